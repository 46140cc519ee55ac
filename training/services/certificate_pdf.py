"""The certificate as a PDF: one A4 page across, in Indonesian, with a QR code that leads to its public page."""

from io import BytesIO
from xml.sax.saxutils import escape

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from core import formats
from core.pdf import BOLD, ITALIC, REGULAR, draw_qr, register_fonts
from training.codes import spelled
from training.models import Certificate, Training

WIDTH, HEIGHT = landscape(A4)
_CENTRE = WIDTH / 2
#: The colours of the site: deep sea, pepper, ink and sand.
_DEEP, _SEA, _PEPPER = HexColor(0x0B3B46), HexColor(0x0F5968), HexColor(0xB4522A)
_INK, _INK_QUIET, _SAND = HexColor(0x14262B), HexColor(0x586B71), HexColor(0xE3DDD0)
_TEXT_WIDTH = 620
_QR = 84
_EDGE = 62


def draw_certificate(certificate: Certificate) -> bytes:
    """The file of a certificate. Always in Indonesian, whoever orders it: it is a document of the province."""
    register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), initialFontName=REGULAR, lang="id")
    training = certificate.enrolment.training
    with translation.override("id"):
        canvas.setTitle(f"{_('Certificate')} {certificate.number}")
        canvas.setAuthor(training.agency.name)
        canvas.setSubject(training.title)
        _frame(canvas)
        _heading(canvas, training, certificate.number)
        _holder(canvas, certificate)
        _training(canvas, training)
        _proof(canvas, certificate)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def public_url(certificate: Certificate) -> str:
    """The full address of the page that proves a certificate."""
    return f"{settings.SITE_URL}{certificate.get_absolute_url()}"


def _frame(canvas: Canvas) -> None:
    canvas.setStrokeColor(_DEEP)
    canvas.setLineWidth(1.6)
    canvas.rect(26, 26, WIDTH - 52, HEIGHT - 52)
    canvas.setStrokeColor(_SAND)
    canvas.setLineWidth(0.8)
    canvas.rect(33, 33, WIDTH - 66, HEIGHT - 66)
    # Seven peppercorns: the seven steps, of which this certificate proves the second.
    canvas.setLineWidth(0)
    for place in range(7):
        canvas.setFillColor(_PEPPER if place == 1 else _SEA)
        canvas.circle(_CENTRE + (place - 3) * 17, HEIGHT - 66, 4.6 if place == 1 else 3.2, stroke=0, fill=1)


def _spaced(canvas: Canvas, text: str, *, y: float, font: str, size: float, gap: float) -> None:
    """A centred line of capitals with ``gap`` points between the letters."""
    width = canvas.stringWidth(text, font, size) + gap * (len(text) - 1)
    canvas.saveState()
    line = canvas.beginText(_CENTRE - width / 2, y)
    line.setFont(font, size)
    line.setCharSpace(gap)
    line.textOut(text)
    canvas.drawText(line)
    canvas.restoreState()


def _fitted(text: str, *, font: str, size: float, colour: HexColor, width: float, lines: int) -> Paragraph:
    """``text`` centred and as large as ``size``, or smaller: a little to stay on one line, then to fit in ``lines``."""
    sizes = [(size - step, 1) for step in range(4)] + [(size - step, lines) for step in range(int(size) - 7)]
    for fitting, allowed in sizes:
        style = ParagraphStyle("", fontName=font, fontSize=fitting, leading=fitting * 1.28, alignment=TA_CENTER)
        style.textColor = colour
        paragraph = Paragraph(escape(text), style)
        _width, height = paragraph.wrap(width, HEIGHT)
        if height <= allowed * style.leading + 0.1:
            break
    return paragraph


def _put(canvas: Canvas, paragraph: Paragraph, *, top: float, width: float = _TEXT_WIDTH) -> float:
    """Draw a paragraph below ``top`` in the middle of the page; returns where it ends."""
    _width, height = paragraph.wrap(width, HEIGHT)
    paragraph.drawOn(canvas, _CENTRE - width / 2, top - height)
    return top - height


