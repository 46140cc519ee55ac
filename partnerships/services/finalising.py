"""A draft is declared ready to sign: its text is closed."""

from django.db import transaction

from accounts.selectors import agency_heads, secretariat
from core.scope import Actor
from notifications.services import notify
from partnerships import notices
from partnerships.models import Agreement
from partnerships.services.versions import freeze_current
from workflow.services import apply_move


def finalise(*, actor: Actor, agreement: Agreement) -> Agreement:
    """Declare a draft ready to sign; its newest version is what will be signed, and who records that is told. Raises
    ``Refused``.
    """
    with transaction.atomic():
        row = apply_move(actor=actor, instance=agreement, move="finalise")
        freeze_current(agreement=row)
        signers = agency_heads(row.agency_id) if row.agency_id else secretariat()
        notify(
            kind=notices.READY_TO_SIGN,
            recipients=[user for user in signers if user.pk != actor.user_id],
            context={"title": row.title},
            url=row.get_absolute_url(),
        )
    return row
