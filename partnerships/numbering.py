"""How the number of an agreement is written, and which numbers count in one row."""

from collections.abc import Mapping
from datetime import date
from string import Formatter

from workflow.numbers import ROMAN_MONTHS

#: The places of a pattern.
PLACES = frozenset({"code", "serial", "unit", "month", "year"})
#: Stands for a serial that is not known yet.
TO_COME = "…"


def written(pattern: str, *, code: str, unit: str, day: date, serial: int | None = None) -> str:
    """The number as it stands on the document; without a serial, as it will look.

    Raises ``ValueError`` for a pattern that cannot be filled in.
    """
    month = ROMAN_MONTHS[day.month - 1]
    number = TO_COME if serial is None else serial
    return _filled(pattern, {"code": code, "serial": number, "unit": unit, "month": month, "year": day.year})


def series(pattern: str, *, code: str, unit: str, day: date) -> str:
    """The row of numbers that a number counts in: all that it says beside its serial and its month.

    Two numbers that could be the same always count in one row, whatever the pattern shows.
    """
    return "agreement:" + _filled(pattern, {"code": code, "serial": "", "unit": unit, "month": "", "year": day.year})


def _filled(pattern: str, values: Mapping[str, str | int]) -> str:
    parts = []
    for text, place, form, _conversion in Formatter().parse(pattern):
        parts.append(text)
        if place is not None:
            if place not in values:
                raise ValueError(place)
            value = values[place]
            parts.append(value if isinstance(value, str) else format(value, form or ""))
    return "".join(parts)
