"""The identity numbers of people and businesses, as people type them and as they are stored.

For each number there are two doors: ``clean_x(text)`` accepts separators and gives the stored form (digits only), and
``validate_x(value)`` is the validator of a column and accepts the stored form only. Both raise ValidationError with a
sentence that says what to type. None of these numbers has a published check digit.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.numbers import compact, is_digits
from core.reference import read_rows
from core.text import Words
from enterprises.choices import Sex

REFERENCE = Path(__file__).parent / "reference"

#: The day of birth of a woman is written 40 higher in her NIK (PP 37/2007 art. 37).
_FEMALE_DAY = 40
#: A year of the leap kind, so that 29 February is always a possible birthday: the NIK has no century.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Nik:
    """What a NIK tells: where it was first issued, and the birthday and sex as recorded then.

    A NIK never changes, also not when the person moves or the birth date is corrected. So these facts may differ from
    the truth of today, and may only ever be a reason to ask again.
    """

    district_code: str
    day: int
    month: int
    year_of_century: int
    sex: Sex
    serial: int

    def birthday_fits(self, birth_date: date) -> bool:
        """Whether ``birth_date`` is the recorded birthday, in whatever century."""
        recorded = (self.day, self.month, self.year_of_century)
        return recorded == (birth_date.day, birth_date.month, birth_date.year % 100)


def parse_nik(value: str) -> Nik:
    """Read a NIK of 16 digits: PPKKCC (region of first issue), DDMMYY (women: day + 40), serial from 0001.

    The region may be any in Indonesia: people move to Babel. Raises ValidationError when it cannot be a NIK.
    """
    if not is_digits(value, 16):
        raise ValidationError(_("Enter the 16 digits of the NIK, as on the KTP."), code="invalid_nik")
    day, month, serial = int(value[6:8]), int(value[8:10]), int(value[12:])
    female = day > _FEMALE_DAY
    day -= _FEMALE_DAY if female else 0
    if serial == 0 or not 1 <= month <= 12 or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        raise ValidationError(
            _(
                "This cannot be a NIK: digits 7 to 12 are a date of birth and the last four are never 0000. "
                "Compare it with the KTP."
            ),
            code="impossible_nik",
        )
    region = f"{value[:2]}.{value[2:4]}.{value[4:6]}"
    return Nik(region, day, month, int(value[10:12]), Sex.FEMALE if female else Sex.MALE, serial)


def clean_nik(text: str) -> str:
    value = compact(text)
    parse_nik(value)
    return value


def nik_warnings(nik: str, birth_date: date | None, sex: str) -> list[str]:
    """What differs between a valid NIK and the birth date and sex given beside it, as sentences for the reader.

    Never a reason to refuse: a NIK stays the same when Dukcapil corrects a birth date.
    """
    facts = parse_nik(nik)
    warnings = []
    if birth_date and not facts.birthday_fits(birth_date):
        warnings.append(_now("The date of birth differs from the one in the NIK. Check both against the KTP."))
    if sex and sex != facts.sex:
        warnings.append(_now("The sex differs from the one in the NIK. Check both against the KTP."))
    return warnings


def clean_nib(text: str) -> str:
    """Nomor Induk Berusaha: 13 digits, issued by OSS."""
    return _digits(text, 13, message=_("Enter the 13 digits of the NIB, as on the OSS document."))


def clean_npwp(text: str) -> str:
    """Tax number: 15 digits (old) or 16 (since 2024; for a resident person the NIK). PMK 112/2022, PMK 136/2023."""
    return _digits(text, 15, 16, message=_("Enter the 15 or 16 digits of the NPWP; dots and dashes may stay."))


def plain_number(text: str) -> str:
    """The number of a licence in capitals, without spaces."""
    return re.sub(r"\s+", "", text).upper()


def format_npwp(value: str) -> str:
    """A stored NPWP as it is printed: 99.999.999.9-999.999, or groups of four for 16 digits."""
    if is_digits(value, 15):
        return f"{value[:2]}.{value[2:5]}.{value[5:8]}.{value[8]}-{value[9:12]}.{value[12:]}"
    if is_digits(value, 16):
        return " ".join(value[start : start + 4] for start in range(0, 16, 4))
    return value


def clean_postcode(text: str) -> str:
    """Five digits, the first not 0."""
    value = _digits(text, 5, message=_POSTCODE)
    if value[0] == "0":
        raise ValidationError(_POSTCODE, code="invalid_number")
    return value


def kbli_section(code: str, version: int) -> str:
    """The section letter of a KBLI code, by its first two digits: in KBLI 2020 "47" is G, in 2025 "62" is K.

    Raises ValidationError when that version of KBLI has no such division.
    """
    letter = _letters_of_divisions(version).get(code[:2])
    if letter is None:
        raise ValidationError(
            _("KBLI %(version)s has no code that begins with %(division)s."),
            code="unknown_kbli",
            params={"version": version, "division": code[:2]},
        )
    return letter


def clean_kbli(text: str, version: int) -> str:
    """Five digits whose division exists in that version of KBLI; store it together with the version."""
    value = _digits(text, 5, message=_("Enter the 5 digits of the KBLI code, for example 10710."))
    kbli_section(value, version)
    return value


def clean_account(text: str) -> str:
    """An account number: 8 to 20 digits, as the banks of Indonesia write them."""
    return _digits(text, *range(8, 21), message=_("Enter the account number: 8 to 20 digits, without letters."))


_POSTCODE = _("Enter the 5 digits of the postcode, for example 33148.")


def _digits(text: str, *lengths: int, message: Words) -> str:
    value = compact(text)
    if not is_digits(value, *lengths):
        raise ValidationError(message, code="invalid_number")
    return value


@lru_cache
def _letters_of_divisions(version: int) -> dict[str, str]:
    return {
        f"{division:02d}": row["letter"]
        for row in read_rows(REFERENCE / "kbli_sections.csv")
        if int(row["version"]) == version
        for division in range(int(row["first_division"]), int(row["last_division"]) + 1)
    }


def _stored(clean: Callable[[str], str], value: str) -> None:
    if clean(value) != value:
        raise ValidationError(_("Only digits are stored here, without spaces, dots or dashes."), code="not_normalised")


def validate_nik(value: str) -> None:
    _stored(clean_nik, value)


def validate_nib(value: str) -> None:
    _stored(clean_nib, value)


def validate_npwp(value: str) -> None:
    _stored(clean_npwp, value)


def validate_postcode(value: str) -> None:
    _stored(clean_postcode, value)
