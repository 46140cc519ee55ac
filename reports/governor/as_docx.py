"""The compiled report of a quarter as a Word file, for whoever goes on with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell

from reports.governor.content import Content, Grid, Part, compile_report
from reports.renderers.table import ReportHead

TYPEFACE = "Bookman Old Style"
PAGE_MM, MARGIN_MM = (210, 297), 22


def write_docx(head: ReportHead, lines: Iterator[Any], path: Path) -> int:
    """Write the document to the path; returns how many lines it tells of."""
    content = compile_report(head, lines)
    document = Document()
    _set_up(document, content)
    _centred(document, content.letterhead, bold=True)
    _centred(document, "")
    _centred(document, content.title, bold=True)
    for fact in content.facts:
        _centred(document, fact)
    for part in content.parts:
        _write_part(document, part)
    document.save(str(path))
    return content.lines


def _set_up(document: WordDocument, content: Content) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = content.title, content.letterhead, ""
    properties.language, properties.created = "id-ID", timezone.now()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in PAGE_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = TYPEFACE, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), TYPEFACE)
    normal.paragraph_format.space_after = Pt(4)


def _centred(document: WordDocument, text: str, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(text).bold = bold


def _write_part(document: WordDocument, part: Part) -> None:
    document.add_heading(part.heading, level=part.level)
    for sentence in part.sentences:
        document.add_paragraph(sentence)
    if part.grid is not None:
        _write_grid(document, part.grid)
        document.add_paragraph()
    for label, text in part.texts:
        title = document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.add_run(label).bold = True
        for line in text.splitlines():
            if line.strip():
                document.add_paragraph(line)


def _write_grid(document: WordDocument, grid: Grid) -> None:
    room = PAGE_MM[0] - 2 * MARGIN_MM
    table = document.add_table(rows=0, cols=len(grid.widths), style="Table Grid")
    table.autofit = False
    for line, row in enumerate(grid.rows):
        cells = table.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = Mm(room * grid.widths[place] / sum(grid.widths))
            _write_cell(cell, text, bold=line == 0, at_right=place in grid.figures)
    _repeat_head(table.rows[0])


def _write_cell(cell: Cell, text: str, *, bold: bool, at_right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if at_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9)


def _repeat_head(row: Any) -> None:
    """Let the head of a long table stand on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no name for it
