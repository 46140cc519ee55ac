"""What a meeting decided: somebody carries it out by a day and says so."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency
from accounts.selectors import people_of_agencies, secretariat, standing_agencies
from core import formats
from core.decisions import Refusal, Refused, demand
from core.once import sent_before
from core.scope import Actor, may_on
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.choices import MeetingStatus
from partnerships.models import Decision, Meeting
from partnerships.periods import FURTHEST_DUE, refuse_far
from workflow.services import apply_move


def record_decision(
    *, actor: Actor, meeting: Meeting, text: str, owner: Agency, due_on: date, token: UUID | None = None
) -> Decision:
    """Record what was decided and give it to an agency, whose people are told. Raises ``Refused``.

    The same ``token`` again gives the decision it made.
    """
    with transaction.atomic():
        row = Meeting.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=meeting.pk)
        demand(may_on(actor, "meeting.manage", row))
        refusals = _refusals(row, owner, due_on)
        if refusals:
            raise Refused(refusals)
        decision = Decision(meeting=row, text=text.strip(), owner=owner, due_on=due_on, request_token=token)
        if before := sent_before(decision, ("meeting_id", "text", "owner_id", "due_on")):
            return before
        decision.save()
        tell_owner(notices.DECISION_GIVEN, decision)
    return decision


def finish_decision(*, actor: Actor, decision: Decision, outcome: str) -> Decision:
    """Report it as carried out, with what was done. Raises ``MoveRefused``."""
    with transaction.atomic():
        done = apply_move(actor=actor, instance=decision, move="finish", reason=outcome, changes=_closing(outcome))
        notify(
            kind=notices.DECISION_DONE,
            recipients=[user for user in secretariat() if user.pk != actor.user_id],
            context={"text": done.text, "agency": done.owner.short_name, "outcome": done.outcome},
            url=done.get_absolute_url(),
        )
    return done


def drop_decision(*, actor: Actor, decision: Decision, reason: str) -> Decision:
    """Ask for it no longer. Raises ``MoveRefused``."""
    with transaction.atomic():
        dropped = apply_move(actor=actor, instance=decision, move="drop", reason=reason, changes=_closing(reason))
        tell_owner(notices.DECISION_DROPPED, dropped, reason=dropped.outcome)
    return dropped


def tell_owner(kind: NoticeKind, decision: Decision, **context: str) -> int:
    """Tell the people of the agency that carries it out, or of its successor; returns how many were told."""
    agency = standing_agencies()[decision.owner_id]
    people = people_of_agencies("decision.close", [agency.pk])[agency.pk] if agency else []
    words = {"text": decision.text, "meeting": decision.meeting.title, "due_on": formats.day(decision.due_on)}
    notify(kind=kind, recipients=people, context=words | context, url=decision.get_absolute_url())
    return len(people)


def _closing(words: str) -> dict[str, object]:
    return {"outcome": words.strip(), "closed_at": timezone.now()}


def _refusals(meeting: Meeting, owner: Agency, due_on: date) -> list[Refusal]:
    today = timezone.localdate()
    refusals = refuse_far(due_on, days=FURTHEST_DUE, field="due_on")
    if meeting.status == MeetingStatus.CANCELLED or not meeting.has_begun:
        refusals.append(Refusal(_("The meeting has not been held."), _("Record decisions once it has begun.")))
    if due_on < today:
        refusals.append(Refusal(_("This day has passed."), _("Choose today or a later day."), field="due_on"))
    if not owner.exists_on(today):
        mend = _("Choose its successor: %(successor)s.") % {"successor": owner.successor} if owner.successor else ""
        refusals.append(Refusal(_("%(agency)s no longer exists.") % {"agency": owner}, mend, field="owner"))
    return refusals
