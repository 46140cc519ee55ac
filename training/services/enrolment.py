"""Places in a training: taken by an entrepreneur or given by the organiser, never more than there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.decisions import Refusal, Refused
from core.scope import Actor, may_on
from enterprises.models import Enterprise
from enterprises.selectors.finding import enterprise_by_number
from enterprises.services.serving import engage, release
from enterprises.services.standing import restand
from training import checks, notices
from training.choices import EnrolmentStatus
from training.models import Enrolment, Training
from training.services.telling import tell_participant, told_day
from workflow.services import apply_move

#: Register numbers taken in one go.
MOST_NUMBERS = 500


def join(*, actor: Actor, training: Training, enterprise: Enterprise) -> Enrolment:
    """An entrepreneur takes a place for an enterprise of their own; a second click gives the same place.

    Raises ``Refused``: not their own, not open, another region, or no place left.
    """
    decision = may_on(actor, "training.enrol", enterprise)
    if not decision:
        raise Refused(decision.reason)
    with transaction.atomic():
        row = _locked(training)
        there = row.enrolments.filter(enterprise=enterprise).first()
        if there is not None and there.status == EnrolmentStatus.ENROLLED:
            return there
        if there is not None and there.status == EnrolmentStatus.REMOVED:
            raise Refused(
                [Refusal(_("The organiser took you off this list."), _("Ask them if you think that is a mistake."))]
            )
        if there is not None:
            return _told(actor, apply_move(actor=actor, instance=there, move="again"))
        return _placed(actor, row, enterprise, checks.takes_own_enrolments(row))


def enrol(*, actor: Actor, training: Training, enterprise: Enterprise, participant_name: str = "") -> Enrolment:
    """The organiser gives an enterprise a place, also when the training already runs; twice gives the same place.

    The participant is the owner unless named. Raises ``Refused``: not their training, another region, no place left.
    """
    _demand_manager(actor, training)
    with transaction.atomic():
        row = _locked(training)
        there = row.enrolments.filter(enterprise=enterprise).first()
        if there is not None and there.status == EnrolmentStatus.ENROLLED:
            return there
        if there is not None:
            changes = {"participant_name": participant_name.strip()} if participant_name.strip() else {}
            return _told(actor, apply_move(actor=actor, instance=there, move="readmit", changes=changes))
        return _placed(actor, row, enterprise, checks.takes_participants(row), participant_name)


@dataclass(frozen=True, slots=True)
class NumberResult:
    """What became of one register number: the place, or why there is none."""

    number: str
    enrolment: Enrolment | None
    problem: str = ""


def enrol_numbers(*, actor: Actor, training: Training, numbers: Iterable[str]) -> list[NumberResult]:
    """Give places by register numbers, each for itself: one that is refused stops no other. Raises ``Refused``."""
    _demand_manager(actor, training)
    asked = list(dict.fromkeys(number.strip() for number in numbers if number.strip()))
    if not asked:
        raise Refused([Refusal(_("Write at least one register number."), field="numbers")])
    if len(asked) > MOST_NUMBERS:
        raise Refused([Refusal(_("At most %(most)d numbers in one go.") % {"most": MOST_NUMBERS}, field="numbers")])
    results = []
    for number in asked:
        enterprise = enterprise_by_number(number)
        if enterprise is None:
            results.append(NumberResult(number, None, _("No enterprise has this register number.")))
            continue
        try:
            results.append(NumberResult(number, enrol(actor=actor, training=training, enterprise=enterprise)))
        except Refused as refused:
            results.append(NumberResult(number, None, str(refused)))
    return results


def leave(*, actor: Actor, enrolment: Enrolment) -> Enrolment:
    """An entrepreneur gives the place back before the training begins. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=enrolment, move="cancel")
        _freed(actor, row)
    return row


def come_back(*, actor: Actor, enrolment: Enrolment) -> Enrolment:
    """An entrepreneur takes a place again that they had given back. Raises ``Refused``."""
    return join(actor=actor, training=enrolment.training, enterprise=enrolment.enterprise)


def take_off(*, actor: Actor, enrolment: Enrolment, reason: str) -> Enrolment:
    """The organiser takes a participant off the list and says why. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=enrolment, move="remove", reason=reason)
        tell_participant(row, notices.REMOVED, {"reason": reason.strip()})
        _freed(actor, row)
    return row


def put_back(*, actor: Actor, enrolment: Enrolment) -> Enrolment:
    """The organiser gives a participant the place again. Raises ``Refused``."""
    return enrol(actor=actor, training=enrolment.training, enterprise=enrolment.enterprise)


def _demand_manager(actor: Actor, training: Training) -> None:
    decision = may_on(actor, "training.manage", training)
    if not decision:
        raise Refused(decision.reason)


def _locked(training: Training) -> Training:
    """The training, locked until the transaction ends: places are counted and given one at a time."""
    return Training.objects.select_for_update(of=("self",)).select_related("agency", "region").get(pk=training.pk)


def _placed(
    actor: Actor, training: Training, enterprise: Enterprise, hindrances: Iterable[Refusal], name: str = ""
) -> Enrolment:
    refusals = [*hindrances, *checks.has_a_place_for(training, enterprise)]
    if refusals:
        raise Refused(refusals)
    name = name.strip() or enterprise.owner.full_name
    return _told(actor, Enrolment.objects.create(training=training, enterprise=enterprise, participant_name=name))


def _freed(actor: Actor, enrolment: Enrolment) -> None:
    """Nothing waits for this place any more, and it binds the agency no longer."""
    restand([enrolment.enterprise_id])
    release(actor=actor, enterprise=enrolment.enterprise, agency_ids=[enrolment.training.agency_id])


def _told(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Whoever takes part is served by the agency, whose staff see the enterprise from now on; the owner is told."""
    training = enrolment.training
    engage(actor=actor, enterprise=enrolment.enterprise, agency=training.agency)
    facts: dict[str, Any] = {
        "business": enrolment.enterprise.name,
        "agency": training.agency.name,
        "day": told_day(training.starts_on),
        "venue": training.venue,
    }
    tell_participant(enrolment, notices.ENROLLED, facts)
    restand([enrolment.enterprise_id])
    return enrolment
