"""The columns of the lists of answers and opportunities."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import day_short, number
from core.lists import Column, Table
from core.ui import badge, muted, unbroken
from partnerships.models import Answer, Opportunity


def _asked(row: Answer) -> Any:
    return format_html("{}{}", row.round.agreement.title, muted(row.round.version))


def _deadline(row: Answer) -> Any:
    day = unbroken(day_short(row.round.deadline))
    late = row.round.is_open and not row.is_settled and row.round.days_left < 0
    return format_html("<span>{} {}</span>", day, badge(_("late"), "danger")) if late else day


def _must(row: Answer) -> Any:
    return "" if row.is_required else muted(_("may answer"))


def _verdict(row: Answer) -> str:
    """Before its head has confirmed it, an answer says nothing to anybody else; to its own agency, what is written."""
    return row.get_verdict_display() if row.is_readable and row.verdict else "–"  # type: ignore[attr-defined]


class AnswerTable(Table):
    columns = (
        Column("asked", gettext_lazy("About"), _asked, related=("round__agreement", "round__version")),
        Column(
            "agency",
            gettext_lazy("Agency (OPD)"),
            lambda row: format_html("<span>{}{}</span>", row.agency.short_name, _must(row)),
            related=("agency",),
        ),
        Column("deadline", gettext_lazy("Answer by"), _deadline, related=("round",)),
        Column("round", gettext_lazy("Round"), lambda row: row.round.state_label, related=("round",), shown=False),
        Column("verdict", gettext_lazy("Verdict"), _verdict),
        Column("status", gettext_lazy("Status"), lambda row: badge(row.state_label, row.state_tone)),
    )

    def row_url(self, row: Answer) -> str:
        return row.get_absolute_url()


class OpportunityTable(Table):
    columns = (
        Column("activity", gettext_lazy("Activity"), lambda row: row.activity, related=("answer",)),
        Column(
            "step",
            gettext_lazy("Step"),
            lambda row: format_html("{} {}", row.step, row.get_step_display()),
            sort="step",
        ),
        Column(
            "agency",
            gettext_lazy("Agency (OPD)"),
            lambda row: row.answer.agency.short_name,
            related=("answer__agency",),
        ),
        Column("target_group", gettext_lazy("For whom"), lambda row: row.target_group or "–"),
        Column(
            "capacity",
            gettext_lazy("Enterprises a year"),
            lambda row: number(row.capacity),
            sort="capacity",
            align="end",
        ),
        Column("funding", gettext_lazy("Source of funds"), lambda row: row.get_funding_display()),
        Column(
            "agreement",
            gettext_lazy("Under the agreement"),
            lambda row: row.answer.round.agreement.title,
            related=("answer__round__agreement",),
            shown=False,
        ),
    )

    def row_url(self, row: Opportunity) -> str:
        return row.answer.get_absolute_url()
