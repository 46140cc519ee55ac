"""A text table for other programs: UTF-8 with its mark, semicolons, ISO dates, plain figures."""

import csv
from datetime import date, datetime
from pathlib import Path

from core.text import printable
from reports.columns import Cell, Kind
from reports.renderers.table import ReportTable, no_formula


def write(table: ReportTable, path: Path) -> int:
    """Write all rows; returns how many. A spreadsheet program with Indonesian settings opens it by a double click."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([_text(str(column.label)) for column in table.columns])
        kinds = [column.kind for column in table.columns]
        for row in table.rows:
            writer.writerow([_cell(value, kind) for value, kind in zip(row, kinds, strict=True)])
            count += 1
    return count


def _cell(value: Cell, kind: Kind) -> str:
    if value is None:
        return ""
    if kind is Kind.BOOL:
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else str(value)


def _text(value: str) -> str:
    return no_formula(printable(value))
