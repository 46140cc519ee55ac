"""What must be true before a training or an enrolment may move."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor
from partnerships.choices import AgreementStatus

if TYPE_CHECKING:
    from training.models import Training


def agreement_is_in_force(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if training.agreement.status != AgreementStatus.ACTIVE:
        yield Refusal(
            _("The agreement it stands under is not in force (%(state)s).")
            % {"state": training.agreement.get_status_display()}
        )


def has_sessions(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if not training.sessions.exists():
        yield Refusal(_("It has no session yet."), _("Add at least one day with its times."))


def has_begun(training: "Training", actor: Actor) -> Iterable[Refusal]:
    if training.starts_on > timezone.localdate():
        yield Refusal(_("It has not begun yet."), _("It begins on its first day."))


def attendance_is_recorded(training: "Training", actor: Actor) -> Iterable[Refusal]:
    without = training.sessions.filter(attendances__isnull=True).order_by("starts_at").first()
    if without is not None and training.enrolments.filter(status="enrolled").exists():
        yield Refusal(_("No attendance is recorded for “%(session)s”.") % {"session": without.title})
