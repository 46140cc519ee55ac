"""Comparing the rows of a file with the register, a batch at a time."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from enterprises.alike import likeness
from enterprises.choices import Likeness
from enterprises.models import Enterprise, Owner, Registration

if TYPE_CHECKING:
    from enterprises.importing.examining import Examined


class Register:
    """What the register holds already, asked for as the rows come.

    ``reaches`` says of a village code whether the importer may see enterprises there: no other is ever named.
    """

    def __init__(self, reaches: Callable[[str], bool]) -> None:
        self._reaches = reaches
        #: Village → likeness of each name in it → its enterprise, read once when the first row of that village comes.
        self._names: dict[str, dict[int, int]] = {}

    def compare(self, rows: Sequence["Examined"]) -> None:
        """Say of each row which enterprise it is like and in what; errors are what cannot be told apart from here."""
        waiting = _("This waits for verification already. Decide on that registration first.")
        self._mark(rows, "nik_digest", "nik", waiting)
        self._mark(rows, "nib", "nib", waiting)
        self._mark_numbers(rows)
        self._mark_owners(rows)
        self._mark_nibs(rows)
        self._mark_phones(rows)
        self._mark_names(rows)

    @staticmethod
    def _mark(rows: Sequence["Examined"], name: str, key: str, text: str) -> None:
        asked = _values(rows, name)
        live = Registration.objects.open().filter(**{f"{name}__in": asked})
        known = set(live.values_list(name, flat=True)) if asked else set()
        for row in rows:
            if row.values.get(name) in known:
                row.errors.append((key, text))

    def _mark_numbers(self, rows: Sequence["Examined"]) -> None:
        """Rows of our own export say themselves which enterprise they are."""
        asked = {row.number_known for row in rows if row.number_known}
        held: dict[str, tuple[int, str]] = {}
        if asked:
            stored = Enterprise.objects.filter(number__in=asked)
            held = {number: (pk, village) for number, pk, village in stored.values_list("number", "pk", "village_id")}
        for row in rows:
            if row.number_known in held:
                text = _("This enterprise is in the register under this number.")
                self._like(row, Likeness.SAME, *held[row.number_known], "number", text)
            elif row.number_known:
                row.errors.append(("number", _("There is no enterprise with this register number.")))

    def _mark_owners(self, rows: Sequence["Examined"]) -> None:
        asked = _values(rows, "nik_digest")
        held: dict[str, list[tuple[int, str, str]]] = {}
        if asked:
            owners = Owner.objects.filter(nik_digest__in=asked).order_by("enterprises__pk")
            for nik, *enterprise in owners.values_list(
                "nik_digest", "enterprises__pk", "enterprises__name", "enterprises__village_id"
            ):
                held.setdefault(nik, []).append(tuple(enterprise))  # type: ignore[arg-type]
        for row in rows:
            businesses = held.get(row.values.get("nik_digest", ""))
            if not businesses or row.number_known:
                continue
            name = likeness(row.values.get("business_name") or "")
            same = [one for one in businesses if one[0] and likeness(one[1]) == name]
            text = (
                _("This business of the same owner is in the register already.")
                if same
                else _("The owner is in the register already, with another business.")
            )
            pk, _name, village = (same or businesses)[0]
            self._like(row, Likeness.SAME if same else Likeness.OWNER, pk, village, "nik", text)

    def _mark_nibs(self, rows: Sequence["Examined"]) -> None:
        asked = _values(rows, "nib")
        stored = Enterprise.objects.filter(nib__in=asked) if asked else Enterprise.objects.none()
        held = {
            nib: (pk, owner, village)
            for nib, pk, owner, village in stored.values_list("nib", "pk", "owner__nik_digest", "village_id")
        }
        for row in rows:
            if row.values.get("nib") not in held or row.number_known:
                continue
            pk, owner, village = held[row.values["nib"]]
            if row.values.get("nik_digest") not in (None, owner):
                row.errors.append(("nib", _("This NIB is already registered, of another owner.")))
            elif row.known != pk or row.likeness != Likeness.SAME:
                self._like(row, Likeness.SAME, pk, village, "nib", _("The business with this NIB is in the register."))

    def _like(self, row: "Examined", how: Likeness, pk: int | None, village: str | None, key: str, text: str) -> None:
        """Note it. Of an enterprise the importer may not see only that there is one; a row that is the same errs."""
        seen = bool(village) and self._reaches(village or "")
        if how == Likeness.SAME and not seen:
            row.errors.append((key, _("This is in the register of another region already.")))
            return
        row.likeness, row.known = how, pk if seen else None
        row.warnings.append((key, text))

    def _mark_phones(self, rows: Sequence["Examined"]) -> None:
        phones = _values(rows, "phone")
        held: dict[str, tuple[int, str]] = {}
        if phones:
            owners = Owner.objects.filter(phone__in=phones, enterprises__isnull=False)
            for phone, pk, village in owners.values_list("phone", "enterprises__pk", "enterprises__village_id"):
                held.setdefault(phone, (pk, village))
        for row in rows:
            if not row.likeness and row.values.get("phone") in held:
                text = _("Another owner in the register has this telephone number.")
                self._like(row, Likeness.ALIKE, *held[row.values["phone"]], "phone", text)

    def _mark_names(self, rows: Sequence["Examined"]) -> None:
        villages = {row.values["village"].pk for row in rows if row.values.get("village")}
        new = villages - self._names.keys()
        self._names.update((code, {}) for code in new)
        stored = Enterprise.objects.filter(village__in=new).order_by() if new else Enterprise.objects.none()
        for code, name, pk in stored.values_list("village_id", "name", "pk"):
            self._names[code].setdefault(hash(likeness(name)), pk)
        for row in rows:
            village, given = row.values.get("village"), row.values.get("business_name")
            if row.likeness or not village or not given:
                continue
            known = self._names[village.pk].get(hash(likeness(given)))
            if known is not None:
                text = _("A business with a similar name is already registered in the same village.")
                self._like(row, Likeness.ALIKE, known, village.pk, "business_name", text)


def _values(rows: Iterable["Examined"], name: str) -> set[str]:
    return {value for row in rows if (value := row.values.get(name))}
