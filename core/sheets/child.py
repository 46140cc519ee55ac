"""Reads one spreadsheet: ``python -m core.sheets.child outline|rows FILE [SHEET]``; lines of JSON on standard output.

Runs as a process of its own with little memory and time, so that no file can take the site down (a far cell makes the
reader abort, and nothing in the same process could catch that); imports no Django. Formulas are read as the values last
computed. Of merged cells each gets the value that is shown.

``outline`` writes one object; ``rows`` writes ``[number, cells]`` for every row that holds anything. A cell is null, a
text, a number, true or false, or ``[text]`` for a date (ISO).
"""

import csv
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from core.sheets.text import dialect_of, encoding_of

MEMORY = 1_500_000_000
SECONDS = 120
#: Bytes of the answer.
MOST_OUTPUT = 1_000_000_000
MOST_ROWS = 250_000
MOST_COLUMNS = 200
MOST_SHEETS = 200
#: Characters kept of one cell.
LONGEST = 1_000
#: Rows shown to choose the headings from.
FIRST = 20
#: Cells that merged areas may cover.
MOST_MERGED = 200_000

TOO_LONG, LOCKED, DAMAGED = 3, 4, 5
#: The largest whole number a cell can hold exactly.
_EXACT = 2**53

Rows = Iterator[tuple[int, list[Any]]]


class TooLong(Exception):
    """The file holds more than is read."""


def plain(value: Any) -> Any:
    """A cell as it travels: see above."""
    if isinstance(value, str):
        text = value.replace("\0", "").strip()[:LONGEST]
        return text or None
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT
        return int(value) if whole else value
    if isinstance(value, datetime):
        return [value.date().isoformat()]
    if isinstance(value, date):
        return [value.isoformat()]
    return str(value)[:LONGEST] if isinstance(value, time | timedelta) else None


def filled(rows: Iterator[tuple[int, list[Any]]]) -> Rows:
    """The rows that hold anything, within the limits; empty ones are passed over, however many there are."""
    count = 0
    for number, values in rows:
        cells = [plain(value) for value in values[:MOST_COLUMNS]]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            count += 1
            if count > MOST_ROWS:
                raise TooLong
            yield number, cells


class Text:
    """A table in text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._encoding = encoding_of(path)
        self._delimiter, self._skip = dialect_of(path, self._encoding)

    def outline(self) -> dict[str, Any]:
        sheet = {"name": "CSV", "hidden": False, "merged": 0} | measure(self.rows(0))
        return {"sheets": [sheet], "encoding": self._encoding, "delimiter": self._delimiter}

    def rows(self, _sheet: int) -> Rows:
        with self._path.open(encoding=self._encoding, errors="replace", newline="") as lines:
            read = csv.reader(lines, delimiter=self._delimiter)
            yield from filled(islice(enumerate(read, start=1), self._skip, None))


class Workbook:
    """A workbook of Excel or LibreOffice."""

    def __init__(self, path: Path) -> None:
        from python_calamine import CalamineWorkbook

        self._book = CalamineWorkbook.from_path(path)
        if len(self._book.sheets_metadata) > MOST_SHEETS:
            raise TooLong

    def outline(self) -> dict[str, Any]:
        return {"sheets": [self._sheet(index) for index in range(len(self._book.sheets_metadata))]}

    def _sheet(self, index: int) -> dict[str, Any]:
        known = self._book.sheets_metadata[index]
        about: dict[str, Any] = {"name": known.name[:100], "hidden": not str(known.visible).endswith(".Visible")}
        if about["hidden"] or not str(known.typ).endswith(".WorkSheet"):
            return about | {"hidden": True, "merged": 0, "rows": 0, "columns": 0, "first": []}
        sheet = self._book.get_sheet_by_index(index)
        merged = len(sheet.merged_cell_ranges or [])
        return about | {"merged": merged} | measure(self._rows(sheet))

    def rows(self, index: int) -> Rows:
        return self._rows(self._book.get_sheet_by_index(index))

    def _rows(self, sheet: Any) -> Rows:
        return iter(()) if sheet.start is None else filled(self._merged(sheet))

    @staticmethod
    def _merged(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
        """The rows by their numbers, every cell of a merged area with the value that is shown."""
        left = sheet.start[1]
        followers = _followers(sheet.merged_cell_ranges or [])
        shown: dict[tuple[int, int], Any] = {}
        for row, values in enumerate(sheet.iter_rows()):
            cells = [""] * left + values if left else values
            for column, origin in followers.get(row, ()):
                if origin == (row, column):
                    shown[origin] = cells[column] if column < len(cells) else ""
                else:
                    cells.extend([""] * (column + 1 - len(cells)))
                    cells[column] = shown.get(origin, "")
            yield row + 1, cells


def _followers(ranges: list[Any]) -> dict[int, list[tuple[int, tuple[int, int]]]]:
    """Row → its cells in merged areas, each with the cell whose value the area shows. Raises ``TooLong``."""
    found: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    count = 0
    for (top, left), (bottom, right) in ranges:
        right = min(right, MOST_COLUMNS - 1)
        count += (bottom - top + 1) * max(0, right - left + 1)
        if count > MOST_MERGED:
            raise TooLong
        for row in range(top, bottom + 1):
            found.setdefault(row, []).extend((column, (top, left)) for column in range(left, right + 1))
    return found


def measure(rows: Rows) -> dict[str, Any]:
    """How many rows hold anything, how wide they are, and the first of them."""
    count, width = 0, 0
    first: list[Any] = []
    for number, cells in rows:
        count, width = count + 1, max(width, len(cells))
        if len(first) < FIRST:
            first.append([number, cells])
    return {"rows": count, "columns": width, "first": first}


def limit() -> None:
    """From here on this process gets no more memory and time than a sane file needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OUTPUT, MOST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def open_file(path: Path) -> Text | Workbook:
    return Text(path) if path.suffix == ".csv" else Workbook(path)


def main(task: str, path: str, sheet: str = "0") -> int:
    limit()
    try:
        book = open_file(Path(path))
        if task == "outline":
            sys.stdout.write(json.dumps(book.outline()))
        else:
            for line in book.rows(int(sheet)):
                sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    except (TooLong, MemoryError):
        return TOO_LONG
    except Exception as error:
        return LOCKED if type(error).__name__ == "PasswordError" else DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
