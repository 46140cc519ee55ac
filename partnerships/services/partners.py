"""Partner organisations."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from core.stamps import demand_unchanged, stamp_of
from partnerships.models import Partner

#: What a caller may set.
FIELDS = ("name", "kind", "legal_basis", "address", "contact_name", "contact_email", "contact_phone", "agency")


def record_partner(*, actor: Actor, **values: Any) -> Partner:
    """Record a partner; ``values`` are cleaned and named as in ``FIELDS``. Raises ``Refused``: a name is used once."""
    demand(actor.may("partner.manage"))
    return _save(actor, Partner(), values)


def update_partner(*, actor: Actor, partner: Partner, seen: str = "", **values: Any) -> Partner:
    """Correct a partner's data. The row history keeps what it was.

    ``seen`` is the stamp of what the writer was shown. Raises ``Refused``, also when somebody has saved since.
    """
    demand(may_on(actor, "partner.manage", partner))
    with transaction.atomic():
        row = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
        demand_unchanged(seen, stamp_of_partner(row))
        return _save(actor, row, values)


def stamp_of_partner(partner: Partner) -> str:
    """The mark of what its form shows."""
    return stamp_of(*(getattr(partner, name) for name in FIELDS if name != "agency"), partner.agency_id)


def _save(actor: Actor, partner: Partner, values: dict[str, Any]) -> Partner:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"unknown fields of a partner: {sorted(unknown)}")
    for name, value in values.items():
        setattr(partner, name, value)
    taken = Refused([Refusal(_("A partner of this name is already recorded."), field="name")])
    if Partner.objects.filter(name__iexact=partner.name).exclude(pk=partner.pk).exists():
        raise taken
    try:
        with transaction.atomic():
            partner.save()
            if not may_on(actor, "partner.manage", partner):
                raise Refused([Refusal(_("You keep the partners of your own agency only."), field="agency")])
    except IntegrityError:  # somebody recorded the same name a moment ago
        raise taken from None
    return partner
