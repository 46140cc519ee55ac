"""A training from its plan to its end: planned, revised, given sessions, opened, started, finished or cancelled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency
from core import formats
from core.decisions import Refusal, Refused
from core.once import sent_before
from core.scope import Actor, may_on
from enterprises.services.serving import release
from partnerships.models import Agreement
from partnerships.selectors.shortlist import refuse_not_chosen
from training import notices
from training.choices import TrainingStatus
from training.models import Session, Training
from training.selectors import agreements_for
from training.services.telling import tell_enrolled, told_day
from workflow.services import apply_move

#: Years in which a training can lie, also under an agreement that has no days yet.
_YEARS = range(2000, 2100)
#: What an organiser plans.
PLAN_FIELDS: tuple[str, ...] = (
    "agreement",
    "company",
    "title",
    "description",
    "mode",
    "venue",
    "region",
    "starts_on",
    "ends_on",
    "enrol_until",
    "quota",
    "minimum_attendance",
)
#: What may still change once entrepreneurs enrol. What they enrolled for stays: the agreement, the region, and how much
#: attendance earns the certificate.
OPEN_FIELDS: tuple[str, ...] = (
    "title",
    "description",
    "mode",
    "venue",
    "starts_on",
    "ends_on",
    "enrol_until",
    "quota",
)
#: A change of these is told to those enrolled.
_TOLD_FIELDS = ("venue", "starts_on", "ends_on")


def plan_training(*, actor: Actor, values: Mapping[str, Any], token: UUID | None = None) -> Training:
    """Plan a training, organised by the agency of its agreement. ``values`` by ``PLAN_FIELDS``. Raises ``Refused``.

    The same ``token`` again gives the training it made.
    """
    training = Training(request_token=token, **{name: values[name] for name in PLAN_FIELDS if name in values})
    training.agency = _agency_of(actor, training.agreement)
    _demand_clean(training)
    _demand_possible(training)
    with transaction.atomic():
        if before := sent_before(training, ("agreement_id", "title", "starts_on", "ends_on", "quota")):
            return before
        training.save()
    return training


def editable_fields(training: Training) -> tuple[str, ...]:
    """The fields that may be revised in the state the training is in; none when it has begun."""
    return {TrainingStatus.DRAFT: PLAN_FIELDS, TrainingStatus.OPEN: OPEN_FIELDS}.get(training.status, ())  # type: ignore[call-overload]


def revise(*, actor: Actor, training: Training, values: Mapping[str, Any]) -> Training:
    """Change what the state still lets change; other names are ignored. Those enrolled are told of a new place or day.

    Raises ``Refused``: it has begun, the places are fewer than those taken, or a session falls outside the new days.
    """
    with transaction.atomic():
        row = _locked(actor, training)
        fields = editable_fields(row)
        if not fields:
            raise Refused(_("This training has begun or ended and can no longer be changed."))
        before = {name: getattr(row, name) for name in _TOLD_FIELDS}
        for name in fields:
            if name in values:
                setattr(row, name, values[name])
        if "agreement" in fields:
            row.agency = _agency_of(actor, row.agreement)
        _demand_clean(row)
        _demand_possible(row)
        _demand_fit(row)
        row.save()
        if row.status == TrainingStatus.OPEN and any(getattr(row, name) != old for name, old in before.items()):
            tell_enrolled(
                row,
                notices.CHANGED,
                {"first": told_day(row.starts_on), "last": told_day(row.ends_on), "venue": row.venue},
            )
    return row


def _agency_of(actor: Actor, agreement: Agreement) -> Agency:
    if agreement.agency is None or not agreements_for(actor).filter(pk=agreement.pk).exists():
        raise Refused([Refusal(_("Choose an agreement of your agency."), field="agreement")])
    return agreement.agency


def _demand_clean(instance: models.Model) -> None:
    """What the fields and constraints of the model forbid, as refusals beside their fields."""
    try:
        # What was sent before is told by its token, not refused because of it.
        instance.full_clean(exclude=["request_token"])
    except ValidationError as error:
        refusals = [
            Refusal(message, field="" if field == "__all__" else field)
            for field, messages in error.message_dict.items()
            for message in messages
        ]
        raise Refused(refusals) from None


def _demand_possible(training: Training) -> None:
    """Its days lie in years that can be meant, and not before its agreement begins; its company was chosen for that.

    That it ends with its agreement is asked when enrolment opens: the agreement may be extended until then.
    """
    days = ("starts_on", "ends_on", "enrol_until")
    refusals = [
        Refusal(_("This year cannot be right."), field=name)
        for name in days
        if getattr(training, name).year not in _YEARS
    ]
    refusals += refuse_not_chosen(training.company, training.agreement)
    begins = training.agreement.starts_on
    if not refusals and begins is not None and training.starts_on < begins:
        message = _("The agreement it stands under begins on %(day)s.") % {"day": formats.day(begins)}
        refusals.append(Refusal(message, field="starts_on"))
    if refusals:
        raise Refused(refusals)


def _demand_fit(training: Training) -> None:
    """What is already there must fit what is planned now."""
    refusals = []
    taken = training.enrolments.active().count()
    if training.quota < taken:
        refusals.append(Refusal(_("%(taken)d places are already taken.") % {"taken": taken}, field="quota"))
    span = training.sessions.aggregate(first=Min("starts_at"), last=Max("ends_at"))
    if span["first"] and timezone.localdate(span["first"]) < training.starts_on:
        refusals.append(Refusal(_("A session lies before this day."), field="starts_on"))
    if span["last"] and timezone.localdate(span["last"]) > training.ends_on:
        refusals.append(Refusal(_("A session lies after this day."), field="ends_on"))
    if refusals:
        raise Refused(refusals)


def _locked(actor: Actor, training: Training) -> Training:
    """The row, locked, if the actor may manage it. Raises ``Refused``."""
    decision = may_on(actor, "training.manage", training)
    if not decision:
        raise Refused(decision.reason)
    return Training.objects.select_for_update(of=("self",)).select_related("agreement", "agency").get(pk=training.pk)


# Sessions ------------------------------------------------------------------------------------------------------------


def add_session(*, actor: Actor, training: Training, title: str, starts_at: datetime, ends_at: datetime) -> Session:
    """Add one sitting, within the days of the training. The same sitting sent twice is one. Raises ``Refused``."""
    with transaction.atomic():
        row = _locked(actor, training)
        if row.status in (TrainingStatus.FINISHED, TrainingStatus.CANCELLED):
            raise Refused(_("This training has ended."))
        same = row.sessions.filter(title=title, starts_at=starts_at, ends_at=ends_at).first()
        if same is not None:
            return same
        if not row.starts_on <= timezone.localdate(starts_at) <= row.ends_on:
            raise Refused([Refusal(_("This day is not one of the training's."), field="day")])
        if row.sessions.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
            raise Refused([Refusal(_("Another session runs at that time."), field="starts")])
        session = Session(training=row, title=title, starts_at=starts_at, ends_at=ends_at)
        _demand_clean(session)
        session.save()
    return session


def remove_session(*, actor: Actor, session: Session) -> None:
    """Take a sitting out before anyone's attendance at it is recorded. Raises ``Refused``."""
    with transaction.atomic():
        row = _locked(actor, session.training)
        if session.attendances.exists():
            raise Refused(_("Attendance is recorded for this session: it stays."))
        if row.status != TrainingStatus.DRAFT and row.sessions.count() == 1:
            raise Refused([Refusal(_("A training needs a session."), _("Add another one first."))])
        session.delete()


# Moves ---------------------------------------------------------------------------------------------------------------


def open_enrolment(*, actor: Actor, training: Training) -> Training:
    """Let entrepreneurs enrol. Raises ``Refused``."""
    return apply_move(actor=actor, instance=training, move="open")


def start(*, actor: Actor, training: Training) -> Training:
    """Close enrolment; attendance can be recorded from now on. Raises ``Refused``."""
    return apply_move(actor=actor, instance=training, move="start")


def finish(*, actor: Actor, training: Training) -> Training:
    """End it; certificates can be issued from now on. Raises ``Refused``."""
    return apply_move(actor=actor, instance=training, move="finish")


def cancel(*, actor: Actor, training: Training, reason: str) -> Training:
    """Call it off and tell those enrolled why. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=training, move="cancel", reason=reason)
        tell_enrolled(row, notices.CANCELLED, {"agency": row.agency.name, "reason": reason.strip()})
        for enrolment in row.enrolments.active().select_related("enterprise"):
            release(actor=actor, enterprise=enrolment.enterprise, agency_ids=[row.agency_id])
    return row
