"""Reading for the pages on which support is recorded."""

from core.scope import Actor
from enterprises.models import Enterprise
from partnerships.choices import AgreementStatus
from partnerships.models import Agreement, Partner
from partnerships.models.agreement import AgreementQuerySet
from support.models import CapitalDisbursement, MarketingResult, SupportRecord

#: Records shown on a page that is about something else.
PANEL_LIMIT = 5


def agreements_for(actor: Actor) -> AgreementQuerySet:
    """The agreements under which this actor can record support: signed ones of their agency.

    One that has run out is still among them: what was given in its term may be recorded after it.
    """
    return (
        Agreement.objects.reachable_by(actor, "support.record")
        .filter(status__in=[AgreementStatus.ACTIVE, AgreementStatus.EXPIRED], agency__isnull=False)
        .select_related("agency")
        .order_by("status", "title", "pk")
    )


def support_of(actor: Actor, enterprise: Enterprise) -> list[SupportRecord]:
    """The last records of both kinds that this actor may see, the newest first."""
    rows: list[SupportRecord] = []
    for found in (MarketingResult.objects.all(), CapitalDisbursement.objects.select_related("scheme")):
        own = found.visible_to(actor).filter(enterprise=enterprise).select_related("agency")
        rows.extend(own.order_by("-happened_on", "-pk")[:PANEL_LIMIT])
    return sorted(rows, key=lambda row: (row.happened_on, row.recorded_at), reverse=True)


def support_through(actor: Actor, company: Partner) -> tuple[list[MarketingResult], int]:
    """The last results that came about through a company and that this actor may see, and of how many enterprises."""
    own = MarketingResult.objects.visible_to(actor).standing().filter(company=company)
    rows = own.select_related("enterprise").order_by("-happened_on", "-pk")[:PANEL_LIMIT]
    return list(rows), own.values("enterprise").distinct().count()
