"""Who may see which records of support."""

from django.db.models import Q

from core.scope import NOTHING, Reach, scope_rule
from support.models import CapitalDisbursement, MarketingResult


@scope_rule(MarketingResult, view="support.view")
@scope_rule(CapitalDisbursement, view="support.view")
def support_rule(reach: Reach) -> Q:
    """Those the agency gave; those of the own enterprise."""
    query = NOTHING
    if reach.agencies:
        query |= Q(agency_id__in=reach.agencies)
    if reach.owner is not None:
        query |= Q(enterprise__owner__user_id=reach.owner)
    return query
