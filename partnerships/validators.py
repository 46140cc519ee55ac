"""What a value typed by an administrator must look like."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.numbering import PLACES, written

#: The longest number of an agreement, and the longest unit a pattern is tried with.
LONGEST_NUMBER, _LONG_UNIT = 100, "BIRO PENGADAAN BARANG DAN JASA"


def number_pattern(pattern: str) -> None:
    """It can be filled in, is short enough, and no two agreements get the same number. Raises ``ValidationError``."""
    try:
        numbers = {
            written(pattern, code="119", unit=_LONG_UNIT, day=date(year, 8, 1), serial=serial)
            for year in (2026, 2027)
            for serial in (1, 2, 99_999)
        }
    except (ValueError, KeyError, IndexError):
        places = ", ".join(f"{{{place}}}" for place in sorted(PLACES))
        raise ValidationError(_("It can hold only %(places)s."), params={"places": places}) from None
    if len(numbers) < 6:
        raise ValidationError(_("It must hold {serial} and {year}, or two agreements would get the same number."))
    if max(map(len, numbers)) > LONGEST_NUMBER:
        raise ValidationError(
            _("Such a number would have more than %(most)d characters."), params={"most": LONGEST_NUMBER}
        )
