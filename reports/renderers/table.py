"""What every renderer is given, and how text is made safe for a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.columns import Cell, ReportColumn

#: A cell that begins so is a formula for some spreadsheet program; the wide signs are read as the narrow ones.
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a report says of itself; texts are in the active language."""

    title: str
    #: By what it was narrowed: (label, value).
    filters: Sequence[tuple[str, str]]
    #: Of which moment it tells; aware.
    as_of: datetime
    ordered_by: str


@dataclass(frozen=True, slots=True)
class ReportTable(ReportHead):
    """A report of rows on its way into a file."""

    columns: Sequence[ReportColumn]
    #: One list for each row, as long as ``columns``; read once.
    rows: Iterator[list[Cell]]


def no_formula(text: str) -> str:
    """Text that a spreadsheet program opening a plain text file will not take for a formula."""
    # Programs skip spaces before the sign, so they are looked through.
    return f"'{text}" if _FORMULA.match(text.lstrip(" \u00a0") or text) else text