def _heading(canvas: Canvas, training: Training, number: str) -> None:
    canvas.setFillColor(_INK_QUIET)
    _spaced(canvas, "PEMERINTAH PROVINSI KEPULAUAN BANGKA BELITUNG", y=HEIGHT - 95, font=REGULAR, size=9, gap=1.4)
    agency = _fitted(training.agency.name, font=BOLD, size=13, colour=_INK, width=_TEXT_WIDTH, lines=1)
    _put(canvas, agency, top=HEIGHT - 100)
    canvas.setFillColor(_SEA)
    _spaced(canvas, _("Certificate").upper(), y=HEIGHT - 162, font=BOLD, size=34, gap=7)
    canvas.setFillColor(_INK_QUIET)
    canvas.setFont(REGULAR, 10)
    canvas.drawCentredString(_CENTRE, HEIGHT - 183, _("Number %(number)s") % {"number": number})


def _holder(canvas: Canvas, certificate: Certificate) -> None:
    canvas.setFillColor(_INK_QUIET)
    canvas.setFont(ITALIC, 11)
    canvas.drawCentredString(_CENTRE, HEIGHT - 217, _("is given to"))
    name = _fitted(certificate.holder_name, font=BOLD, size=27, colour=_INK, width=_TEXT_WIDTH, lines=1)
    end = _put(canvas, name, top=HEIGHT - 226)
    canvas.setStrokeColor(_PEPPER)
    canvas.setLineWidth(1.2)
    canvas.line(_CENTRE - 150, end - 7, _CENTRE + 150, end - 7)
    business = _fitted(
        certificate.enrolment.enterprise.name, font=REGULAR, size=11.5, colour=_INK, width=_TEXT_WIDTH, lines=1
    )
    _put(canvas, business, top=end - 13)


def _training(canvas: Canvas, training: Training) -> None:
    canvas.setFillColor(_INK_QUIET)
    canvas.setFont(ITALIC, 11)
    canvas.drawCentredString(_CENTRE, HEIGHT - 318, _("who has completed the training"))
    title = _fitted(training.title, font=BOLD, size=17, colour=_SEA, width=_TEXT_WIDTH, lines=2)
    end = _put(canvas, title, top=HEIGHT - 325)
    days = formats.day_span(training.starts_on, training.ends_on)
    when = _("held on %(days)s at %(venue)s") % {"days": days, "venue": training.venue}
    end = _put(canvas, _fitted(when, font=REGULAR, size=11, colour=_INK, width=_TEXT_WIDTH, lines=2), top=end - 5)
    basis = _("under %(agreement)s") % {"agreement": _agreement(training)}
    _put(canvas, _fitted(basis, font=REGULAR, size=9, colour=_INK_QUIET, width=_TEXT_WIDTH, lines=2), top=end - 4)


def _agreement(training: Training) -> str:
    agreement = training.agreement
    return f"{agreement.title} ({agreement.number})" if agreement.number else agreement.title


def _proof(canvas: Canvas, certificate: Certificate) -> None:
    """Below: at the left what anyone can check, at the right who issued it and when."""
    url = public_url(certificate)
    draw_qr(canvas, url, x=_EDGE, y=_EDGE - 6, size=_QR, colour=_DEEP)
    canvas.linkURL(url, (_EDGE, _EDGE - 6, _EDGE + _QR, _EDGE - 6 + _QR))
    where = f"{settings.SITE_URL.partition('://')[2]}{reverse('training:verify')}"
    check = _("Scan the code to see that this certificate is genuine, or open %(where)s and type:") % {"where": where}
    text = f"{escape(check)}<br/><font name='{BOLD}' color='#14262b'>{spelled(certificate.token)}</font>"
    _block(canvas, text, x=_EDGE + _QR + 14, width=300, alignment=TA_LEFT)
    issued = _("Issued on %(day)s by") % {"day": formats.day(certificate.issued_on)}
    agency = escape(certificate.enrolment.training.agency.name)
    text = f"{escape(issued)}<br/><font name='{BOLD}' color='#14262b'>{agency}</font><br/>" + escape(
        _("Made electronically.")
    )
    _block(canvas, text, x=WIDTH - _EDGE - 290, width=290, alignment=TA_RIGHT)


def _block(canvas: Canvas, text: str, *, x: float, width: float, alignment: int) -> None:
    """A small paragraph that stands on the lower edge of the QR code."""
    style = ParagraphStyle("", fontName=REGULAR, fontSize=8.5, leading=12.5, alignment=alignment)
    style.textColor = _INK_QUIET
    paragraph = Paragraph(text, style)
    paragraph.wrap(width, HEIGHT)
    paragraph.drawOn(canvas, x, _EDGE - 6)
