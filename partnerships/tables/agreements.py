"""The columns of the lists of agreements and partners."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.formats import day_short
from core.lists import Column, Table
from core.ui import badge, icon, muted
from partnerships.models import Agreement, Partner

#: From so many days on, an end is shown as near.
NEAR = 90


def days_left_text(agreement: Agreement) -> str:
    """How long an agreement in force still runs, in words; empty for any other."""
    left = agreement.days_left
    if left is None or not agreement.is_in_force:
        return ""
    if left < 0:
        return _("its last day has passed")
    if left == 0:
        return _("today is its last day")
    return ngettext("%(days)d more day", "%(days)d more days", left) % {"days": left}


def _title(row: Agreement) -> Any:
    branch = icon("corner-down-right", 16) if row.parent_id else mark_safe("")
    note = _("under %(title)s") % {"title": row.parent.title} if row.parent else row.number
    return format_html("{}{}{}", branch, row.title, muted(note) if note else "")


def _ends(row: Agreement) -> Any:
    words = days_left_text(row)
    if not words:
        return day_short(row.ends_on)
    near = (row.days_left or 0) <= NEAR
    return format_html("{}{}", day_short(row.ends_on), badge(words, "warning") if near else muted(words))


class AgreementTable(Table):
    columns = (
        Column("title", gettext_lazy("Agreement"), _title, sort="title", related=("parent",)),
        Column("kind", gettext_lazy("Kind"), lambda row: row.get_kind_display()),
        Column("number", gettext_lazy("Number of the province"), lambda row: row.number or "–", shown=False),
        Column("agency", gettext_lazy("Agency (OPD)"), lambda row: row.agency_short, related=("agency",)),
        Column(
            "partners",
            gettext_lazy("Partner"),
            lambda row: ", ".join(party.partner.name for party in row.parties.all()),
            prefetch=("parties__partner",),
        ),
        Column("status", gettext_lazy("Status"), lambda row: badge(row.state_label, row.state_tone)),
        Column("signed_on", gettext_lazy("Signed on"), lambda row: day_short(row.signed_on), shown=False),
        Column("ends", gettext_lazy("Ends"), _ends, sort="last_day"),
    )

    def row_url(self, row: Agreement) -> str:
        return row.get_absolute_url()


class PartnerTable(Table):
    default_sort = "name"
    columns = (
        Column("name", gettext_lazy("Partner"), lambda row: row.name, sort="name"),
        Column("kind", gettext_lazy("Kind"), lambda row: row.get_kind_display()),
        Column(
            "agency",
            gettext_lazy("Kept by"),
            lambda row: row.agency.short_name if row.agency else _("The whole province"),
            related=("agency",),
        ),
        Column("contact", gettext_lazy("Contact person"), lambda row: row.contact_name or "–"),
        Column("phone", gettext_lazy("Contact phone"), lambda row: row.contact_phone or "–", shown=False),
    )

    def row_url(self, row: Partner) -> str:
        return row.get_absolute_url()


class CallTable(Table):
    columns = (
        Column("title", gettext_lazy("Call"), lambda row: row.title),
        Column("agency", gettext_lazy("Agency (OPD)"), lambda row: row.agency.short_name, related=("agency",)),
        Column("agreement", gettext_lazy("For the agreement"), lambda row: row.agreement.title, related=("agreement",)),
        Column("quota", gettext_lazy("Places"), lambda row: row.quota, align="end"),
        Column("status", gettext_lazy("Status"), lambda row: badge(row.state_label, row.state_tone)),
        Column("created", gettext_lazy("Begun"), lambda row: day_short(row.created_at), sort="created_at"),
    )

    def row_url(self, row: Any) -> str:
        return row.get_absolute_url()
