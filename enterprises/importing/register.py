"""Comparing the rows of a file with the register, a batch at a time."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from core.text import squash
from enterprises.models import Enterprise, Owner, Registration

if TYPE_CHECKING:
    from enterprises.importing.examining import Examined

#: Words that many names have, and that say nothing about whose business it is.
_COMMON = frozenset({"ud", "cv", "pt", "toko", "warung", "usaha", "umkm", "rumah", "dapur", "kedai"})


def likeness(name: str) -> str:
    """Names with the same likeness are called alike: neither case, spacing, order nor common words count."""
    words = [squash(word) for word in name.split()]
    telling = sorted(word for word in words if word and word not in _COMMON)
    return "".join(telling or words)


class Register:
    """What the register holds already, asked for as the rows come."""

    def __init__(self) -> None:
        #: Village → likenesses of the names in it, read once when the first row of that village comes.
        self._names: dict[str, set[int]] = {}

    def compare(self, rows: Sequence["Examined"]) -> None:
        """Add to each row what is in the register already: NIK and NIB as errors, telephone and name as warnings."""
        taken = _(
            "This is already in the register, or waits for verification. If it is another business of the same owner, "
            "the owner registers it in the portal."
        )
        self._mark(rows, "nik_digest", "nik", taken, Owner.objects, Registration.objects.live())
        self._mark(
            rows, "nib", "nib", _("This NIB is already registered."), Enterprise.objects, Registration.objects.live()
        )
        phones = _values(rows, "phone")
        known = set(Owner.objects.filter(phone__in=phones).values_list("phone", flat=True)) if phones else set()
        for row in rows:
            if row.values.get("phone") in known:
                row.warnings.append(("phone", _("Another owner in the register has this telephone number.")))
        self._mark_names(rows)

    @staticmethod
    def _mark(rows: Sequence["Examined"], name: str, key: str, text: str, *holders: Any) -> None:
        asked = _values(rows, name)
        known: set[str] = set()
        for holder in holders if asked else ():
            known.update(holder.filter(**{f"{name}__in": asked}).values_list(name, flat=True))
        for row in rows:
            if row.values.get(name) in known:
                row.errors.append((key, text))

    def _mark_names(self, rows: Sequence["Examined"]) -> None:
        villages = {row.values["village"].pk for row in rows if row.values.get("village")}
        new = villages - self._names.keys()
        self._names.update((code, set()) for code in new)
        for code, stored in Enterprise.objects.filter(village__in=new).order_by().values_list("village_id", "name"):
            self._names[code].add(hash(likeness(stored)))
        for row in rows:
            village, name = row.values.get("village"), row.values.get("business_name")
            if village and name and hash(likeness(name)) in self._names[village.pk]:
                text = _("A business with a similar name is already registered in the same village.")
                row.warnings.append(("business_name", text))


def _values(rows: Iterable["Examined"], name: str) -> set[str]:
    return {value for row in rows if (value := row.values.get(name))}
