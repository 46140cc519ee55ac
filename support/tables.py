"""The columns of the lists of support."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.formats import day_short, rupiah
from core.lists import Column, Table
from core.ui import badge, muted
from support.models import SupportRecord


def _enterprise(row: SupportRecord) -> Any:
    return format_html("{}{}", row.enterprise.name, muted(row.enterprise.number))


def _status(row: SupportRecord) -> Any:
    return badge(row.state_label, row.state_tone)


def _columns(*own: Column) -> tuple[Column, ...]:
    """The columns of one kind between those that both kinds have."""
    return (
        Column("enterprise", _("Enterprise"), _enterprise, related=("enterprise",)),
        *own,
        Column("happened_on", _("Date"), lambda row: day_short(row.happened_on), sort="happened_on"),
        Column("agency", _("Helped by"), lambda row: row.agency.short_name, related=("agency",)),
        Column(
            "agreement", _("Under the agreement"), lambda row: row.agreement.title, related=("agreement",), shown=False
        ),
        Column("place", _("Kabupaten/kota"), _place, related=("enterprise__village__parent__parent",), shown=False),
        Column("status", _("Status"), _status),
        Column("recorded_by", _("Recorded by"), lambda row: row.recorded_by, shown=False),
    )


def _place(row: SupportRecord) -> str:
    kecamatan = row.enterprise.village.parent
    return str(kecamatan.parent) if kecamatan else ""


class SupportTable(Table):
    default_sort = "-happened_on"

    def row_url(self, row: SupportRecord) -> str:
        return row.get_absolute_url()


def _marketed_at(row: Any) -> str:
    return f"{row.get_channel_display()}: {row.channel_name}" if row.channel_name else row.get_channel_display()


class MarketingTable(SupportTable):
    columns = _columns(
        Column("product", _("Product"), lambda row: row.product),
        Column("channel", _("Channel"), _marketed_at),
        Column("sales", _("Sales so far"), lambda row: rupiah(row.sales), align="end", shown=False),
    )


class CapitalTable(SupportTable):
    columns = _columns(
        Column("scheme", _("Scheme"), lambda row: row.scheme.name, related=("scheme",)),
        Column("lender", _("Lender"), lambda row: row.lender),
        Column("amount", _("Amount"), lambda row: rupiah(row.amount), align="end", sort="amount"),
        Column("reference", _("Contract number"), lambda row: row.reference, shown=False),
    )
