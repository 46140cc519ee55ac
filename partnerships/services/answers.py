"""The answer of an agency in a round: its people write it, its head confirms it, the Sekda may waive it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.selectors import people_of_agencies, secretariat, standing_agencies
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from notifications.services import notify
from partnerships import notices
from partnerships.checks.rounds import round_is_open
from partnerships.choices import AnswerStatus, Verdict
from partnerships.models import Answer, ArticleInput, Opportunity
from partnerships.services.rounds import hold_round, tell_agencies
from workflow.services import MoveRefused, apply_move


@dataclass(frozen=True, slots=True)
class InputLine:
    """What is said of one article, or of the whole text when ``article_id`` is None."""

    article_id: int | None
    text: str
    is_objection: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One opportunity: what the agency's duties can give to a step, for so many enterprises a year."""

    step: str
    activity: str
    capacity: int
    funding: str
    target_group: str = ""


def save_answer(
    *,
    actor: Actor,
    answer: Answer,
    revision: int,
    verdict: str,
    note: str,
    inputs: Sequence[InputLine],
    offers: Sequence[Offer],
) -> Answer:
    """Keep what was written so far; it may still be unfinished. Lines that are not given any more are taken away.

    ``revision`` is that of the answer the writer began from. Raises ``MoveRefused``, stale when the round was closed,
    the answer went on, or somebody else has saved meanwhile.
    """
    with transaction.atomic():
        row = _hold(actor, answer, revision)
        known = set(row.round.version.articles.values_list("pk", flat=True)) | {None}
        if any(line.article_id not in known for line in inputs):
            raise Refused(_("This article is not in the version that is asked about."))
        row.verdict, row.note, row.revision = Verdict(verdict) if verdict else "", note.strip(), row.revision + 1
        row.save(update_fields=["verdict", "note", "revision"])
        _write_inputs(row, inputs)
        _write_offers(row, offers)
    return row


def prepare_answer(*, actor: Actor, answer: Answer) -> Answer:
    """Hand the answer to the head, who is told. Raises ``MoveRefused``."""
    with transaction.atomic():
        hold_round(answer.round_id)
        changes = {"prepared_by_id": actor.user_id}
        prepared = apply_move(actor=actor, instance=answer, move="prepare", changes=changes)
        tell_agencies(notices.ANSWER_PREPARED, prepared.round, [prepared])
    return prepared


def confirm_answer(*, actor: Actor, answer: Answer) -> Answer:
    """Make it the answer of the agency. A head who wrote it needs nobody to hand it over. Raises ``MoveRefused``."""
    with transaction.atomic():
        hold_round(answer.round_id)
        row = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
        if row.status == AnswerStatus.SILENT and may_on(actor, "answer.confirm", row):
            row = apply_move(actor=actor, instance=row, move="prepare", changes={"prepared_by_id": actor.user_id})
        confirmed = apply_move(
            actor=actor,
            instance=row,
            move="confirm",
            changes={"confirmed_by_id": actor.user_id, "confirmed_at": timezone.now()},
        )
        notify(
            kind=notices.ANSWER_CONFIRMED,
            recipients=secretariat(),
            context={
                "agency": confirmed.agency.short_name,
                "verdict": confirmed.get_verdict_display(),
                "title": confirmed.round.agreement.title,
            },
            url=reverse("partnerships:round", args=[confirmed.round_id]),
        )
    return confirmed


def return_answer(*, actor: Actor, answer: Answer, reason: str) -> Answer:
    """Give it back to who prepared it, with what is to be changed. Raises ``MoveRefused``."""
    with transaction.atomic():
        returned = apply_move(actor=actor, instance=answer, move="return", reason=reason)
        notify(
            kind=notices.ANSWER_RETURNED,
            recipients=[user for user in [returned.prepared_by] if user and user.is_active],
            context={"title": returned.round.agreement.title, "reason": reason.strip()},
            url=returned.get_absolute_url(),
        )
    return returned


def waive_answer(*, actor: Actor, answer: Answer, reason: str) -> Answer:
    """No longer wait for this agency, or for its objection: the Sekda's decision, with its reason kept. Raises
    ``MoveRefused``, also where no signing waits for it.
    """
    with transaction.atomic():
        hold_round(answer.round_id)
        waived = apply_move(actor=actor, instance=answer, move="waive", reason=reason)
        agency = standing_agencies()[waived.agency_id]
        people = people_of_agencies("answer.prepare", [agency.pk])[agency.pk] if agency else []
        notify(
            kind=notices.ANSWER_WAIVED,
            recipients={user.pk: user for user in [*secretariat(), *people]}.values(),
            context={
                "agency": waived.agency.short_name,
                "title": waived.round.agreement.title,
                "reason": reason.strip(),
            },
            url=waived.get_absolute_url(),
        )
    return waived


def _hold(actor: Actor, answer: Answer, revision: int) -> Answer:
    """The answer, locked together with its round; refused unless this actor may still write in it."""
    hold_round(answer.round_id)
    rows = Answer.objects.select_for_update(of=("self",)).select_related("round__version")
    row = rows.get(pk=answer.pk)
    demand(may_on(actor, "answer.prepare", row))
    closed = list(round_is_open(row, actor))
    if closed:
        raise MoveRefused(closed, stale=True, current=row.status)
    if row.is_settled:
        raise MoveRefused([Refusal(_("This answer is given; it can no longer be changed."))], stale=True)
    if row.status == AnswerStatus.PREPARED and not may_on(actor, "answer.confirm", row):
        raise MoveRefused(
            [Refusal(_("The answer waits for the head's confirmation."), _("Ask the head to give it back."))],
            stale=True,
            current=row.status,
        )
    if row.revision != revision:
        raise MoveRefused(
            [
                Refusal(
                    _("Somebody else of your agency has saved this answer meanwhile."),
                    _("What you typed is still here: open the page again beside it and bring both together."),
                )
            ],
            stale=True,
        )
    return row


def _write_inputs(answer: Answer, lines: Sequence[InputLine]) -> None:
    kept = [line for line in lines if line.text.strip()]
    there = {item.article_id: item for item in answer.inputs.all()}
    gone = set(there) - {line.article_id for line in kept}
    answer.inputs.filter(pk__in=[there[article_id].pk for article_id in gone]).delete()
    for line in kept:
        item = there.get(line.article_id) or ArticleInput(answer=answer, article_id=line.article_id)
        changed = (item.text, item.is_objection) != (line.text.strip(), line.is_objection)
        if changed:
            item.text, item.is_objection = line.text.strip(), line.is_objection
            item.save()


def _write_offers(answer: Answer, offers: Sequence[Offer]) -> None:
    """The offers as given, in their order; rows are written anew only when something differs."""
    fields = ("step", "activity", "target_group", "capacity", "funding")
    wanted = [tuple(getattr(offer, name) for name in fields) for offer in offers]
    if sorted(answer.opportunities.values_list(*fields)) == sorted(wanted):
        return
    answer.opportunities.all().delete()
    Opportunity.objects.bulk_create(
        Opportunity(answer=answer, **dict(zip(fields, values, strict=True))) for values in wanted
    )
