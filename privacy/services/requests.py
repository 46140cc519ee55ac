"""A request of a person: asked, taken up, decided on a ground in law, carried out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.actors import SYSTEM
from accounts.models import User
from audit.services import record_act
from core import formats
from core.decisions import Refusal, Refused, demand
from core.holdings import Person
from core.scope import Actor, may_on, person_of
from enterprises.choices import ConsentPurpose, Restriction
from enterprises.models import Owner
from enterprises.selectors.persons import consents_of_person, person_of_owner, person_with_account
from enterprises.services.consents import OPTIONAL
from enterprises.services.restricting import release, restrict
from jobs.outbox import enqueue
from notifications.kinds import NoticeKind
from notifications.services import notify
from privacy import notices
from privacy.choices import Ground, RequestChannel, RequestKind, RequestStatus
from privacy.models import DataRequest
from privacy.models.requests import due_after
from privacy.selectors.handlers import data_protectors
from privacy.services.erasing import erase
from workflow.services import apply_move


def ask(*, actor: Actor, kind: str, text: str = "") -> DataRequest:
    """The person who acts asks about their own data; the same thing asked twice is one request.

    Raises ``Refused``: a correction that does not say what is wrong.
    """
    user = User.objects.get(pk=person_of(actor))
    demand(actor.may("privacy.ask"))
    if kind == RequestKind.CORRECTION and not text.strip():
        raise Refused([Refusal(_("Say what is wrong, and what would be right."), field="text")])
    person = person_with_account(user.pk)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        standing = DataRequest.objects.open().filter(user=user, kind=kind).first()
        if standing is not None:
            return standing
        return _receive(actor, person, kind=kind, text=text, name=user.full_name, received_at=timezone.now())


def record(
    *,
    actor: Actor,
    kind: str,
    channel: str,
    name: str,
    received_at: datetime,
    owner: Owner | None = None,
    text: str = "",
) -> DataRequest:
    """An officer writes down what came by letter or at the desk; the clock runs from the day it came.

    Raises ``Refused``: not theirs to handle, or a moment that has not come yet.
    """
    demand(actor.may("privacy.handle"))
    if received_at > timezone.now():
        raise Refused([Refusal(_("This moment has not come yet."), field="received_at")])
    person = person_of_owner(owner) if owner is not None else Person()
    with transaction.atomic():
        if person.user_id is not None:
            standing = DataRequest.objects.open().filter(user_id=person.user_id, kind=kind).first()
            if standing is not None:
                raise Refused([Refusal(_("%(request)s asks the same and is still open.") % {"request": standing})])
        return _receive(
            actor, person, kind=kind, text=text, name=name, received_at=received_at, channel=channel, by_officer=True
        )


def _receive(
    actor: Actor,
    person: Person,
    *,
    kind: str,
    text: str,
    name: str,
    received_at: datetime,
    channel: str = RequestChannel.PORTAL,
    by_officer: bool = False,
) -> DataRequest:
    row = DataRequest.objects.create(
        kind=kind,
        channel=channel,
        user_id=person.user_id,
        owner_id=person.owner_id,
        name=name.strip()[:150],
        text=text.strip(),
        received_at=received_at,
        due_at=due_after(received_at),
        recorded_by_id=actor.user_id if by_officer else None,
    )
    record_act(actor=actor, verb="data_request.ask", subject=row)
    tell_person(row, notices.RECEIVED)
    tell_protectors(row, notices.TO_HANDLE)
    return row


def take(*, actor: Actor, request: DataRequest) -> DataRequest:
    return apply_move(actor=actor, instance=request, move="take", changes={"handler_id": actor.user_id})


def take_back(*, actor: Actor, request: DataRequest) -> DataRequest:
    """The person no longer wants it. Raises ``Refused`` for anybody else."""
    if request.user_id is None or request.user_id != actor.user_id:
        demand(may_on(actor, "privacy.handle", request))
    return apply_move(actor=actor, instance=request, move="withdraw")


def grant(*, actor: Actor, request: DataRequest, answer: str = "") -> DataRequest:
    """Say yes. A deletion is done by the worker, a restriction and an objection hold at once.

    Raises ``Refused``: nobody knows whose data it is, or the law demands that they are kept.
    """
    with transaction.atomic():
        row = apply_move(
            actor=actor,
            instance=request,
            move="grant",
            changes={"decided_at": timezone.now(), "answer": answer.strip(), "handler_id": actor.user_id},
        )
        if row.kind == RequestKind.ERASURE:
            enqueue("privacy.erase", request_id=row.pk)
        elif row.kind == RequestKind.RESTRICTION and row.owner is not None:
            restrict(actor=actor, owner=row.owner, because=Restriction.ASKED)
        elif row.kind == RequestKind.OBJECTION:
            _withdraw_optional(row)
        if row.kind in (RequestKind.RESTRICTION, RequestKind.OBJECTION):
            return finish(actor=actor, request=row)
        tell_person(row, notices.GRANTED)
    return row


def _withdraw_optional(row: DataRequest) -> None:
    """Every consent but that to the programme, which is taken back on "My data" with all that follows."""
    purposes = [ConsentPurpose(purpose) for purpose in OPTIONAL]
    for consent in consents_of_person(row.person).filter(purpose__in=purposes, withdrawn_at__isnull=True):
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])


def lift_restriction(*, actor: Actor, request: DataRequest) -> None:
    """The person of this request wants their data to be used again; nothing to lift is no fault."""
    demand(may_on(actor, "privacy.handle", request))
    if request.owner is not None:
        release(actor=actor, owner=request.owner, from_=Restriction.ASKED)


def refuse(*, actor: Actor, request: DataRequest, ground: str, answer: str) -> DataRequest:
    """Say no, on a ground in law and in words the person understands. Raises ``Refused`` without either."""
    if ground not in Ground.values:
        raise Refused([Refusal(_("Choose the ground in law."), field="ground")])
    with transaction.atomic():
        row = apply_move(
            actor=actor,
            instance=request,
            move="refuse",
            reason=answer,
            changes={
                "decided_at": timezone.now(),
                "ground": ground,
                "answer": answer.strip(),
                "handler_id": actor.user_id,
            },
        )
        tell_person(row, notices.REFUSED)
    return row


def finish(*, actor: Actor, request: DataRequest, **changes: Any) -> DataRequest:
    """It has been carried out; the person is told, if they still have an account."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=request, move="finish", changes={"done_at": timezone.now(), **changes})
        tell_person(row, notices.DONE)
    return row


def tell_person(row: DataRequest, kind: NoticeKind) -> None:
    if row.user is None or not row.user.is_active:
        return
    with translation.override(row.user.language):
        notify(kind=kind, recipients=[row.user], context=_facts(row), url=f"{reverse('enterprises:my-data')}#requests")


def tell_protectors(row: DataRequest, kind: NoticeKind) -> None:
    for user in data_protectors():
        with translation.override(user.language):
            notify(kind=kind, recipients=[user], context=_facts(row), url=row.get_absolute_url())


def _facts(row: DataRequest) -> dict[str, str]:
    return {
        "number": row.number,
        "kind": str(row.get_kind_display()),
        "due": formats.moment(row.due_at),
        "hours": str(max(row.hours_left, 0)),
        "ground": str(row.get_ground_display()) if row.ground else "",
        "answer": row.answer,
    }


def carry_out_erasure(*, request_id: int) -> None:
    """The worker's part, in one transaction with its being done; a second delivery finds nothing left to do."""
    row = DataRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    if row.status != RequestStatus.GRANTED or row.kind != RequestKind.ERASURE:
        return
    erase(actor=SYSTEM, person=row.person, subject=row)
    finish(actor=SYSTEM, request=row, erased_at=timezone.now())
