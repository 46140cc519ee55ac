"""What stands in a spreadsheet, read by a child process: ``outline(path)`` and ``rows(path, sheet)``."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from core.sheets.child import DAMAGED, LOCKED, MOST_ROWS
from core.sheets.kinds import damaged, locked

#: A cell: nothing, a text, a number, yes or no, a day.
Cell = str | int | float | bool | date | None

#: Seconds a child may take altogether: while a person waits for the page, and in the background.
_PATIENCE_PAGE = 25
_PATIENCE_JOB = 240


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file. ``index`` is its place; hidden ones are never read."""

    index: int
    name: str
    hidden: bool
    #: Rows that hold anything, and the widest of them.
    rows: int
    columns: int
    #: Areas of merged cells: each cell of them was given the value that is shown.
    merged: int
    #: The first rows that hold anything, with their numbers.
    first: list[tuple[int, list[Cell]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole file. ``encoding`` and ``delimiter`` are those that were found for a table in text."""

    sheets: list[Sheet]
    encoding: str = ""
    delimiter: str = ""

    @property
    def shown(self) -> list[Sheet]:
        """The sheets that hold rows and are not hidden."""
        return [sheet for sheet in self.sheets if not sheet.hidden and sheet.rows]

    @property
    def hidden(self) -> list[str]:
        return [sheet.name for sheet in self.sheets if sheet.hidden]


def outline(path: Path) -> Outline:
    """What a file holds. Raises ``ValidationError`` when it cannot be read, in words for whoever handed it in."""
    with _answer("outline", path, patience=_PATIENCE_PAGE) as answer:
        found = json.loads(answer.read())
    sheets = [
        Sheet(index=index, **about | {"first": [(number, _cells(cells)) for number, cells in about["first"]]})
        for index, about in enumerate(found.pop("sheets"))
    ]
    return Outline(sheets, **found)


def rows(path: Path, sheet: int) -> Iterator[tuple[int, list[Cell]]]:
    """(number, cells) of every row of a sheet that holds anything. Raises ``ValidationError`` before the first."""
    with _answer("rows", path, str(sheet), patience=_PATIENCE_JOB) as answer:
        for line in answer:
            number, cells = json.loads(line)
            yield number, _cells(cells)


@contextmanager
def on_disk(file: File, suffix: str) -> Iterator[Path]:
    """A copy of a file under a name that says what it is, for as long as the block lasts."""
    with NamedTemporaryFile(suffix=suffix) as copy:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


def _cells(cells: list[Any]) -> list[Cell]:
    return [date.fromisoformat(cell[0]) if isinstance(cell, list) else cell for cell in cells]


@contextmanager
def _answer(*arguments: Any, patience: int) -> Iterator[IO[bytes]]:
    """What the child wrote. It gets no environment of ours, so no secret either."""
    command = [sys.executable, "-m", "core.sheets.child", *map(str, arguments)]
    with TemporaryFile() as out:
        try:
            code = subprocess.run(
                command,
                cwd=settings.BASE_DIR,
                env={"LANG": "C.UTF-8"},
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=patience,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            raise _too_long() from None
        if code in (LOCKED, DAMAGED):
            raise locked() if code == LOCKED else damaged()
        if code != 0:  # it gave up, or was ended by one of its limits
            raise _too_long()
        out.seek(0)
        yield out


def _too_long() -> ValidationError:
    return ValidationError(
        _(
            "This file was refused: it holds far more than can be read, or a cell very far away from all others. Copy "
            "the rows into a new workbook, at most %(rows)s of them, and try again."
        ),
        code="too_long",
        params={"rows": f"{MOST_ROWS:_}".replace("_", ".")},
    )
