"""On what lawful basis the partner may see the people behind the figures of an agreement."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from partnerships.models import Agreement


def record_data_basis(*, actor: Actor, agreement: Agreement, basis: str, reason: str) -> Agreement:
    """Record the basis, from when on the partner sees names and places of the people counted; empty: no longer.

    Only while the agreement is in force: with its end the sharing ends by itself. Raises ``Refused``.
    """
    words = basis.strip()
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        demand(may_on(actor, "agreement.sign", row))
        refusals = []
        if words and not row.is_in_force:
            refusals.append(
                Refusal(_("Persons' data are shared only under an agreement in force."), _("Sign or extend it first."))
            )
        if words == row.data_basis:
            already = _("This basis is recorded already.") if words else _("No persons' data are shared now.")
            refusals.append(Refusal(already, field="basis"))
        if not reason.strip():
            refusals.append(Refusal(_("Say why."), field="reason"))
        if refusals:
            raise Refused(refusals)
        row.data_basis = words
        row.save(update_fields=["data_basis"])
        verb = "agreement.share_people" if words else "agreement.unshare_people"
        record_act(actor=actor, verb=verb, subject=row, reason=reason.strip(), data={"basis": words})
    return row
