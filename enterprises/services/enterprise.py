"""Correcting what the register holds of an enterprise."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused
from core.scope import Actor, may_on
from enterprises.models import Enterprise, Owner
from enterprises.services.duplicates import look
from enterprises.services.entering import search_text
from enterprises.services.licences import open_nib
from enterprises.services.standing import restand

#: What an officer may correct; a caller can change nothing else.
ENTERPRISE_FIELDS = (
    "name",
    "main_product",
    "legal_form",
    "kbli_section",
    "nib",
    "npwp",
    "village",
    "street",
    "postcode",
)
OWNER_FIELDS = ("phone", "email")


def correct(*, actor: Actor, enterprise: Enterprise, values: dict[str, Any], reason: str) -> Enterprise:
    """Correct the contact, product or address of an enterprise. ``values`` are cleaned; unknown names are ignored.

    Raises ``Refused``: not permitted, no reason, a NIB or name that is taken, or a new address outside the region of
    whoever corrects it: that is for the officer of the other region to say.
    """
    with transaction.atomic():
        row = Enterprise.objects.hold(enterprise.pk)
        decision = may_on(actor, "enterprise.edit", row)
        if not decision:
            raise Refused([Refusal(decision.reason)])
        if not reason.strip():
            raise Refused([Refusal(_("Give a reason."), field="reason")])
        owner = Owner.objects.select_for_update().get(pk=row.owner_id)
        owner_changed = _set(owner, OWNER_FIELDS, values)
        _set(row, ENTERPRISE_FIELDS, values)
        row.nib = row.nib or None
        row.search_text = search_text(row.name, row.main_product, owner.full_name)
        refusals = _taken(row)
        if refusals:
            raise Refused(refusals)
        if owner_changed:
            owner.save()
        row.save()
        if not may_on(actor, "enterprise.edit", row):
            raise Refused(
                [
                    Refusal(
                        _("This address lies outside your region."),
                        _("Ask the administrator to move the enterprise."),
                        field="village",
                    )
                ]
            )
        if "nib" in values:
            open_nib(actor=actor, enterprise=row, reason=reason.strip())
        restand([row.pk])
        look(row)
        record_act(actor=actor, verb="enterprise.correct", subject=row, reason=reason.strip())
    return row


def _set(row: Any, fields: tuple[str, ...], values: dict[str, Any]) -> bool:
    """Set what is given; whether anything is another value now. A row saved as it was writes an empty history line."""
    changed = False
    for name in fields:
        if name in values and getattr(row, name) != values[name]:
            setattr(row, name, values[name])
            changed = True
    return changed


def _taken(row: Enterprise) -> list[Refusal]:
    others = Enterprise.objects.exclude(pk=row.pk)
    found = []
    if row.nib and others.filter(nib=row.nib).exists():
        found.append(Refusal(_("This NIB is already registered."), field="nib"))
    if others.filter(owner_id=row.owner_id, name__iexact=row.name).exists():
        found.append(Refusal(_("The owner already has a business with this name."), field="name"))
    return found
