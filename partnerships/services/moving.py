"""The moves of a draft through its stages, as buttons and the API make them; some of them tell somebody."""

from collections.abc import Callable, Mapping

from django.db import transaction

from accounts.models import User
from accounts.selectors import secretariat, users_reaching
from core.scope import Actor
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.models import Agreement
from partnerships.services.ending import cancel
from partnerships.services.finalising import finalise
from workflow.services import apply_move


def hand_to_review(*, actor: Actor, agreement: Agreement) -> Agreement:
    """Put the draft before TKKSD; its secretariat is told. Raises ``MoveRefused``."""
    with transaction.atomic():
        moved = apply_move(actor=actor, instance=agreement, move="review")
        _tell(notices.REVIEW_ASKED, moved, [user for user in secretariat() if user.pk != actor.user_id])
    return moved


def send_back(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """Send the draft back to who writes it. Raises ``MoveRefused``."""
    with transaction.atomic():
        moved = apply_move(actor=actor, instance=agreement, move="revise", reason=reason)
        _tell(notices.REVISION_ASKED, moved, _drafters(moved, actor), reason=reason.strip())
    return moved


#: What is made without a page of its own, by the name of the move: (actor, agreement, reason) → the agreement.
MOVES: Mapping[str, Callable[[Actor, Agreement, str], Agreement]] = {
    "offer": lambda actor, agreement, reason: apply_move(actor=actor, instance=agreement, move="offer"),
    "review": lambda actor, agreement, reason: hand_to_review(actor=actor, agreement=agreement),
    "revise": lambda actor, agreement, reason: send_back(actor=actor, agreement=agreement, reason=reason),
    "finalise": lambda actor, agreement, reason: finalise(actor=actor, agreement=agreement),
    "cancel": lambda actor, agreement, reason: cancel(actor=actor, agreement=agreement, reason=reason),
}


def _drafters(agreement: Agreement, actor: Actor) -> list[User]:
    """Who writes it: the officers of its agency, or the secretariat for an agreement of the Governor."""
    writers = users_reaching("agreement.draft", agency_id=agreement.agency_id) if agreement.agency_id else secretariat()
    return [user for user in writers if user.pk != actor.user_id]


def _tell(kind: NoticeKind, agreement: Agreement, people: list[User], **context: str) -> None:
    notify(kind=kind, recipients=people, context={"title": agreement.title} | context, url=agreement.get_absolute_url())
