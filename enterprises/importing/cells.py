"""What one cell means: the checks of the portal's form, and what goes wrong with numbers and dates in spreadsheets.

Each ``read_x(cell)`` gives the stored form, or raises ``ValidationError`` with a sentence that says what to type.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from core.form_fields import RupiahField
from core.formats import mask_tail
from core.numbers import compact, phone_e164
from core.sheets.reading import Cell
from core.text import squash, tidy
from enterprises.validators import clean_nib, clean_nik, clean_npwp, clean_postcode

#: Nobody alive was born, and no business of the province began, before this.
EARLIEST_YEAR = 1900
_MOST_WORKERS = 100_000
#: Excel counts days from here.
_EXCEL_DAY_0 = date(1899, 12, 30)
#: What stands for each hidden sign of a private number in our own exports.
MASK = mask_tail("0")
#: Digits of a number that a cell keeps; what comes after them becomes zeros.
_KEPT = 15
_QUOTED = ("'=", "'+", "'-", "'@")
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_MONTHS = {
    name[:3]: number
    for number, names in enumerate(
        (
            ("januari", "january"),
            ("februari", "pebruari", "february"),
            ("maret", "march"),
            ("april",),
            ("mei", "may"),
            ("juni", "june"),
            ("juli", "july"),
            ("agustus", "august"),
            ("september",),
            ("oktober", "october"),
            ("november", "nopember"),
            ("desember", "december"),
        ),
        start=1,
    )
    for name in names
}
_rupiah = RupiahField(required=False)


def as_text(cell: Cell) -> str:
    """The cell as it would be typed."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell[:2] in _QUOTED:
        cell = cell[1:]  # as tables in text quote what a spreadsheet would take for a formula
    if isinstance(cell, str) and cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()  # most cells: nothing to tidy
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "1" if cell else "0"
    return tidy(str(cell)).replace("\n", " ")


def text_of(longest: int) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = as_text(cell)
        if len(text) > longest:
            raise ValidationError(
                _("Shorten this to %(limit)d characters; it has %(length)d."),
                params={"limit": longest, "length": len(text)},
            )
        return text

    return read


def digits(clean: Callable[[str], str]) -> Callable[[Cell], str]:
    """A long number, which a spreadsheet may have spoilt by taking it for an amount."""

    def read(cell: Cell) -> str:
        text = as_text(cell)
        if not text:
            return ""
        spoilt = isinstance(cell, float) or _SCIENTIFIC.fullmatch(text) is not None
        if isinstance(cell, int) and not isinstance(cell, bool):
            spoilt = len(text) > _KEPT and text[_KEPT:].strip("0") == ""
        if spoilt:
            raise ValidationError(
                _(
                    "The cell holds a number instead of text, and a spreadsheet keeps only 15 of its digits: the last "
                    "ones are lost. Set the column to Text and type the number again from the card."
                ),
                code="lost_digits",
            )
        return clean(text)

    return read


read_nik = digits(clean_nik)
read_nib = digits(clean_nib)
read_npwp = digits(clean_npwp)


def read_phone(cell: Cell) -> str:
    text = as_text(cell)
    return phone_e164(re.split(r"[/;,]", text)[0]) if text else ""


def read_email(cell: Cell) -> str:
    text = as_text(cell).lower()
    if text:
        validate_email(text)
    return text


def read_postcode(cell: Cell) -> str:
    text = as_text(cell)
    return clean_postcode(text) if text else ""


def read_day(cell: Cell) -> date | None:
    """A day: a date cell, 24-11-2026, 24/11/26, 24 November 2026, or the count of days behind a date of Excel."""
    if cell is None or isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and 1 < cell < 80_000:
        return _EXCEL_DAY_0 + timedelta(days=int(cell))
    parts = re.split(r"[\s/.\-,]+", as_text(cell).lower())
    try:
        if len(parts) == 3 and len(parts[0]) == 4:
            return date(int(parts[0]), int(parts[1]), int(parts[2]))
        if len(parts) == 3:
            month = int(parts[1]) if parts[1].isdigit() else _MONTHS[parts[1][:3]]
            year = int(parts[2])
            if year < 100:
                year += 1900 if year > timezone.localdate().year % 100 else 2000
            return date(year, month, int(parts[0]))
    except (ValueError, KeyError):
        pass
    raise ValidationError(_("Write the date as day-month-year, for example 24-11-1986."), code="date")


def read_birth_date(cell: Cell) -> date | None:
    day = read_day(cell)
    if day and (day.year < EARLIEST_YEAR or day > timezone.localdate()):
        raise ValidationError(_("This cannot be a date of birth."), code="birth_date")
    return day


def read_rupiah(cell: Cell) -> int | None:
    if isinstance(cell, float):
        raise ValidationError(_("Enter whole rupiah in figures, for example 1.250.000."), code="invalid")
    return _rupiah.clean(as_text(cell))


def read_count(cell: Cell) -> int | None:
    text = compact(as_text(cell).lower().removesuffix("orang"))
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 6 or int(text) > _MOST_WORKERS:
        raise ValidationError(_("Enter a number of persons in figures; 0 for none."), code="count")
    return int(text)


def read_year(cell: Cell) -> int | None:
    """A year: 2019, or a whole date, of which the year is taken."""
    if isinstance(cell, date):
        return cell.year
    text = as_text(cell)
    if not text:
        return None
    found = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    if found is None or int(found[0]) > timezone.localdate().year:
        raise ValidationError(_("Enter a year of four digits that has come already, for example 2019."), code="year")
    return int(found[0])


def choice(choices: Iterable[tuple[str, Any]], **also: str) -> Callable[[Cell], str]:
    """One of the choices: by its label in either language, its value, or another word for it (``also``)."""
    known: dict[str, str] = {}
    offered: list[Any] = []

    def learn() -> None:
        for language in ("en", "id"):
            with translation.override(language):
                for value, label in choices:
                    known[squash(str(label))] = known[squash(value)] = value
        known.update(also)
        offered.extend(label for _value, label in choices)

    def read(cell: Cell) -> str:
        if not known:
            learn()
        text = squash(as_text(cell))
        if not text:
            return ""
        if text not in known:
            raise ValidationError(
                _("Choose one of: %(choices)s."), params={"choices": ", ".join(str(label) for label in offered)}
            )
        return known[text]

    return read
