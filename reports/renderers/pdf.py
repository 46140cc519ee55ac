"""A document for printing: A4 across, the header repeated, every page numbered."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from core import formats
from core.pdf import BOLD, REGULAR, register_fonts
from core.text import printable
from reports.columns import Kind, ReportColumn, in_words
from reports.renderers.table import ReportTable

PAGE = landscape(A4)
MARGIN, FOOT = 12 * mm, 17 * mm
ROOM = PAGE[0] - 2 * MARGIN
SIZE, PADDING = 7, 3
#: Lines of one cell: paper is for reading, the workbook has the rest.
MOST_LINES = 4
#: Characters of a cell that are looked at: more than so many lines of the widest column hold.
LONGEST_TEXT = 600

_SEA, _LINE, _SAND, _QUIET = HexColor("#0F5968"), HexColor("#D9D2C3"), HexColor("#FAF8F3"), HexColor("#586B71")
#: The widest that a cell of this kind gets.
_LONGEST = {Kind.DATE: "30 Nov 2026", Kind.MOMENT: "30 Nov 2026 00.00"}
_RIGHT = {Kind.NUMBER, Kind.MONEY, Kind.YEAR}


def write(table: ReportTable, path: Path) -> int:
    """Write the rows, in those columns that are for paper; returns how many. Holds them all in memory."""
    register_fonts()
    places = [place for place, column in enumerate(table.columns) if column.on_paper]
    columns = [table.columns[place] for place in places]
    widths = _widths(columns)
    lines = [[_fitted(str(column.label), width, BOLD) for column, width in zip(columns, widths, strict=True)]]
    for row in table.rows:
        words = [in_words(row[place], column.kind) for place, column in zip(places, columns, strict=True)]
        lines.append([_fitted(text, width, REGULAR) for text, width in zip(words, widths, strict=True)])
    document = SimpleDocTemplate(
        str(path),
        pagesize=PAGE,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=FOOT,
        title=table.title,
        author=table.ordered_by,
        lang=get_language(),
    )
    body = LongTable(lines, colWidths=widths, repeatRows=1, style=_style(columns))
    document.build([*_head(table), body], canvasmaker=_canvas_for(table))
    return len(lines) - 1


def _widths(columns: Sequence[ReportColumn]) -> list[float]:
    """Days get what a day needs; the rest of the page is shared as the columns ask."""
    fixed = {kind: stringWidth(longest, REGULAR, SIZE) + 2 * PADDING + 1 for kind, longest in _LONGEST.items()}
    room = ROOM - sum(fixed.get(column.kind, 0) for column in columns)
    asked = sum(column.width for column in columns if column.kind not in fixed)
    return [fixed.get(column.kind) or room * column.width / asked for column in columns]


def _fitted(text: str, width: float, font: str) -> str:
    """Text broken into lines that fit the width; what does not fit the height ends in dots."""
    room = width - 2 * PADDING
    text = printable(text)[:LONGEST_TEXT]
    lines = [part for line in simpleSplit(text, font, SIZE, room) for part in _broken(line, room, font)]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip()[:-1]}…"]
    return "\n".join(lines)


def _broken(line: str, room: float, font: str) -> list[str]:
    """A line as it is, or a word that is too long for any line in pieces."""
    if stringWidth(line, font, SIZE) <= room:
        return [line]
    pieces, used = [""], 0.0
    for sign in line:
        width = stringWidth(sign, font, SIZE)
        if pieces[-1] and used + width > room:
            pieces.append("")
            used = 0.0
        pieces[-1] += sign
        used += width
    return pieces


def _style(columns: Sequence[ReportColumn]) -> TableStyle:
    everywhere = (0, 0), (-1, -1)
    commands: list[tuple[Any, ...]] = [
        ("FONT", *everywhere, REGULAR, SIZE, SIZE + 2),
        ("VALIGN", *everywhere, "TOP"),
        ("LEFTPADDING", *everywhere, PADDING),
        ("RIGHTPADDING", *everywhere, PADDING),
        ("TOPPADDING", *everywhere, 2.5),
        ("BOTTOMPADDING", *everywhere, 2.5),
        ("LINEBELOW", *everywhere, 0.4, _LINE),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, _SAND]),
        ("BACKGROUND", (0, 0), (-1, 0), _SEA),
        ("TEXTCOLOR", (0, 0), (-1, 0), white),
        ("FONT", (0, 0), (-1, 0), BOLD, SIZE, SIZE + 2),
    ]
    commands += [("ALIGN", (n, 0), (n, -1), "RIGHT") for n, column in enumerate(columns) if column.kind in _RIGHT]
    return TableStyle(commands)


def _head(table: ReportTable) -> list[Flowable]:
    title = ParagraphStyle("title", fontName=BOLD, fontSize=14, leading=18, textColor=_SEA)
    quiet = ParagraphStyle("quiet", fontName=REGULAR, fontSize=8, leading=11, textColor=_QUIET)
    facts = [*(f"{label}: {value}" for label, value in table.filters), _as_of(table)]
    text = escape(printable("  ·  ".join(facts)))
    return [Paragraph(escape(printable(table.title)), title), Paragraph(text, quiet), Spacer(0, 3 * mm)]


def _as_of(table: ReportTable) -> str:
    return _("As of %(moment)s") % {"moment": formats.moment(table.as_of)}


def _canvas_for(table: ReportTable) -> type[Canvas]:
    """A canvas that writes the foot of every page once it knows how many there are."""
    owner = _("Government of the Province of Kepulauan Bangka Belitung")
    made = f"{table.ordered_by}  ·  {_as_of(table)}"

    class Numbered(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, start=1):
                self.__dict__.update(page)
                self._foot(_("Page %(page)d of %(pages)d") % {"page": number, "pages": len(self._pages)})
                super().showPage()
            super().save()

        def _foot(self, page: str) -> None:
            self.setStrokeColor(_LINE)
            self.line(MARGIN, FOOT - 4 * mm, PAGE[0] - MARGIN, FOOT - 4 * mm)
            self.setFont(REGULAR, SIZE)
            self.setFillColor(_QUIET)
            self.drawString(MARGIN, FOOT - 8 * mm, owner)
            self.drawCentredString(PAGE[0] / 2, FOOT - 8 * mm, printable(made))
            self.drawRightString(PAGE[0] - MARGIN, FOOT - 8 * mm, page)

    return Numbered
