"""How an agreement ends, or a draft comes to nothing."""

from accounts.actors import SYSTEM
from core.scope import Actor
from partnerships.models import Agreement
from workflow.services import MoveRefused, apply_move


def terminate(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """End an agreement before its last day, with the ground. Raises ``Refused``."""
    return apply_move(actor=actor, instance=agreement, move="terminate", reason=reason)


def cancel(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """Give up a draft, with a reason. Raises ``Refused``."""
    return apply_move(actor=actor, instance=agreement, move="cancel", reason=reason)


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
