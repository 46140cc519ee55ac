"""Who may see the very people a figure counts: those who work with the agreement, and its partner only on a lawful
basis that is recorded on it, and of those who agree to it (UU 27/2022 on personal data, art. 20).
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from core.scope import Actor
from enterprises.choices import ConsentPurpose
from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.models import Agreement, Target
from partnerships.periods import Days
from partnerships.selectors.agreements import people_behind, works_with
from partnerships.selectors.text import partner_of


@dataclass(frozen=True, slots=True)
class People:
    """The enterprises behind a figure, as far as this reader may see them."""

    rows: EnterpriseQuerySet
    #: The reader is the partner: names and places are shared, nothing else.
    are_shared: bool = False


def is_shared_with(actor: Actor, agreement: Agreement) -> bool:
    """Whether persons' data under the agreement are shared with this actor as its partner, today."""
    holds = agreement.is_in_force and agreement.held_on(timezone.localdate())
    return bool(
        agreement.data_basis and holds and actor.may("people.shared") and partner_of(actor, agreement) is not None
    )


def people_for(actor: Actor, target: Target, days: Days | None = None) -> People | None:
    """The people behind a target, in its year or in the ``days`` given; None for whom there is nothing to see.

    Raises ``PermissionDenied`` with the reason for a partner with whom no persons' data are shared.
    """
    agreement = target.agreement
    if works_with(actor, agreement):
        return People(people_behind(target, days).visible_to(actor))
    if is_shared_with(actor, agreement):
        # The basis of the agreement says that it may be shared at all; each person says whether they are.
        return People(people_behind(target, days).consented_to(ConsentPurpose.OKOCE), are_shared=True)
    seen = Agreement.objects.visible_to(actor).filter(pk=agreement.pk)
    if partner_of(actor, agreement) is not None and seen.exists():
        raise PermissionDenied(
            _(
                "You see how many there are, not who they are: no lawful basis for sharing persons' data is recorded on"
                " this agreement."
            )
        )
    return None
