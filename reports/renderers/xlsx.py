"""A workbook for people: typed cells, a header that stays, a filter, and a sheet that tells what it is."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from xlsxwriter.workbook import Format as CellFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from core import formats
from core.text import printable
from reports.columns import Kind, in_words
from reports.renderers.table import ReportTable

#: Rows a sheet takes below its header; a longer report goes on in a second sheet.
SHEET_ROWS = 1_048_575
#: Characters a cell takes.
LONGEST_TEXT = 32_767
#: Excel counts with 15 digits: longer numbers are kept as text.
LARGEST_NUMBER = 10**15

_NUMBER_FORMATS = {
    Kind.NUMBER: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.YEAR: "0",
    Kind.DATE: "dd-mm-yyyy",
    Kind.MOMENT: "dd-mm-yyyy hh:mm",
}
_HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0F5968", "valign": "vcenter", "text_wrap": True}


def write(table: ReportTable, path: Path) -> int:
    """Write all rows in flat memory; returns how many. Nothing typed into a text is ever taken for a formula."""
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": _NUMBER_FORMATS[Kind.DATE],
    }
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"title": table.title, "author": table.ordered_by, "created": _naive(table.as_of)})
        count = _Data(workbook, table).write()
        _write_notes(workbook, table, count)
    return count


class _Data:
    """The sheets of rows."""

    def __init__(self, workbook: Workbook, table: ReportTable) -> None:
        self.workbook, self.table = workbook, table
        self.header: CellFormat = workbook.add_format(_HEADER)
        made = {kind: workbook.add_format({"num_format": code}) for kind, code in _NUMBER_FORMATS.items()}
        self.formats: list[CellFormat | None] = [made.get(column.kind) for column in table.columns]

    def write(self) -> int:
        count, sheet, line = 0, self._sheet(1), 0
        for row in self.table.rows:
            if line == SHEET_ROWS:
                self._finish(sheet, line)
                sheet, line = self._sheet(count // SHEET_ROWS + 1), 0
            line += 1
            count += 1
            for place, value in enumerate(row):
                if value is not None:
                    _write_cell(sheet, line, place, value, self.formats[place])
        self._finish(sheet, line)
        return count

    def _sheet(self, number: int) -> Worksheet:
        name = pgettext("sheet of a workbook", "Data")
        sheet = self.workbook.add_worksheet(name if number == 1 else f"{name} {number}")
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, 32)
        for place, column in enumerate(self.table.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, printable(str(column.label)), self.header)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def _finish(self, sheet: Worksheet, lines: int) -> None:
        sheet.autofilter(0, 0, lines, len(self.table.columns) - 1)


def _write_cell(sheet: Worksheet, line: int, place: int, value: Any, cell_format: CellFormat | None) -> None:
    # bool before int, datetime before date: each is also the other.
    if isinstance(value, bool):
        sheet.write_string(line, place, in_words(value, Kind.BOOL))
    elif isinstance(value, int) and abs(value) <= LARGEST_NUMBER:
        sheet.write_number(line, place, value, cell_format)
    elif isinstance(value, date) and value.year >= 1900:
        sheet.write_datetime(line, place, value, cell_format)
    else:
        sheet.write_string(line, place, _fitting(str(value)))


def _fitting(text: str) -> str:
    text = printable(text)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _write_notes(workbook: Workbook, table: ReportTable, count: int) -> None:
    """What the workbook is: a file outlives the memory of whoever ordered it."""
    sheet = workbook.add_worksheet(pgettext("sheet of a workbook", "Notes"))
    bold = workbook.add_format({"bold": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    for line, (label, value) in enumerate(notes(table, count)):
        sheet.write_string(line, 0, _fitting(label), bold)
        sheet.write_string(line, 1, _fitting(value), wrapped)


def notes(table: ReportTable, count: int) -> list[tuple[str, str]]:
    """(label, value) of everything worth knowing about a report."""
    rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": formats.number(count)}
    return [
        (_("Report"), table.title),
        (_("As of"), formats.moment(table.as_of)),
        (_("Ordered by"), table.ordered_by),
        (_("Rows"), rows),
        *(table.filters or [(_("Filters"), _("none"))]),
        (_("Private numbers"), _("Identity and phone numbers show only their last digits.")),
    ]
