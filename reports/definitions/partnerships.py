"""The reports of agreements and of what agencies offer to them."""

from django.utils.translation import gettext_lazy as _

from enterprises.choices import Step
from partnerships.choices import AgreementKind, AgreementStatus, FundingSource
from partnerships.filters import AgreementFilter, OpportunityFilter
from partnerships.models import Agreement, Opportunity
from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition
from reports.definitions.shared import choice, day, text


def _partners(row: Agreement) -> str:
    return ", ".join(party.partner.name for party in row.parties.all())


def _partner_numbers(row: Agreement) -> str:
    return ", ".join(party.number for party in row.parties.all() if party.number)


AGREEMENTS = ReportDefinition(
    slug="agreements",
    title=_("Agreements"),
    text=_("Kesepakatan Bersama and the agreements of agencies, with their numbers, terms and partners."),
    icon="handshake",
    permission="agreement.view",
    filterset_class=AgreementFilter,
    source=Agreement.objects.all,
    order_by=("-pk",),
    columns=(
        choice("kind", _("Kind"), "kind", AgreementKind, width=24),
        text("title", _("Agreement"), "title", width=48),
        text("number", _("Number of the province"), "number", width=26),
        ReportColumn(
            "partner_number",
            _("Number of the partner"),
            _partner_numbers,
            width=24,
            prefetch=("parties__partner",),
            on_paper=False,
        ),
        ReportColumn("agency", _("Agency (OPD)"), lambda row: row.agency_label, width=32, related=("agency",)),
        ReportColumn("partners", _("Partner"), _partners, width=32),
        ReportColumn(
            "under",
            _("Stands under"),
            lambda row: row.parent and row.parent.title,
            width=36,
            related=("parent",),
            on_paper=False,
        ),
        day("signed_on", _("Signed on"), "signed_on"),
        day("starts_on", _("In force from"), "starts_on"),
        day("ends_on", _("In force until"), "ends_on"),
        ReportColumn(
            "days_left",
            _("Days left"),
            lambda row: row.days_left if row.is_in_force else None,
            kind=Kind.NUMBER,
            width=10,
        ),
        choice("status", _("Status"), "status", AgreementStatus, width=14),
    ),
)

OPPORTUNITIES = ReportDefinition(
    slug="opportunities",
    title=_("Opportunities"),
    text=_("What agencies offer to the seven steps, each as its head confirmed it last."),
    icon="lightbulb",
    permission="round.view",
    filterset_class=OpportunityFilter,
    source=lambda: Opportunity.objects.all().stated(),
    order_by=("step", "pk"),
    columns=(
        ReportColumn("step", _("Step"), lambda row: f"{row.step} {Step(row.step).label}", width=20),
        text("activity", _("Activity"), "activity", width=44),
        text("agency", _("Agency (OPD)"), "answer.agency.name", width=36, related=("answer__agency",)),
        text("target_group", _("For whom"), "target_group", width=30),
        ReportColumn("capacity", _("Enterprises a year"), lambda row: row.capacity, kind=Kind.NUMBER, width=12),
        choice("funding", _("Source of funds"), "funding", FundingSource, width=16),
        text(
            "agreement",
            _("Under the agreement"),
            "answer.round.agreement.title",
            width=40,
            related=("answer__round__agreement",),
        ),
    ),
)
