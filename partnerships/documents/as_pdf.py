"""A document as a PDF to read, print and sign; a signed one leads to its page in the public register by a QR code."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from core.pdf import BOLD, REGULAR, draw_qr, register_fonts
from partnerships.documents.layout import MARGINS_MM, PAPER_MM, PROOF, Block, Sheet, Signature
from partnerships.documents.lines import Line

_SIZE, _LEADING = 10.5, 15
_STEP = 9 * mm
_QR = 24 * mm

_BODY = ParagraphStyle(
    "body", fontName=REGULAR, fontSize=_SIZE, leading=_LEADING, alignment=TA_JUSTIFY, spaceAfter=4, allowSplitting=1
)
_CENTRED = ParagraphStyle("centred", parent=_BODY, alignment=TA_CENTER, spaceAfter=0)
_TITLE = ParagraphStyle("title", parent=_CENTRED, fontName=BOLD)
_HEADING = ParagraphStyle("heading", parent=_TITLE, keepWithNext=1)
_CHAPTER = ParagraphStyle("chapter", parent=_HEADING, spaceBefore=14)
_ARTICLE = ParagraphStyle("article", parent=_HEADING, spaceBefore=10)
_UNDER_TITLE = ParagraphStyle("under title", parent=_HEADING, spaceAfter=5)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8, leading=11, alignment=0, spaceAfter=0)


def write_pdf(sheet: Sheet) -> bytes:
    """The PDF of a document."""
    register_fonts()
    buffer = BytesIO()
    template = _Pages(buffer, sheet)
    template.build(_story(sheet))
    return buffer.getvalue()


class _Pages(BaseDocTemplate):
    """F4 pages with the stamp above and the page number below."""

    def __init__(self, buffer: BytesIO, sheet: Sheet) -> None:
        width, height = (side * mm for side in PAPER_MM)
        top, right, bottom, left = (margin * mm for margin in MARGINS_MM)
        super().__init__(
            buffer, pagesize=(width, height), title=" ".join(sheet.title), author=sheet.letterhead[0], lang="id"
        )
        frame = Frame(left, bottom, width - left - right, height - top - bottom, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._furnish))
        self._stamp, self._right = sheet.stamp, width - right

    def _furnish(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        width, height = self.pagesize
        if self._stamp:
            canvas.drawRightString(self._right, height - 14 * mm, self._stamp)
        canvas.drawCentredString(width / 2, 13 * mm, str(canvas.getPageNumber()))
        canvas.restoreState()


def _story(sheet: Sheet) -> list[Flowable]:
    story: list[Flowable] = [_text(line, _TITLE) for line in sheet.letterhead]
    story += [HRFlowable(width="100%", thickness=1.2, color="black", spaceBefore=6, spaceAfter=14)]
    story += [_text(line, _TITLE) for line in sheet.title]
    story += [Spacer(0, 6), *(_text(line, _CENTRED) for line in sheet.numbers), Spacer(0, 12)]
    story += [_line(line) for line in sheet.preamble]
    for block in sheet.blocks:
        story += _block(block)
    proof = [Spacer(0, 8), _Proof(sheet.public_url)] if sheet.public_url else []
    return [*story, Spacer(0, 20), KeepTogether([_signatures(sheet.signatures), *proof])]


def _text(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(words), style)


def _block(block: Block) -> list[Flowable]:
    flow: list[Flowable] = []
    if block.chapter:
        flow += [_text(block.chapter[0], _CHAPTER), _text(block.chapter[1], _HEADING)]
    flow += [_text(block.title, _ARTICLE), _text(block.heading, _UNDER_TITLE)]
    return flow + [_line(line) for line in block.lines]


def _line(line: Line) -> Paragraph:
    if not line.mark:
        return _text(line.words, _BODY)
    depth = min(line.depth, 4)
    style = ParagraphStyle(
        f"depth {depth}",
        parent=_BODY,
        leftIndent=_STEP * (depth + 1),
        bulletIndent=_STEP * depth,
        bulletFontName=REGULAR,
    )
    style.bulletFontSize = _SIZE
    return Paragraph(escape(line.words), style, bulletText=line.mark)


def _signatures(signatures: list[Signature]) -> Table:
    """Two to a row, the other party at the left and the province, which is host, at the right."""
    others, host = signatures[1:], signatures[:1]
    order = [*others[:1], *host, *others[1:]]
    cells = [_signature(one) for one in order]
    if len(cells) % 2:
        cells.append([])
    rows = [cells[place : place + 2] for place in range(0, len(cells), 2)]
    return Table(rows, colWidths=["50%", "50%"], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))


def _signature(one: Signature) -> list[Flowable]:
    return [
        _text(f"{one.party},", _TITLE),
        _text(one.name.upper(), _CENTRED),
        Spacer(0, 56),
        _text(one.signatory, _TITLE),
        _text(one.office, _CENTRED),
        Spacer(0, 14),
    ]


class _Proof(Flowable):
    """The QR code with the address it leads to."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        return width, _QR

    def draw(self) -> None:
        draw_qr(self.canv, self._url, x=0, y=0, size=_QR)
        self.canv.linkURL(self._url, (0, 0, _QR, _QR), relative=1)
        words = f"{PROOF}<br/>{escape(self._url)}"
        paragraph = Paragraph(words, _SMALL)
        _width, height = paragraph.wrap(self._width - _QR - 5 * mm, _QR)
        paragraph.drawOn(self.canv, _QR + 5 * mm, (_QR - height) / 2)
