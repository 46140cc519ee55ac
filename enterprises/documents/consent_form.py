"""The consent form on paper, for people whom an officer registers: always in Indonesian, with the texts of today.

It is drawn from the same templates as the pages, so that what is signed is what ``ConsentText`` keeps.
"""

from xml.sax.saxutils import escape

from django.utils import translation
from django.utils.translation import gettext as _
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from core.pdf import BOLD, REGULAR, as_a4
from enterprises.choices import ConsentPurpose
from enterprises.services.consents import OPTIONAL, VERSIONS, text_of

_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=9, leading=12.5, spaceAfter=4)
_HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=9.5, leading=13, spaceBefore=4)
_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=13, leading=17, alignment=TA_CENTER)
_BOX = 0.42 * cm


def drawn() -> bytes:
    """The form as a PDF of two A4 pages at most."""
    with translation.override("id"):
        title = _("Consent to take part in the register of UMKM")
        return as_a4(_story, title=title, side=1.8 * cm, ends=1.5 * cm)


def _story() -> list[Flowable]:
    version = VERSIONS[ConsentPurpose.PROGRAMME]
    return [
        Paragraph(escape(_("Consent to take part in the register of UMKM")), _TITLE),
        Paragraph(escape(_("Province of Kepulauan Bangka Belitung")), _TITLE),
        Spacer(1, 8),
        _fields([_("Full name as on the KTP"), _("NIK"), _("Business name"), _("Desa/kelurahan, kecamatan")]),
        Spacer(1, 6),
        *[Paragraph(escape(line), style) for line, style in _paragraphs()],
        Spacer(1, 4),
        Paragraph(escape(_("Beyond that I agree to (tick what you want; none of it is needed to take part):")), _HEAD),
        *[_choice(purpose) for purpose in OPTIONAL],
        KeepTogether(_signatures()),
        Spacer(1, 8),
        Paragraph(escape(_("Text of %(version)s.") % {"version": version}), _TEXT),
    ]


def _paragraphs() -> list[tuple[str, ParagraphStyle]]:
    """The lines of the text; a short one without a full stop is a heading."""
    lines = text_of(ConsentPurpose.PROGRAMME).splitlines()
    return [(line, _TEXT if line.endswith((".", ":")) else _HEAD) for line in lines]


def _fields(labels: list[str]) -> Table:
    rows = [[Paragraph(escape(label), _TEXT), ":", ""] for label in labels]
    table = Table(rows, colWidths=[5.5 * cm, 0.4 * cm, 11.5 * cm], rowHeights=0.75 * cm)
    table.setStyle(TableStyle([("LINEBELOW", (2, 0), (2, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]))
    return table


def _choice(purpose: ConsentPurpose) -> Flowable:
    text = Paragraph(f"<font name='{BOLD}'>{escape(str(purpose.label))}</font>. {escape(text_of(purpose))}", _TEXT)
    box = Table([[""]], colWidths=_BOX, rowHeights=_BOX, style=[("BOX", (0, 0), (-1, -1), 0.8, "black")])
    table = Table([[box, text]], colWidths=[0.9 * cm, 16.5 * cm])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _signatures() -> list[Flowable]:
    heads = [_("Signature or thumb print"), _("Read out and explained by (name, signature)"), _("Place and date")]
    table = Table(
        [[Paragraph(escape(head), _TEXT) for head in heads], ["", "", ""]],
        colWidths=[5.8 * cm] * 3,
        rowHeights=[1 * cm, 2.6 * cm],
    )
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    said = _("The text was read out to me and I have understood it. I agree to take part.")
    return [Spacer(1, 8), Paragraph(escape(said), _HEAD), Spacer(1, 4), table]
