"""What must be true before a training or an enrolment may move."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import formats
from core.decisions import Refusal
from core.scope import Actor
from training.choices import CertificateStatus, EnrolmentStatus, TrainingStatus

if TYPE_CHECKING:
    from enterprises.models import Enterprise
    from training.models import Enrolment, Training


def agreement_is_in_force(training: "Training", actor: Actor) -> Iterable[Refusal]:
    agreement = training.agreement
    if not agreement.is_in_force:
        yield Refusal(
            _("The agreement it stands under is not in force (%(state)s).") % {"state": agreement.get_status_display()}
        )
    elif agreement.ends_on is not None and training.ends_on > agreement.ends_on:
        yield Refusal(_("The agreement it stands under ends on %(day)s.") % {"day": formats.day(agreement.ends_on)})


def has_sessions(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if not training.sessions.exists():
        yield Refusal(_("It has no session yet."), _("Add at least one day with its times."))


def enrolment_is_ahead(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if training.enrol_until < timezone.localdate():
        yield Refusal(_("The last day to enrol has passed."), _("Set a later one first."))


def has_begun(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if training.starts_on > timezone.localdate():
        yield Refusal(_("It has not begun yet."), _("It begins on its first day."))


def attendance_is_recorded(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if not training.enrolments.filter(status=EnrolmentStatus.ENROLLED).exists():
        return
    for session in training.sessions.filter(attendances__isnull=True):
        yield Refusal(_("No attendance is recorded for “%(session)s”.") % {"session": session.title})


def takes_own_enrolments(training: "Training") -> Iterable[Refusal]:
    """An entrepreneur enrols while enrolment is open."""
    if training.status != TrainingStatus.OPEN:
        yield Refusal(
            _("This training takes no enrolments (%(state)s).") % {"state": training.get_status_display().lower()}
        )
    elif training.enrol_until < timezone.localdate():
        yield Refusal(_("The last day to enrol has passed."))


def takes_participants(training: "Training") -> Iterable[Refusal]:
    """The organiser may also add those who come to a training that is already running."""
    if training.status not in (TrainingStatus.OPEN, TrainingStatus.RUNNING):
        yield Refusal(
            _("This training takes no participants (%(state)s).") % {"state": training.get_status_display().lower()}
        )


def has_a_place_for(training: "Training", enterprise: "Enterprise") -> Iterable[Refusal]:
    """Exact only while the training is locked, as the services of enrolment do."""
    if not training.is_meant_for(enterprise.village_id):
        yield Refusal(
            _("This training is for enterprises of %(region)s.") % {"region": training.region},
            _("Choose a training of your own region, or one for the whole province."),
        )
    if training.enrolments.filter(status=EnrolmentStatus.ENROLLED).count() >= training.quota:
        yield Refusal(_("All %(quota)d places are taken.") % {"quota": training.quota})


def may_come_back(enrolment: "Enrolment", actor: Actor) -> Iterable[Refusal]:
    yield from takes_own_enrolments(enrolment.training)
    yield from has_a_place_for(enrolment.training, enrolment.enterprise)


def may_be_put_back(enrolment: "Enrolment", actor: Actor) -> Iterable[Refusal]:
    yield from takes_participants(enrolment.training)
    yield from has_a_place_for(enrolment.training, enrolment.enterprise)


def has_not_begun(enrolment: "Enrolment", actor: Actor) -> Iterable[Refusal]:
    if enrolment.training.status != TrainingStatus.OPEN:
        yield Refusal(
            _("The training is no longer open (%(state)s).")
            % {"state": enrolment.training.get_status_display().lower()},
            _("Tell the organiser that you cannot come."),
        )


def has_no_certificate(enrolment: "Enrolment", actor: Actor) -> Iterable[Refusal]:
    if enrolment.certificates.filter(status=CertificateStatus.VALID).exists():
        yield Refusal(_("A certificate rests on it."), _("Revoke the certificate first."))
