"""The reports of marketing results and of capital."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition
from reports.definitions.shared import choice, company_column, day, enterprise_columns, text
from support.choices import ChannelKind, LenderKind, RecordStatus
from support.filters import CapitalFilter, MarketingFilter
from support.models import CapitalDisbursement, MarketingResult

_WHOSE = (
    ReportColumn("agency", _("Helped by"), lambda row: row.agency.short_name, width=16, related=("agency",)),
    ReportColumn(
        "agreement", _("Under the agreement"), lambda row: row.agreement.title, width=40, related=("agreement",)
    ),
    choice("status", _("Status"), "status", RecordStatus, width=12),
    text("note", _("Note"), "note", width=30, on_paper=False),
    text("recorded_by", _("Recorded by"), "recorded_by", width=22, on_paper=False),
)

MARKETING = ReportDefinition(
    slug="marketing",
    title=_("Marketing results"),
    text=_("Products on sale at a new place: step 5, by enterprise, channel and date."),
    icon="shopping-bag",
    permission="support.view",
    filterset_class=MarketingFilter,
    source=MarketingResult.objects.all,
    owner="enterprise__owner",
    order_by=("-happened_on", "-pk"),
    columns=(
        day("happened_on", _("Date"), "happened_on"),
        *enterprise_columns(),
        text("product", _("Product"), "product", width=28),
        choice("channel", _("Channel"), "channel", ChannelKind),
        text("channel_name", _("Shop, event or buyer"), "channel_name", width=24),
        company_column(),
        ReportColumn("sales", _("Sales so far (Rp)"), lambda row: row.sales, kind=Kind.MONEY, width=16),
        text("url", _("Web address"), "url", width=32, on_paper=False),
        *_WHOSE,
    ),
)

CAPITAL = ReportDefinition(
    slug="capital",
    title=_("Capital"),
    text=_("Money that reached enterprises: step 7, by scheme, lender and amount."),
    icon="hand-coins",
    permission="support.view",
    filterset_class=CapitalFilter,
    source=CapitalDisbursement.objects.all,
    owner="enterprise__owner",
    order_by=("-happened_on", "-pk"),
    columns=(
        day("happened_on", _("Date"), "happened_on"),
        *enterprise_columns(),
        ReportColumn("scheme", _("Scheme"), lambda row: row.scheme.name, width=20, related=("scheme",)),
        choice("lender_kind", _("Kind of lender"), "lender_kind", LenderKind, on_paper=False),
        text("lender", _("Lender"), "lender", width=24),
        ReportColumn("amount", _("Amount (Rp)"), lambda row: row.amount, kind=Kind.MONEY, width=16),
        text("reference", _("Contract number"), "reference", width=20, on_paper=False),
        text("purpose", _("Used for"), "purpose", width=26, on_paper=False),
        *_WHOSE,
    ),
)
