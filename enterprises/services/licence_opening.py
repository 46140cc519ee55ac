"""Licence rows for the NIBs that the register held before there were licences: once, and again without effect."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from core.scope import Actor
from enterprises.models import NIB, Enterprise, Licence, LicenceKind
from enterprises.services.standing import restand

_AT_ONCE = 2_000


def open_nibs(*, actor: Actor) -> int:
    """Put every NIB that no licence speaks of before the officers, some thousand in each transaction; how many.

    One that was refused or has expired stays so: an officer has decided on that number.
    """
    kind = LicenceKind.objects.filter(code=NIB).first()
    if kind is None:
        return 0
    known = Licence.objects.filter(enterprise=OuterRef("pk"), kind=kind, number=OuterRef("nib"))
    without = Enterprise.objects.filter(~Exists(known), nib__isnull=False).order_by("pk")
    last, opened = 0, 0
    while True:
        with transaction.atomic():
            rows = list(without.filter(pk__gt=last).select_for_update(of=("self",), no_key=True)[:_AT_ONCE])
            Licence.objects.bulk_create(
                [Licence(enterprise=row, kind=kind, number=row.nib or "", given_by_id=actor.user_id) for row in rows],
                ignore_conflicts=True,
            )
            restand([row.pk for row in rows])
        if not rows:
            return opened
        last, opened = rows[-1].pk, opened + len(rows)
