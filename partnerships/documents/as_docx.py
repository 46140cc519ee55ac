"""A document as a Word file that lawyers can go on with, and that finds its articles again when it comes back."""

from io import BytesIO

from django.utils import timezone
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from core import qr
from partnerships.documents.layout import MARGINS_MM, PAPER_MM, PROOF, Block, Sheet, Signature
from partnerships.documents.lines import Line
from partnerships.documents.marks import OPENING, SIGNATURES, article_mark

TYPEFACE = "Bookman Old Style"
_STEP_MM = 8
_QR_MM = 26


def write_docx(sheet: Sheet) -> bytes:
    """The Word file of a document."""
    document = Document()
    _set_up(document, sheet)
    for words in sheet.letterhead:
        _centred(document, words, bold=True)
    _rule_below(document.paragraphs[-1])
    for words in sheet.title:
        _centred(document, words, bold=True)
    for words in sheet.numbers:
        _centred(document, words)
    marker = _Marker()
    for place, line in enumerate(sheet.preamble):
        paragraph = _line(document, line)
        if place == 0:
            marker.mark(paragraph, OPENING)
    for block in sheet.blocks:
        _article(document, block, marker)
    marker.mark(_centred(document, ""), SIGNATURES)
    _signatures(document, sheet.signatures)
    if sheet.public_url:
        _proof(document, sheet.public_url)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Marker:
    """Gives bookmarks their numbers."""

    def __init__(self) -> None:
        self._last = 0

    def mark(self, paragraph: Paragraph, name: str) -> None:
        self._last += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._last))
        start.set(qn("w:name"), name)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no bookmarks of its own
        properties.addnext(start)
        paragraph._p.append(end)  # noqa: SLF001


def _set_up(document: WordDocument, sheet: Sheet) -> None:
    properties = document.core_properties
    properties.title, properties.subject = sheet.title[0], sheet.subject
    properties.author, properties.comments = sheet.letterhead[0], ""
    properties.language, properties.created = "id-ID", timezone.now()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in PAPER_MM)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(margin) for margin in MARGINS_MM
    )
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = TYPEFACE, Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), TYPEFACE)
    normal.paragraph_format.space_after = Pt(6)
    if sheet.stamp:
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        header.add_run(sheet.stamp).font.size = Pt(9)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(footer)


def _page_number(paragraph: Paragraph) -> None:
    """A field that Word fills with the number of the page."""
    run = paragraph.add_run()
    for name, kind in (("w:fldChar", "begin"), ("w:instrText", ""), ("w:fldChar", "end")):
        element = OxmlElement(name)
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)  # noqa: SLF001


def _centred(document: WordDocument, text: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    if text:
        paragraph.add_run(text).bold = bold
    return paragraph


def _rule_below(paragraph: Paragraph) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "double"), ("sz", "6"), ("space", "4"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001
    paragraph.paragraph_format.space_after = Pt(14)


def _article(document: WordDocument, block: Block, marker: _Marker) -> None:
    if block.chapter:
        for place, text in enumerate(block.chapter):
            heading = _centred(document, text, bold=True)
            heading.paragraph_format.space_before = Pt(18 if place == 0 else 0)
            heading.paragraph_format.keep_with_next = True
    title = _centred(document, block.title, bold=True)
    marker.mark(title, article_mark(block.key))
    title.paragraph_format.space_before = Pt(12)
    title.paragraph_format.keep_with_next = True
    heading = _centred(document, block.heading, bold=True)
    heading.paragraph_format.space_after = Pt(6)
    heading.paragraph_format.keep_with_next = True
    for line in block.lines:
        _line(document, line)


def _line(document: WordDocument, line: Line) -> Paragraph:
    """A line with a hanging mark, so that it looks numbered and stays plain text."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if line.mark:
        indent = _STEP_MM * (line.depth + 1) + 2
        paragraph.paragraph_format.left_indent = Mm(indent)
        paragraph.paragraph_format.first_line_indent = Mm(-_STEP_MM - 2)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(indent))
        paragraph.add_run(f"{line.mark}\t{line.words}")
    else:
        paragraph.add_run(line.words)
    return paragraph


def _signatures(document: WordDocument, signatures: list[Signature]) -> None:
    """Two to a row, the other party at the left and the province, which is host, at the right."""
    others, host = signatures[1:], signatures[:1]
    order = [*others[:1], *host, *others[1:]]
    table = document.add_table(rows=0, cols=2)
    for place in range(0, len(order), 2):
        cells = table.add_row().cells
        for cell, signature in zip(cells, order[place : place + 2], strict=False):
            lines = [f"{signature.party},", signature.name.upper(), "", "", "", signature.signatory, signature.office]
            cell.paragraphs[0].text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.space_after = Pt(0)


def _proof(document: WordDocument, url: str) -> None:
    """The QR code of a signed document, with the address it leads to beside it."""
    code, words = document.add_table(rows=1, cols=2).rows[0].cells
    code.width, words.width = Mm(_QR_MM + 4), Mm(PAPER_MM[0] - MARGINS_MM[1] - MARGINS_MM[3] - _QR_MM - 4)
    code.paragraphs[0].add_run().add_picture(BytesIO(qr.png(url)), width=Mm(_QR_MM))
    words.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for line in (PROOF, url):
        paragraph = words.paragraphs[0] if line == PROOF else words.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(9)
