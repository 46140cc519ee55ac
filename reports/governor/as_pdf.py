"""The compiled report of a quarter as PDF: A4, every page numbered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from core.pdf import BOLD, REGULAR, register_fonts
from reports.governor.content import Content, Grid, Part, compile_report
from reports.renderers.table import ReportHead

MARGIN = 22 * mm
ROOM = A4[0] - 2 * MARGIN
_LINE, _HEAD = HexColor("#b8c4c6"), HexColor("#eef3f3")
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=9.5, leading=14, spaceAfter=4)
_BEFORE_GRID = ParagraphStyle("before grid", parent=_TEXT, keepWithNext=1)
_LABEL = ParagraphStyle("label", parent=_TEXT, fontName=BOLD, spaceAfter=0, keepWithNext=1)
_CENTRED = ParagraphStyle("centred", parent=_TEXT, alignment=TA_CENTER, spaceAfter=0)
_LETTERHEAD = ParagraphStyle("letterhead", parent=_CENTRED, fontName=BOLD, fontSize=11)
_TITLE = ParagraphStyle("title", parent=_CENTRED, fontName=BOLD, fontSize=13, leading=18, spaceBefore=8)
_HEADINGS = {
    1: ParagraphStyle("part", fontName=BOLD, fontSize=12, leading=16, spaceBefore=14, spaceAfter=4, keepWithNext=1),
    2: ParagraphStyle(
        "agreement", fontName=BOLD, fontSize=10, leading=14, spaceBefore=10, spaceAfter=2, keepWithNext=1
    ),
}
_CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=8.5, leading=11)
_CELL_HEAD = ParagraphStyle("cell head", parent=_CELL, fontName=BOLD)
_FIGURE = ParagraphStyle("figure", parent=_CELL, alignment=TA_RIGHT)
_FIGURE_HEAD = ParagraphStyle("figure head", parent=_CELL_HEAD, alignment=TA_RIGHT)


def write_pdf(head: ReportHead, lines: Iterator[Any], path: Path) -> int:
    """Write the document to the path; returns how many lines it tells of."""
    register_fonts()
    content = compile_report(head, lines)
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=content.title,
        author=content.letterhead,
        lang="id",
    )
    document.build(_story(content), onFirstPage=_number, onLaterPages=_number)
    return content.lines


def _number(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, _("Page %(page)d") % {"page": canvas.getPageNumber()})


def _story(content: Content) -> list[Flowable]:
    story: list[Flowable] = [
        _words(content.letterhead, _LETTERHEAD),
        HRFlowable(width="100%", thickness=1.2, color="black", spaceBefore=6, spaceAfter=8),
        _words(content.title, _TITLE),
        *(_words(fact, _CENTRED) for fact in content.facts),
    ]
    for part in content.parts:
        story += _part(part)
    return story


def _part(part: Part) -> list[Flowable]:
    flow: list[Flowable] = [_words(part.heading, _HEADINGS[part.level])]
    flow += [_words(sentence, _TEXT if part.grid is None else _BEFORE_GRID) for sentence in part.sentences]
    if part.grid is not None:
        flow += [_table(part.grid), Spacer(0, 6)]
    for label, text in part.texts:
        flow += [_words(label, _LABEL), *(_words(line, _TEXT) for line in text.splitlines() if line.strip())]
    return flow


def _words(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words), style)


def _table(grid: Grid) -> LongTable:
    cells = [
        [_words(text, _cell_style(grid, line, place)) for place, text in enumerate(row)]
        for line, row in enumerate(grid.rows)
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
        ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    widths = [ROOM * share / sum(grid.widths) for share in grid.widths]
    return LongTable(cells, colWidths=widths, repeatRows=1, style=TableStyle(style))


def _cell_style(grid: Grid, line: int, place: int) -> ParagraphStyle:
    if place in grid.figures:
        return _FIGURE if line else _FIGURE_HEAD
    return _CELL if line else _CELL_HEAD
