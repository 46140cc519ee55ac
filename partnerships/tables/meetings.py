"""The columns of the lists of meetings and decisions."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import day_short, moment_short
from core.lists import Column, Table
from core.ui import badge, muted, unbroken
from partnerships.models import Decision, Meeting


class MeetingTable(Table):
    default_sort = "-starts"
    columns = (
        Column(
            "title",
            gettext_lazy("Meeting"),
            lambda row: format_html("{}{}", row.title, muted(row.agreement.title)),
            related=("agreement",),
        ),
        Column("starts", gettext_lazy("Begins"), lambda row: moment_short(row.starts_at), sort="starts_at"),
        Column("place", gettext_lazy("Place or link"), lambda row: row.place),
        Column("status", gettext_lazy("Status"), lambda row: badge(row.state_label, row.state_tone)),
    )

    def row_url(self, row: Meeting) -> str:
        return row.get_absolute_url()


def _due(row: Decision) -> Any:
    day = unbroken(day_short(row.due_on))
    return format_html("<span>{} {}</span>", day, badge(_("overdue"), "danger")) if row.is_overdue else day


class DecisionTable(Table):
    default_sort = "due"
    columns = (
        Column(
            "text",
            gettext_lazy("Decision"),
            lambda row: format_html("{}{}", row.text, muted(row.meeting.title)),
            related=("meeting",),
        ),
        Column("owner", gettext_lazy("Carried out by"), lambda row: row.owner.short_name, related=("owner",)),
        Column("due", gettext_lazy("By"), _due, sort="due_on"),
        Column("status", gettext_lazy("Status"), lambda row: badge(row.state_label, row.state_tone)),
        Column("outcome", gettext_lazy("What was done"), lambda row: row.outcome or "–", shown=False),
    )

    def row_url(self, row: Decision) -> str:
        return row.get_absolute_url()
