"""A draft is declared ready to sign: its text is closed."""

from django.db import transaction

from core.scope import Actor
from partnerships.models import Agreement
from partnerships.services.versions import freeze_current
from workflow.services import apply_move


def finalise(*, actor: Actor, agreement: Agreement) -> Agreement:
    """Declare a draft ready to sign; its newest version is what will be signed. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=agreement, move="finalise")
        freeze_current(agreement=row)
    return row
