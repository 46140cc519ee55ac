"""The minutes (berita acara) of a choice of companies, as PDF: always in Indonesian, as a document of the province."""

from xml.sax.saxutils import escape

from django.utils import translation
from django.utils.translation import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from core import formats
from core.pdf import BOLD, REGULAR, as_a4
from partnerships.models import Call
from partnerships.selectors.shortlist import Row, rows_of

_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=9.5, leading=14)
_CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=8.5, leading=11)
_HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=8.5, leading=11)
_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=13, leading=17, alignment=TA_CENTER)
_LINE = HexColor("#b8c4c6")


def draw_minutes(call: Call) -> bytes:
    """The minutes of a decided call."""
    with translation.override("id"):
        title = _("Minutes of the choice: %(title)s") % {"title": call.title}
        return as_a4(lambda: _story(call), title=title, author=call.agency.name, side=2 * cm, ends=2 * cm)


def _story(call: Call) -> list[Flowable]:
    rows = rows_of(call)
    chosen = [row for row in rows if row.candidate.is_chosen]
    assessors = ", ".join(a.user.full_name for a in call.assessors.select_related("user"))
    intro = _(
        "On %(day)s, %(agency)s chose %(chosen)d of %(all)d companies of its pool as partners under “%(agreement)s”. "
        "They were scored by %(assessors)s."
    ) % {
        "day": formats.day(call.decided_at),
        "agency": call.agency.name,
        "chosen": len(chosen),
        "all": len(rows),
        "agreement": call.agreement.title,
        "assessors": assessors,
    }
    method = _(
        "Method: each score is divided by the highest possible, averaged over the assessors, multiplied by the weight "
        "of its criterion and summed. Equal totals are ordered by the criterion of the highest weight."
    )
    criteria = [[_("Criterion"), _("Weight (%)"), _("Highest score")]]
    criteria += [[c.name, str(c.weight), str(c.scale)] for c in call.criteria.all()]
    return [
        Paragraph(escape(_("Minutes (berita acara)").upper()), _TITLE),
        Paragraph(escape(call.title), _TITLE),
        Spacer(1, 10),
        Paragraph(escape(intro), _TEXT),
        Spacer(1, 6),
        Paragraph(escape(method), _TEXT),
        Spacer(1, 8),
        _table(criteria, [9 * cm, 4 * cm, 4 * cm]),
        Spacer(1, 12),
        _table(_ranking(rows), [1.9 * cm, 6.1 * cm, 2 * cm, 2 * cm, 5 * cm]),
        Spacer(1, 24),
        KeepTogether(_signature(call)),
    ]


def _ranking(rows: list[Row]) -> list[list[str]]:
    head = [_("Rank"), _("Company"), _("Total"), _("Chosen"), _("Reason for departing from the ranking")]
    return [head] + [
        [
            str(row.rank or ""),
            row.candidate.partner.name,
            formats.number(row.candidate.total, 2) if row.candidate.total is not None else "",
            _("Yes") if row.candidate.is_chosen else _("No"),
            row.candidate.departure_reason,
        ]
        for row in rows
    ]


def _table(rows: list[list[str]], widths: list[float]) -> Table:
    cells = [[Paragraph(escape(text), _HEAD if n == 0 else _CELL) for text in row] for n, row in enumerate(rows)]
    # A reason may be longer than a page: then its row goes on over the next.
    table = Table(cells, colWidths=widths, repeatRows=1, splitInRow=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
                ("BACKGROUND", (0, 0), (-1, 0), HexColor("#eef3f3")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table


def _signature(call: Call) -> list[Flowable]:
    name = call.decided_by.full_name if call.decided_by else ""
    return [
        Paragraph(escape(_("Decided by the head of %(agency)s") % {"agency": call.agency.name}), _TEXT),
        Spacer(1, 44),
        Paragraph(f"<font name='{BOLD}'>{escape(name)}</font>", _TEXT),
    ]
