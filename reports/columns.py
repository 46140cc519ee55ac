"""The columns of reports: what a cell holds and what kind of value it is, whatever file it is written to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from core import formats
from core.text import Words


class Kind(Enum):
    """What a cell holds. Every kind may be empty (None)."""

    TEXT = "text"
    #: A quantity, written with thousands separated.
    NUMBER = "number"
    #: A number that is a name: a year. Never separated.
    YEAR = "year"
    #: Whole rupiah; the label says so.
    MONEY = "money"
    DATE = "date"
    #: A moment, given in Asia/Jakarta without its zone.
    MOMENT = "moment"
    BOOL = "bool"


Cell = str | int | date | datetime | bool | None


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column. ``cell`` reads the raw value from a row; ``value`` gives what may leave the program."""

    key: str
    label: Words
    cell: Callable[[Any], Any]
    kind: Kind = Kind.TEXT
    #: In characters.
    width: int = 18
    #: Relations the cell follows.
    related: tuple[str, ...] = ()
    prefetch: tuple[str | models.Prefetch, ...] = ()
    #: An identity or phone number: only its end is ever written.
    masked: bool = False
    #: Whether it is in the PDF too: paper has room for few.
    on_paper: bool = True

    def value(self, row: Any) -> Cell:
        """The cell of a row, of the type its kind promises."""
        raw = self.cell(row)
        if raw is None or raw == "":
            return None
        if self.masked:
            return formats.mask_tail(str(raw))
        if self.kind is Kind.TEXT:
            return str(raw)
        if self.kind is Kind.MOMENT:
            return timezone.localtime(raw).replace(tzinfo=None)
        return raw


def in_words(value: Cell, kind: Kind) -> str:
    """A cell as people read it on paper, in the active language; empty for None."""
    if value is None:
        return ""
    if kind is Kind.BOOL:
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return formats.moment_short(value)
    if isinstance(value, date):
        return formats.day_short(value)
    if kind in (Kind.NUMBER, Kind.MONEY) and isinstance(value, int):
        return formats.number(value)
    return str(value)
