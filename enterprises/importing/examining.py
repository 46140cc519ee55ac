"""Looking at the rows of a file, some hundred at a time: what each would enter into the register, and what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.fields import digest
from core.scope import Reach
from core.sheets.reading import Cell
from core.text import squash
from enterprises.choices import LegalForm, Likeness, Verdict
from enterprises.importing.cells import MASK, as_text
from enterprises.importing.columns import ALL, BY_KEY, FIELDS, LICENCES, NEEDED_WITHOUT_NIK, NOTED, Field
from enterprises.importing.references import Licences, Places, Sections
from enterprises.importing.register import Register
from enterprises.models import last_full_year
from enterprises.validators import nik_warnings, parse_nik

#: Rows looked at together: the register is asked some questions for each such batch.
BATCH = 1000

Row = tuple[int, list[Cell]]

#: What an empty cell means in each field; the order in which faults are told.
_BLANK: dict[str, Any] = {one.key: one.read(None) for one in ALL}
_ORDER = {one.key: place for place, one in enumerate(ALL)}


@dataclass(slots=True)
class Examined:
    """One row. ``values`` are those of a complete registration, as far as they could be read."""

    number: int
    #: What stood in it, by field.
    cells: dict[str, Cell] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    #: Code of the kind → number, of the licences beside the NIB.
    licences: dict[str, str] = field(default_factory=dict)
    #: (field, sentence).
    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    #: Which enterprise of the register it is like, and in what.
    likeness: Likeness | None = None
    known: int | None = None
    #: The register number the row names, as those of our own export do.
    number_known: str = ""
    #: Of a list without NIK: it is kept until somebody completes it.
    is_open: bool = False

    @property
    def content(self) -> dict[str, str]:
        """What stood in it, as it would be typed."""
        return {key: as_text(cell) for key, cell in self.cells.items()}

    @property
    def verdict(self) -> Verdict:
        if self.is_open and not self.errors:
            return Verdict.OPEN
        return Verdict.BAD if self.errors else Verdict.WARNED if self.warnings else Verdict.GOOD


class Examiner:
    """Looks at all rows of one file; it remembers what it has seen, so that a row can be found twice."""

    def __init__(self, *, mapping: dict[str, int], reach: Reach) -> None:
        self._columns: list[tuple[Field, int]] = [(BY_KEY[key], place) for key, place in mapping.items()]
        self._reach = reach
        self._places, self._sections, self._register = Places(), Sections(), Register(self._reaches)
        self._licences = Licences()
        self._is_open = "nik" not in mapping
        #: (field, value) → number of the row in which it stood first.
        self._seen: dict[tuple[str, str], int] = {}

    def examine(self, rows: Iterable[Row]) -> Iterator[list[Examined]]:
        """The rows in their order, a batch at a time."""
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            found = [self._read(number, cells) for number, cells in batch]
            for row in found:
                self._find_twins(row)
            self._register.compare(found)
            yield found

    def _read(self, number: int, cells: list[Cell]) -> Examined:
        row = Examined(number, values=dict(_BLANK))
        for one, place in self._columns:
            cell = cells[place] if place < len(cells) else None
            if cell is None:
                continue
            row.cells[one.key] = cell
            if one.private and isinstance(cell, str) and MASK in cell:
                continue  # our own export hides it: it says nothing
            try:
                row.values[one.key] = one.read(cell)
            except ValidationError as error:
                row.errors.append((one.key, " ".join(error.messages)))
        row.errors.sort(key=lambda fault: _ORDER[fault[0]])
        self._resolve(row)
        self._take_licences(row)
        wrong = {key for key, _text in row.errors}
        for one in FIELDS:
            needed = one.key in NEEDED_WITHOUT_NIK if self._is_open else one.required and not row.number_known
            if needed and one.key not in wrong and row.values.get(one.key) in (None, ""):
                row.errors.append((one.key, _("This is empty.")))
        if self._is_open:
            self._leave_open(row)
        else:
            self._complete(row)
        return row

    @staticmethod
    def _leave_open(row: Examined) -> None:
        """Whoever completes it reads the rest again: only a person nobody can find is an error."""
        row.is_open = True
        row.warnings += [fault for fault in row.errors if fault[0] not in NEEDED_WITHOUT_NIK]
        row.errors = [fault for fault in row.errors if fault[0] in NEEDED_WITHOUT_NIK]

    def _resolve(self, row: Examined) -> None:
        """The village and the field of business, from their words to their rows."""
        kabupaten, kecamatan = row.values.pop("kabupaten", ""), row.values.pop("kecamatan", "")
        if row.values["village"]:
            try:
                village = self._places.village(kabupaten, kecamatan, row.values["village"])
            except ValidationError as error:
                row.values["village"] = None
                row.errors += [(key, " ".join(texts)) for key, texts in error.message_dict.items()]
            else:
                row.values["village"] = village
                if not self._reaches(village.code):
                    row.errors.append(("village", _("This village lies outside your region.")))
        if row.values["kbli_section"]:
            try:
                row.values["kbli_section"] = self._sections.section(row.values["kbli_section"])
            except ValidationError as error:
                row.values["kbli_section"] = None
                row.errors.append(("kbli_section", " ".join(error.messages)))

    def _take_licences(self, row: Examined) -> None:
        """The numbers that look like one of their kind; another is no reason to keep the business out."""
        row.number_known = row.values.get("number", "")
        for one in NOTED:
            row.values.pop(one.key, None)
        for one in LICENCES:
            number = row.values.pop(one.key, "")
            if not number:
                continue
            try:
                row.licences[one.key] = self._licences.number(one.key, number)
            except ValidationError as error:
                row.warnings.append((one.key, " ".join(error.messages)))

    def _reaches(self, code: str) -> bool:
        return self._reach.everything or any(
            code == region or code.startswith(f"{region}.") for region in self._reach.regions
        )

    @staticmethod
    def _complete(row: Examined) -> None:
        """What a file need not say: the form, the year of the figures; the sex, which is in the NIK."""
        values = row.values
        values["legal_form"] = values.get("legal_form") or LegalForm.NONE
        values["figures_year"] = values.get("figures_year") or last_full_year()
        nik = values.get("nik")
        if not nik:
            return
        values["nik_digest"] = digest(nik)
        row.warnings += [("nik", text) for text in nik_warnings(nik, values.get("birth_date"), values.get("sex", ""))]
        values["sex"] = values.get("sex") or parse_nik(nik).sex

    def _find_twins(self, row: Examined) -> None:
        """The same person, licence or telephone further up in the file."""
        phone = row.errors if row.is_open else row.warnings  # without a NIK the telephone tells who it is
        for key, listed in (("nik", row.errors), ("nib", row.errors), ("phone", phone)):
            value = row.values.get(key)
            if not value:
                continue
            first = self._seen.setdefault((key, value), row.number)
            if first != row.number:
                listed.append((key, _("The same stands in row %(row)d of this file.") % {"row": first}))
        if row.values.get("village") and row.values.get("business_name"):
            name = f"{row.values['village'].code} {squash(row.values['business_name'])}"
            first = self._seen.setdefault(("business_name", name), row.number)
            if first != row.number:
                text = _("A business of this name stands in row %(row)d, in the same village.") % {"row": first}
                row.warnings.append(("business_name", text))
