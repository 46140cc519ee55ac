"""Who may see which registrations and enterprises."""

from django.db.models import Q
from django.utils import timezone

from core.scope import NOTHING, Reach, scope_rule
from enterprises.models import (
    Engagement,
    Enterprise,
    Import,
    ImportedRow,
    Licence,
    Owner,
    Registration,
    Standing,
    SuspectedPair,
)


@scope_rule(Registration, view="registration.view")
def registration_rule(reach: Reach) -> Q:
    """Its applicant; the staff of its region once it is filed, or while one of them fills it in for somebody (a place
    may still be missing then); agencies of the enterprises it led to.
    """
    query = NOTHING
    if reach.owner is not None:
        query |= Q(applicant_id=reach.owner)
    if reach.regions:
        assisted = Q(assisted_by__isnull=False)
        query |= reach.region_q("village__code") & (Q(submitted_at__isnull=False) | assisted)
        query |= assisted & Q(submitted_at__isnull=True, village__isnull=True)
    if reach.agencies:
        served = Engagement.objects.filter(agency_id__in=reach.agencies).values("enterprise_id")
        query |= Q(enterprise__pk__in=served)
    return query


@scope_rule(Enterprise, view="enterprise.view")
def enterprise_rule(reach: Reach) -> Q:
    """Its owner; the staff of its region; the agencies that serve it, and the one that can free it where it is stuck
    (the lead agency reaches everywhere).
    """
    query = NOTHING
    if reach.owner is not None:
        # One value found beforehand: a join under OR would keep the database from using any index.
        query |= Q(owner=Owner.objects.filter(user_id=reach.owner).order_by("pk").values("pk")[:1])
    if reach.regions:
        query |= reach.region_q("village__code")
    if reach.agencies:
        query |= Q(pk__in=Engagement.objects.filter(agency_id__in=reach.agencies).values("enterprise_id"))
        query |= Q(pk__in=Standing.objects.stuck().filter(agency_id__in=reach.agencies).values("enterprise_id"))
    return query


@scope_rule(Standing, view="enterprise.view")
def standing_rule(reach: Reach) -> Q:
    """As the enterprise it is about."""
    query = NOTHING
    if reach.owner is not None:
        # Found beforehand, as above.
        query |= Q(enterprise_id__in=Enterprise.objects.filter(owner__user_id=reach.owner).order_by().values("pk"))
    if reach.regions:
        query |= reach.region_q("village__code")
    if reach.agencies:
        query |= Q(agency_id__in=reach.agencies, stuck_from__lte=timezone.localdate()) & ~Q(cause="")
        served = Engagement.objects.filter(agency_id__in=reach.agencies).values("enterprise_id")
        query |= Q(enterprise_id__in=served)
    return query


@scope_rule(Licence, view="enterprise.view")
def licence_rule(reach: Reach) -> Q:
    """As the enterprise it belongs to."""
    return Q(enterprise_id__in=Enterprise.objects.filter(enterprise_rule(reach)).order_by().values("pk"))


@scope_rule(SuspectedPair, view="duplicate.decide")
def pair_rule(reach: Reach) -> Q:
    """The staff of the region of either of the two: somebody must be able to decide (the lead agency everywhere)."""
    query = NOTHING
    if reach.regions:
        query |= reach.region_q("village__code") | reach.region_q("other_village__code")
    return query


@scope_rule(Import, view="enterprise.import")
def import_rule(reach: Reach) -> Q:
    """The staff of the region or agency for which it was handed in."""
    query = NOTHING
    if reach.regions:
        query |= reach.region_q("region__code")
    if reach.agencies:
        query |= Q(agency_id__in=reach.agencies)
    return query


@scope_rule(ImportedRow, view="enterprise.import")
def imported_row_rule(reach: Reach) -> Q:
    """As the import it is a row of."""
    query = NOTHING
    if reach.regions:
        query |= reach.region_q("batch__region__code")
    if reach.agencies:
        query |= Q(batch__agency_id__in=reach.agencies)
    return query
