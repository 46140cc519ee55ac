"""The attendance roll: one sitting, everyone on the list, in one write."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import formats
from core.decisions import Refusal, Refused
from core.scope import Actor, may_on
from training.choices import CertificateStatus, TrainingStatus
from training.models import Attendance, Certificate, Session, Training


@dataclass(frozen=True, slots=True)
class Roll:
    """What a roll came to: how many were there and how many not, and how many entries it changed."""

    present: int
    absent: int
    changed: int


def record_attendance(*, actor: Actor, session: Session, on_roll: Collection[int], present: Collection[int]) -> Roll:
    """Record who of ``on_roll`` (ids of enrolments) was ``present`` at a session; the others of the roll were absent.

    Those who are not on the roll are left alone, so a roll opened before somebody enrolled marks nobody absent unseen;
    ids that hold no place in this training have no effect. Sent twice it writes once. Raises ``Refused``.
    """
    decision = may_on(actor, "training.attend", session.training)
    if not decision:
        raise Refused(decision.reason)
    with transaction.atomic():
        training = Training.objects.select_for_update(of=("self",)).get(pk=session.training_id)
        _demand_begun(training, session)
        enrolments = list(training.enrolments.active().filter(pk__in=on_roll).values_list("pk", flat=True))
        there = set(present)
        wanted = {pk: pk in there for pk in enrolments}
        recorded = dict(session.attendances.filter(enrolment__in=enrolments).values_list("enrolment_id", "present"))
        changed = {pk: here for pk, here in wanted.items() if recorded.get(pk) is not here}
        _demand_uncertified([pk for pk, here in changed.items() if not here])
        now = timezone.now()
        Attendance.objects.bulk_create(
            [
                Attendance(
                    session=session, enrolment_id=pk, present=here, recorded_at=now, recorded_by_id=actor.user_id
                )
                for pk, here in changed.items()
            ],
            update_conflicts=True,
            unique_fields=["session", "enrolment"],
            update_fields=["present", "recorded_at", "recorded_by"],
        )
    count = sum(wanted.values())
    return Roll(present=count, absent=len(wanted) - count, changed=len(changed))


def _demand_begun(training: Training, session: Session) -> None:
    if training.status not in (TrainingStatus.RUNNING, TrainingStatus.FINISHED):
        raise Refused(
            [Refusal(_("Attendance is recorded once the training has started."), _("Start it on its page first."))]
        )
    if session.starts_at > timezone.now():
        raise Refused(_("This session begins only on %(moment)s.") % {"moment": formats.moment(session.starts_at)})


def _demand_uncertified(enrolment_ids: Collection[int]) -> None:
    """Presence on which a certificate rests is not taken away under it."""
    certified = Certificate.objects.filter(enrolment__in=enrolment_ids, status=CertificateStatus.VALID)
    names = list(certified.order_by("holder_name").values_list("holder_name", flat=True)[:5])
    if names:
        raise Refused(
            [
                Refusal(
                    _("A certificate rests on the attendance of %(names)s.") % {"names": ", ".join(names)},
                    _("Revoke it first if the attendance was wrong."),
                )
            ]
        )
