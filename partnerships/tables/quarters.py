"""The columns of the list of quarterly reports that are owed."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.formats import day_short
from core.lists import Column, Table
from core.ui import badge, muted, unbroken
from partnerships.models import Agreement
from partnerships.selectors.quarters import owed


def _due(row: Agreement) -> Any:
    owes = owed(row)
    day = day_short(owes.due_on)
    if not owes.days_late:
        return day
    late = ngettext("%(n)d day late", "%(n)d days late", owes.days_late) % {"n": owes.days_late}
    return format_html("{} {}", day, badge(late, "danger"))


def _state(row: Agreement) -> Any:
    owes = owed(row)
    return badge(owes.state_label, owes.state_tone)


def _confirmed(row: Agreement) -> Any:
    report = owed(row).report
    if report is None or report.confirmed_at is None:
        return "–"
    return format_html("{}{}", unbroken(day_short(report.confirmed_at)), muted(report.confirmed_by or _("system")))


class QuarterTable(Table):
    """Rows as ``with_reports_of`` gives them."""

    default_sort = "agreement"
    columns = (
        Column("agreement", gettext_lazy("Agreement"), lambda row: row.title, sort="title"),
        Column("agency", gettext_lazy("Agency (OPD)"), lambda row: row.agency_short, related=("agency",)),
        Column("number", gettext_lazy("Number of the province"), lambda row: row.number or "–", shown=False),
        Column("due", gettext_lazy("Due by"), _due),
        Column("state", gettext_lazy("Report"), _state),
        Column("confirmed", gettext_lazy("Confirmed"), _confirmed),
    )

    def row_url(self, row: Agreement) -> str:
        report = owed(row).report
        return report.get_absolute_url() if report else reverse("partnerships:agreement-quarters", args=[row.pk])
