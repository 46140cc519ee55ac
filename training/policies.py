"""Who may see which trainings, enrolments and certificates."""

from django.db.models import Q

from core.scope import NOTHING, Reach, scope_rule
from training.choices import TrainingStatus
from training.models import Certificate, Enrolment, Training

_PUBLIC_STATES = [TrainingStatus.OPEN, TrainingStatus.RUNNING, TrainingStatus.FINISHED]


def announced_rule(reach: Reach) -> Q:
    """What is open to enrolment or has taken place is no secret to anyone who may see trainings."""
    return Q(status__in=_PUBLIC_STATES)


@scope_rule(Training, view="training.view", also_seen=announced_rule)
def training_rule(reach: Reach) -> Q:
    """Those the agency organises."""
    return Q(agency_id__in=reach.agencies) if reach.agencies else NOTHING


@scope_rule(Enrolment, view="training.view")
def enrolment_rule(reach: Reach) -> Q:
    """Of the agency's own trainings; of enterprises in the region; of the own enterprise."""
    query = NOTHING
    if reach.agencies:
        query |= Q(training__agency_id__in=reach.agencies)
    if reach.regions:
        query |= reach.region_q("enterprise__village__code")
    if reach.owner is not None:
        query |= Q(enterprise__owner__user_id=reach.owner)
    return query


@scope_rule(Certificate, view="training.view")
def certificate_rule(reach: Reach) -> Q:
    """As the enrolment it crowns."""
    return Q(enrolment__in=Enrolment.objects.filter(enrolment_rule(reach)))
