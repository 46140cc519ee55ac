"""How a certificate is numbered: the pattern is a setting, the count without gaps is ``workflow.numbers``."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from accounts.models import Agency
from workflow.numbers import ROMAN_MONTHS, next_number


def next_certificate_number(*, agency: Agency, day: date) -> str:
    """The next number of the agency in the year of ``day``. Inside a transaction: if that rolls back, so does it."""
    serial = next_number(f"certificate:{agency.code}:{day.year}")
    return _written(agency_code=agency.code, day=day, serial=serial)


def _written(*, agency_code: str, day: date, serial: int) -> str:
    return settings.CERTIFICATE_NUMBER_PATTERN.format(
        urut=serial,
        kode=settings.CERTIFICATE_NUMBER_CODE,
        opd=agency_code.upper(),
        bulan_romawi=ROMAN_MONTHS[day.month - 1],
        tahun=day.year,
    )


@register()
def pattern_tells_apart(**kwargs: Any) -> list[CheckMessage]:
    """System check: two certificates never get the same number, whatever the pattern is set to."""
    days = (date(2026, 1, 1), date(2027, 1, 1))
    cases = [(code, day, serial) for code in ("a", "b") for day in days for serial in (1, 2)]
    try:
        numbers = {_written(agency_code=code, day=day, serial=serial) for code, day, serial in cases}
    except (KeyError, IndexError, ValueError) as error:
        return [Error(f"CERTIFICATE_NUMBER_PATTERN cannot be filled in: {error!r}", id="training.E001")]
    if len(numbers) == len(cases):
        return []
    return [Error("CERTIFICATE_NUMBER_PATTERN must hold {urut}, {opd} and {tahun}.", id="training.E002")]
