"""The file given back as a workbook: faulty cells coloured and commented, all that is wrong in one more column."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.utils.translation import gettext as _

from core.sheets.reading import Cell
from enterprises.importing.columns import BY_KEY
from enterprises.models import Import
from jobs.kinds import JobFile

if TYPE_CHECKING:
    from enterprises.importing.examining import Examined

#: Comments are kept in memory, and a workbook with more of them opens slowly; the last column says it all anyway.
_MOST_COMMENTS = 5_000


class MarkedCopy:
    """Written as the rows come, each at the place it has in the file, so that the numbers of rows hold in both.

    Every cell but an amount is text: no number loses a digit, no formula can run.
    """

    def __init__(self, path: Path, batch: Import) -> None:
        self._path, self._batch = path, batch
        self._book = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._sheet = self._book.add_worksheet()
        self._bad = self._book.add_format({"bg_color": "#f8d7da", "border": 1, "border_color": "#b02a37"})
        self._odd = self._book.add_format({"bg_color": "#fff3cd"})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        head = self._book.add_format({"bold": True, "bottom": 1})
        self._width = len(batch.headings)
        self._sheet.set_column(0, max(0, self._width - 1), 18)
        self._sheet.set_column(self._width, self._width, 70)
        self._row, self._rows, self._comments, self._faults = batch.head_row - 1, 0, 0, 0
        self._sheet.freeze_panes(batch.head_row, 0)
        for place, heading in enumerate([*batch.headings, _("To mend")]):
            self._sheet.write_string(self._row, place, heading, head)

    def add(self, one: "Examined", cells: list[Cell]) -> None:
        """One row of the file, marked by what was found."""
        self._row, self._rows = one.number - 1, self._rows + 1
        marks: dict[int, tuple[list[str], Any]] = {}
        for found, look in ((one.warnings, self._odd), (one.errors, self._bad)):
            for key, text in found:
                place = self._batch.mapping.get(key)
                if place is not None:
                    marks[place] = ([*marks.get(place, ([], None))[0], text], look)
        for place in range(self._width):
            texts, look = marks.get(place, ([], None))
            self._write(place, cells[place] if place < len(cells) else None, look)
            if texts and self._comments < _MOST_COMMENTS:
                self._comments += 1
                self._sheet.write_comment(self._row, place, "\n".join(texts), {"x_scale": 2})
        said = [f"{_label(key)}: {text}" for key, text in [*one.errors, *one.warnings]]
        if said:
            self._faults += 1
            self._sheet.write_string(self._row, self._width, "\n".join(said), self._wrapped)

    def _write(self, place: int, cell: Cell, look: Any) -> None:
        if cell is None:
            if look is not None:
                self._sheet.write_blank(self._row, place, None, look)
        elif isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < 10**11:
            self._sheet.write_number(self._row, place, cell, look)
        else:
            text = f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell)
            self._sheet.write_string(self._row, place, text, look)

    def finish(self) -> JobFile | None:
        """The finished file; none when nothing is to be marked."""
        self._book.close()
        if not self._faults:
            return None
        stem = self._batch.file_name.rpartition(".")[0] or self._batch.file_name
        return JobFile(path=self._path, name=_("%(name)s - to mend.xlsx") % {"name": stem}, facts={"rows": self._rows})


def _label(key: str) -> str:
    return str(BY_KEY[key].label)
