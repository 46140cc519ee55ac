"""The input round: a version of the text is put before agencies, who answer by a day."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency, User
from accounts.selectors import people_of_agencies, standing_agencies
from audit.services import record_act
from core import formats
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.choices import AnswerStatus
from partnerships.models import Agreement, Answer, InputRound, Opportunity
from partnerships.periods import FURTHEST_DEADLINE, refuse_far
from partnerships.services.versions import freeze_current
from workflow.services import apply_move


def open_round(
    *,
    actor: Actor,
    agreement: Agreement,
    deadline: date | None,
    agencies: Sequence[Agency],
    required: Collection[int],
    message: str = "",
) -> InputRound:
    """Put the current version before ``agencies``; those in ``required`` (ids) hold up the signing until they answer.

    The version is frozen, the agreement moves to the input of agencies, and officers and heads are told. What an agency
    offered in the last round is there again, to be kept or changed. Raises ``Refused``; then nothing has happened.
    """
    refusals = [*_refusals_of_day(deadline), *refusals_of_agencies(agencies)]
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        demand(may_on(actor, "round.manage", row))
        if refusals or deadline is None:
            raise Refused(refusals)
        asked = apply_move(actor=actor, instance=row, move="ask")
        opened = InputRound.objects.create(
            agreement=asked, version=freeze_current(agreement=asked), deadline=deadline, message=message.strip()
        )
        Answer.objects.bulk_create(
            Answer(round=opened, agency=agency, is_required=agency.pk in required) for agency in agencies
        )
        _carry_offers_over(opened)
        record_act(actor=actor, verb="round.open", subject=opened, data={"agencies": len(agencies)})
        tell_agencies(notices.ROUND_OPENED, opened, opened.answers.all())
    return opened


def extend_round(*, actor: Actor, round_: InputRound, deadline: date | None) -> InputRound:
    """Give agencies until another day. Raises ``Refused``: the round is closed, or the day has passed."""
    refusals = _refusals_of_day(deadline)
    with transaction.atomic():
        row = hold_round(round_.pk)
        demand(may_on(actor, "round.manage", row))
        if not row.is_open:
            raise Refused([Refusal(_("The round is closed."), _("Open another one."))])
        if refusals or deadline is None:
            raise Refused(refusals)
        before, row.deadline = row.deadline, deadline
        row.save(update_fields=["deadline"])
        row.answers.update(reminded_mark=None)
        record_act(
            actor=actor, verb="round.extend", subject=row, data={"from": str(before), "to": deadline.isoformat()}
        )
        tell_agencies(notices.ROUND_EXTENDED, row, _waited_for(row))
    return row


def close_round(*, actor: Actor, round_: InputRound) -> InputRound:
    """Take no more answers. Agencies that were silent stay silent. Raises ``MoveRefused``."""
    return apply_move(actor=actor, instance=round_, move="close", changes={"closed_at": timezone.now()})


def cancel_round(*, actor: Actor, round_: InputRound, reason: str) -> InputRound:
    """Call a round off: what was answered in it counts for nothing. Raises ``MoveRefused``."""
    with transaction.atomic():
        cancelled = apply_move(
            actor=actor, instance=round_, move="cancel", reason=reason, changes={"closed_at": timezone.now()}
        )
        tell_agencies(notices.ROUND_CANCELLED, cancelled, cancelled.answers.all(), reason=reason.strip())
    return cancelled


def remind(*, actor: Actor, answer: Answer) -> Answer:
    """Remind one agency by hand, at most once a day. Raises ``Refused``."""
    with transaction.atomic():
        row = Answer.objects.select_for_update(of=("self",)).select_related("round__agreement").get(pk=answer.pk)
        demand(may_on(actor, "round.manage", row))
        if not row.round.is_open or row.is_settled:
            raise Refused(_("Nobody waits for this answer any more."))
        if row.reminded_at and timezone.localdate(row.reminded_at) == timezone.localdate():
            raise Refused([Refusal(_("It has been reminded today."), _("Try again tomorrow, or call it."))])
        row.reminded_at = timezone.now()
        row.save(update_fields=["reminded_at"])
        if not tell_agencies(notices.ROUND_REMINDER, row.round, [row]):
            nobody = _("Nobody who could answer is recorded for this agency.")
            raise Refused([Refusal(nobody, _("Let an administrator record its people, or call it."))])
        record_act(actor=actor, verb="round.remind", subject=row.round, data={"agency": row.agency_id})
    return row


def hold_round(pk: int) -> InputRound:
    """The round, locked until the transaction ends."""
    return InputRound.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=pk)


def tell_agencies(kind: NoticeKind, round_: InputRound, answers: Iterable[Answer], **context: str) -> int:
    """Tell the people who can answer, each with the link to the answer of their agency; returns how many were told.

    A prepared answer waits for the head alone. For an agency that has ended, its successor is told.
    """
    rows, standing = list(answers), standing_agencies()
    agencies = {answer.pk: standing[answer.agency_id] for answer in rows}
    ids = {agency.pk for agency in agencies.values() if agency}
    answering = people_of_agencies("answer.prepare", ids)
    confirming = people_of_agencies("answer.confirm", ids)
    words = {"title": round_.agreement.title, "deadline": formats.day(round_.deadline), **context}
    told = 0
    for answer in rows:
        agency = agencies[answer.pk]
        if agency is None:
            continue
        people: list[User] = (confirming if answer.status == AnswerStatus.PREPARED else answering)[agency.pk]
        notify(kind=kind, recipients=people, context=words, url=answer.get_absolute_url())
        told += len(people)
    return told


def refusals_of_agencies(agencies: Sequence[Agency]) -> list[Refusal]:
    """Whether each can be asked today: one that has ended cannot, its successor can."""
    if not agencies:
        return [Refusal(_("Choose at least one agency."), field="agencies")]
    today = timezone.localdate()
    return [
        Refusal(
            _("%(agency)s no longer exists.") % {"agency": agency},
            _("Choose its successor: %(successor)s.") % {"successor": agency.successor} if agency.successor else "",
            field="agencies",
        )
        for agency in agencies
        if not agency.exists_on(today)
    ]


def _refusals_of_day(deadline: date | None) -> list[Refusal]:
    if deadline is None:
        return [Refusal(_("Say until when agencies may answer."), field="deadline")]
    if deadline < timezone.localdate():
        return [Refusal(_("This day has passed."), _("Choose today or a later day."), field="deadline")]
    return refuse_far(deadline, days=FURTHEST_DEADLINE, field="deadline")


def _carry_offers_over(opened: InputRound) -> None:
    """Give each answer what its agency offered last under this agreement."""
    answers = {answer.agency_id: answer for answer in opened.answers.all()}
    earlier = Answer.objects.filter(round__agreement=opened.agreement, agency__in=answers).heard_last()
    offers = Opportunity.objects.filter(answer__in=earlier.values("pk")).select_related("answer").order_by("pk")
    copies = []
    for offer in offers:
        offer.pk, offer.answer = None, answers[offer.answer.agency_id]
        copies.append(offer)
    Opportunity.objects.bulk_create(copies)


def _waited_for(round_: InputRound) -> Iterable[Answer]:
    return round_.answers.filter(status__in=[AnswerStatus.SILENT, AnswerStatus.PREPARED])
