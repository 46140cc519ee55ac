"""Who may see which partners and agreements."""

from django.db.models import Q

from core.scope import NOTHING, Reach, scope_rule
from partnerships.choices import AgreementKind
from partnerships.models import Agreement, Partner


def umbrella_rule(reach: Reach) -> Q:
    """The Governor's signed Kesepakatan Bersama, under which any agency may draft, and what stands above an agency's
    own agreements: read, not acted on.
    """
    if not reach.agencies:
        return NOTHING
    own = Agreement.objects.filter(agency_id__in=reach.agencies, parent__isnull=False)
    umbrellas = Agreement.objects.signed().filter(kind=AgreementKind.KB, agency__isnull=True)
    return Q(pk__in=own.values("parent_id")) | Q(pk__in=umbrellas.values("pk"))


@scope_rule(Agreement, view="agreement.view", also_seen=umbrella_rule)
def agreement_rule(reach: Reach) -> Q:
    """The agency's own; for a partner user, what their organisation is party to."""
    query = NOTHING
    if reach.agencies:
        query |= Q(agency_id__in=reach.agencies)
    if reach.party is not None:
        # A draft is the province's own until it is signed.
        signed = Agreement.objects.signed().filter(parties__partner__users__user_id=reach.party)
        query |= Q(pk__in=signed.values("pk"))
    return Q(pk__in=Agreement.objects.filter(query).values("pk"))


@scope_rule(Partner, view="partner.view")
def partner_rule(reach: Reach) -> Q:
    """Partners of the whole province and of the own agency; for a partner user, their own organisation."""
    query = NOTHING
    if reach.agencies:
        query |= Q(agency__isnull=True) | Q(agency_id__in=reach.agencies)
    if reach.party is not None:
        query |= Q(users__user_id=reach.party)
    return Q(pk__in=Partner.objects.filter(query).values("pk"))
