"""Keeping the data of a person without using them (UU 27/2022 art. 11), and using them again.

Whose use is restricted is in no public page, in no list of persons that leaves the house, and is asked for nothing;
what was done stays counted.
"""

from django.db import transaction
from django.utils import timezone

from audit.services import record_act
from core.scope import Actor
from enterprises.choices import Restriction
from enterprises.models import Owner


def restrict(*, actor: Actor, owner: Owner, because: Restriction) -> Owner:
    """From this moment on; what they asked for themselves outweighs what a withdrawal brought."""
    with transaction.atomic():
        row = Owner.objects.select_for_update().get(pk=owner.pk)
        if row.restriction in (because, Restriction.ERASED) or (
            row.restriction == Restriction.ASKED and because == Restriction.WITHDRAWN
        ):
            return row
        row.restriction, row.restricted_at = because, row.restricted_at or timezone.now()
        row.save(update_fields=["restriction", "restricted_at"])
        record_act(actor=actor, verb="owner.restrict", subject=row, data={"because": because})
    return row


def release(*, actor: Actor, owner: Owner, from_: Restriction) -> Owner:
    """The data may be used again, if ``from_`` is why they may not; what was deleted stays deleted."""
    with transaction.atomic():
        row = Owner.objects.select_for_update().get(pk=owner.pk)
        if row.restriction == from_ and from_ != Restriction.ERASED:
            row.restriction, row.restricted_at = "", None
            row.save(update_fields=["restriction", "restricted_at"])
            record_act(actor=actor, verb="owner.release", subject=row)
    return row
