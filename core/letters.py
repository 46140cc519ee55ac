"""A plain letter, laid out once and written as PDF and as Word: head, addressee, text, facts, signature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from core.pdf import BOLD, REGULAR, as_a4

_MARGIN_CM = 2.5
_TEXT = ParagraphStyle("letter", fontName=REGULAR, fontSize=10, leading=15)
_STRONG = ParagraphStyle("letter-strong", parent=_TEXT, fontName=BOLD)
_HEAD = ParagraphStyle("letter-head", parent=_STRONG, fontSize=12, alignment=TA_CENTER)


@dataclass(frozen=True, slots=True)
class Letter:
    head: str
    #: Place and date in one line.
    dated: str
    subject: str
    to: Sequence[str]
    opening: Sequence[str]
    #: (label, text); a text may have several lines.
    facts: Sequence[tuple[str, str]]
    closing: Sequence[str]
    #: Below the text, with room for the hand and the stamp.
    signer: str
    #: Beside "number", "subject": further lines of the head of the letter, (label, text).
    marks: Sequence[tuple[str, str]] = field(default_factory=tuple)


def as_pdf(letter: Letter) -> bytes:
    margin = _MARGIN_CM * cm
    return as_a4(lambda: _story(letter), title=letter.subject, author=letter.head, side=margin, ends=margin)


def _story(letter: Letter) -> list[Flowable]:
    story: list[Flowable] = [Paragraph(escape(letter.head), _HEAD), Spacer(1, 14), _said(letter.dated), Spacer(1, 10)]
    story += [_facts(letter.marks, 3), Spacer(1, 10)] if letter.marks else []
    story += [*map(_said, letter.to), Spacer(1, 12)]
    for text in letter.opening:
        story += [_said(text), Spacer(1, 8)]
    story += [_facts(letter.facts, 5), Spacer(1, 10)]
    for text in letter.closing:
        story += [_said(text), Spacer(1, 8)]
    return [*story, KeepTogether([Spacer(1, 10), _said(letter.signer), Spacer(1, 60), _said("…" * 24)])]


def _said(text: str, style: ParagraphStyle = _TEXT) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _facts(rows: Sequence[tuple[str, str]], label_cm: float) -> Table:
    width = A4[0] / cm - 2 * _MARGIN_CM
    cells = [[_said(label, _STRONG if label_cm > 3 else _TEXT), _said(text)] for label, text in rows]
    table = Table(cells, colWidths=[label_cm * cm, (width - label_cm) * cm], splitInRow=1)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return table


def as_docx(letter: Letter) -> bytes:
    document = Document()
    document.core_properties.title, document.core_properties.author = letter.subject, letter.head
    document.core_properties.language = "id-ID"
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    document.styles["Normal"].font.size = Pt(11)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(letter.head).bold = True
    document.add_paragraph(letter.dated)
    _word_facts(document, letter.marks, 3.0)
    document.add_paragraph("\n".join(letter.to))
    for text in letter.opening:
        document.add_paragraph(text)
    _word_facts(document, letter.facts, 5.0)
    document.add_paragraph()
    for text in letter.closing:
        document.add_paragraph(text)
    document.add_paragraph(f"{letter.signer}\n\n\n\n{'…' * 24}")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _word_facts(document: object, rows: Sequence[tuple[str, str]], label_cm: float) -> None:
    if not rows:
        return
    table = document.add_table(rows=0, cols=2)  # type: ignore[attr-defined]
    for label, text in rows:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(label_cm), Cm(21 - 2 * _MARGIN_CM - label_cm)
        cells[0].paragraphs[0].add_run(label).bold = label_cm > 3
        cells[1].text = text


#: Ending of the file → type and writer.
FORMS: dict[str, tuple[str, Callable[[Letter], bytes]]] = {
    "pdf": ("application/pdf", as_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
}
