"""How an agreement ends, or a draft comes to nothing."""

from datetime import date

from django.db import transaction

from accounts.actors import SYSTEM
from accounts.selectors import agency_heads
from core import formats
from core.scope import Actor
from notifications.services import notify
from partnerships import notices
from partnerships.choices import TerminationGround
from partnerships.models import Agreement
from workflow.services import MoveRefused, apply_move


def terminate(
    *, actor: Actor, agreement: Agreement, ground: TerminationGround | str, terminated_on: date | None, reason: str
) -> Agreement:
    """End an agreement before its last day, on a lawful ground: from ``terminated_on`` on it no longer holds.

    What stands under it goes on; whoever decides is shown it. Raises ``Refused``.
    """
    with transaction.atomic():
        ended = apply_move(
            actor=actor,
            instance=agreement,
            move="terminate",
            reason=reason,
            changes={"termination_ground": ground, "terminated_on": terminated_on},
            data={"ground": ground, "from": terminated_on},
        )
        if ended.agency_id is not None:
            notify(
                kind=notices.TERMINATED,
                recipients=[head for head in agency_heads(ended.agency_id) if head.pk != actor.user_id],
                context={
                    "title": ended.title,
                    "from": formats.day(ended.terminated_on),
                    "ground": ended.get_termination_ground_display(),
                },
                url=ended.get_absolute_url(),
            )
    return ended


def cancel(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """Give up a draft, with a reason. Raises ``Refused``."""
    return apply_move(actor=actor, instance=agreement, move="cancel", reason=reason)


def extend_due(*, only: int | None = None) -> int:
    """Mark as extended what an extension has taken the place of; returns how many.

    Run nightly, and at a signing for ``only`` the agreement of that id. May run twice.
    """
    due = Agreement.objects.with_extension_in_force()
    extended = 0
    for agreement in (due if only is None else due.filter(pk=only)).order_by("pk"):
        try:
            apply_move(actor=SYSTEM, instance=agreement, move="extend")
        except MoveRefused:  # marked by someone a moment ago
            continue
        extended += 1
    return extended


def expire_due() -> int:
    """Close every agreement whose last day has passed; returns how many. Run nightly, may run twice."""
    closed = 0
    for agreement in Agreement.objects.past_their_end().order_by("pk"):
        try:
            apply_move(actor=SYSTEM, instance=agreement, move="expire")
        except MoveRefused:  # ended by someone a moment ago
            continue
        closed += 1
    return closed
