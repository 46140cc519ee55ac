"""Reading trainings for pages: how full they are, who was there, who can join what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.choices import DRAFTING, AgreementStatus
from partnerships.models import Agreement
from partnerships.models.agreement import AgreementQuerySet
from training.choices import CertificateStatus, EnrolmentStatus, TrainingStatus
from training.models import (
    Attendance,
    Certificate,
    Enrolment,
    EnrolmentQuerySet,
    Invitation,
    Session,
    Training,
    TrainingQuerySet,
)


def agreements_for(actor: Actor) -> AgreementQuerySet:
    """The agreements under which this actor can plan a training: those of their agency that have not ended.

    One in preparation is among them, so that the first training can be ready on the day of signing; enrolment opens
    only then.
    """
    return (
        Agreement.objects.reachable_by(actor, "training.manage")
        .filter(status__in=[AgreementStatus.ACTIVE, *sorted(DRAFTING)], agency__isnull=False)
        .select_related("agency")
        .order_by("status", "title", "pk")
    )


# One training --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """How a training stands, in participants who hold a place."""

    quota: int
    enrolled: int
    #: At one session or more.
    attended: int
    #: At as many sessions as a certificate asks for.
    eligible: int
    #: Hold a valid certificate.
    certified: int
    #: Eligible, and never had a certificate: what an order would make now.
    due: int

    @property
    def free(self) -> int:
        return max(0, self.quota - self.enrolled)


def figures(training: Training) -> Figures:
    enrolments = training.enrolments.active()
    valid = Q(certificates__status=CertificateStatus.VALID)
    eligible = training.enrolments.eligible()
    return Figures(
        quota=training.quota,
        enrolled=enrolments.count(),
        attended=enrolments.filter(attendances__present=True).distinct().count(),
        eligible=eligible.count(),
        certified=enrolments.filter(valid).distinct().count(),
        due=eligible.due_after(None).count(),
    )


def sessions_of(training: Training) -> QuerySet[Session]:
    """The sessions in order, each with ``present`` and ``recorded``: people there, and people of whom it is known."""
    holding = Q(attendances__enrolment__status=EnrolmentStatus.ENROLLED)
    return training.sessions.annotate(
        present=Count("attendances", filter=holding & Q(attendances__present=True)),
        recorded=Count("attendances", filter=holding),
    ).order_by("starts_at", "pk")


@dataclass(frozen=True, slots=True)
class RollLine:
    """One participant on a roll; ``present`` is None while nothing is recorded."""

    enrolment: Enrolment
    present: bool | None


def roll_of(session: Session) -> QuerySet[Enrolment]:
    """Everyone on the roll of a session, by name."""
    return session.training.enrolments.active().select_related("enterprise").order_by("participant_name", "pk")


def roll_lines(session: Session, enrolments: Iterable[Enrolment]) -> list[RollLine]:
    """These participants with what is recorded of each."""
    enrolments = list(enrolments)
    recorded = dict(
        Attendance.objects.filter(session=session, enrolment__in=enrolments).values_list("enrolment_id", "present")
    )
    return [RollLine(enrolment, recorded.get(enrolment.pk)) for enrolment in enrolments]


# One entrepreneur ----------------------------------------------------------------------------------------------------


def own_enterprises(actor: Actor) -> EnterpriseQuerySet:
    """The enterprises this person may enrol: their own, whatever else their roles let them see."""
    return Enterprise.objects.reachable_by(actor, "training.enrol").order_by("name", "pk")


def own_enrolments(actor: Actor) -> EnrolmentQuerySet:
    return Enrolment.objects.reachable_by(actor, "training.enrol")


@dataclass(frozen=True, slots=True)
class Offer:
    """A training somebody can join, and for which of their enterprises."""

    training: Training
    free: int
    enterprises: list[Enterprise]
    #: Whether one of these enterprises was invited to it.
    is_invitation: bool = False


def offers(actor: Actor, today: date | None = None) -> list[Offer]:
    """What is open to enrolment and meant for the region of one of the actor's enterprises that is not in it yet.

    Those they are invited to come first. A full one is among them: places come free. A constant number of queries.
    """
    enterprises = list(own_enterprises(actor))
    if not enterprises:
        return []
    meant = Training.objects.none()
    for code in {enterprise.village_id for enterprise in enterprises}:
        meant = meant | Training.objects.for_village(code)
    open_now = _with_sessions(meant.open_on(today or timezone.localdate()).with_places_taken())
    taken = set(
        Enrolment.objects.exclude(status=EnrolmentStatus.CANCELLED)
        .filter(enterprise__in=enterprises)
        .values_list("training_id", "enterprise_id")
    )
    invited = set(Invitation.objects.filter(enterprise__in=enterprises).values_list("training_id", "enterprise_id"))
    found = []
    for training in open_now.order_by("starts_on", "pk"):
        fitting = [e for e in enterprises if (training.pk, e.pk) not in taken and training.is_meant_for(e.village_id)]
        if fitting:
            is_invitation = any((training.pk, e.pk) in invited for e in fitting)
            found.append(Offer(training, max(0, training.quota - training.taken), fitting, is_invitation))
    return sorted(found, key=lambda offer: not offer.is_invitation)


def _with_sessions(trainings: TrainingQuerySet) -> TrainingQuerySet:
    return trainings.select_related("agency", "region").prefetch_related(
        Prefetch("sessions", Session.objects.order_by("starts_at", "pk"))
    )


def participations(actor: Actor) -> EnrolmentQuerySet:
    """The places the actor's enterprises hold or held, with what a page shows of them; the newest training first."""
    return _shown(own_enrolments(actor)).exclude(
        status=EnrolmentStatus.CANCELLED, training__status__in=[TrainingStatus.FINISHED, TrainingStatus.CANCELLED]
    )


def participations_of(actor: Actor, enterprise: Enterprise) -> EnrolmentQuerySet:
    """The places one enterprise holds or held, as far as the actor may see them."""
    return _shown(Enrolment.objects.visible_to(actor).filter(enterprise=enterprise))


def _shown(enrolments: EnrolmentQuerySet) -> EnrolmentQuerySet:
    valid = Certificate.objects.filter(status=CertificateStatus.VALID).order_by("-pk")
    return (
        enrolments.with_attendance()
        .select_related("training__agency", "enterprise")
        .prefetch_related(Prefetch("certificates", valid, to_attr="valid_certificates"))
        .order_by("-training__starts_on", "-pk")
    )
