"""The columns of the lists of requests and of breaches."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core import ui
from core.formats import NOTHING, day_short, moment_short, number
from core.lists import Column, Table
from privacy.models import Breach, DataRequest
from privacy.models.requests import Clock

#: Hours left from which a clock is pointed at.
_SOON = 24


def clock(row: Clock) -> str | SafeString:
    """How much of the time the law gives is left."""
    if not row.is_open:
        return NOTHING
    hours = abs(row.hours_left)
    left = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    if row.is_late:
        return ui.badge(_("%(hours)s late") % {"hours": left}, "danger", "clock-alert")
    return ui.badge(_("%(hours)s left") % {"hours": left}, "warning" if hours < _SOON else "info", "clock")


def _status(row: Any) -> SafeString:
    return ui.badge(row.state_label, row.state_tone)


class RequestTable(Table):
    default_sort = "due_at"
    columns = (
        Column("number", _("Number"), lambda row: ui.unbroken(row.number)),
        Column("kind", _("What is asked"), lambda row: row.get_kind_display()),
        Column("name", _("Person"), lambda row: row.name),
        Column("status", _("Status"), _status),
        Column("clock", _("Time left"), clock),
        Column("due_at", _("Answer until"), lambda row: ui.unbroken(moment_short(row.due_at)), sort="due_at"),
        Column("received", _("Received"), lambda row: ui.unbroken(moment_short(row.received_at)), shown=False),
        Column("channel", _("How it came"), lambda row: row.get_channel_display(), shown=False),
        Column(
            "handler",
            _("Handled by"),
            lambda row: row.handler.full_name if row.handler else NOTHING,
            related=("handler",),
        ),
    )

    def row_url(self, row: DataRequest) -> str:
        return row.get_absolute_url()


class BreachTable(Table):
    default_sort = "-known_at"
    columns = (
        Column("title", _("What happened"), lambda row: row.title),
        Column("known_at", _("Known since"), lambda row: ui.unbroken(moment_short(row.known_at)), sort="known_at"),
        Column("persons", _("Persons"), lambda row: number(row.persons), align="end"),
        Column("data", _("Data"), lambda row: ", ".join(row.data_labels), shown=False),
        Column("status", _("Status"), _status),
        Column("clock", _("Time left"), clock),
        Column("persons_told", _("Persons told"), lambda row: day_short(row.persons_told_at)),
        Column("authority_told", _("Authority told"), lambda row: day_short(row.authority_told_at)),
    )

    def row_url(self, row: Breach) -> str:
        return row.get_absolute_url()
