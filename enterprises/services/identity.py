"""Private numbers: kept encrypted or masked, shown to an officer only against a recorded reason."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, overlong
from core.scope import Actor, may_on
from enterprises.models import Enterprise, Registration
from enterprises.selectors.identity import private_values


def reveal(*, actor: Actor, subject: Registration | Enterprise, fields: Iterable[str], reason: str) -> dict[str, str]:
    """The private values named in ``fields``, in full, and a record of who asked for which and why.

    The record holds the names of the fields, never the values. Raises ``Refused``: not permitted on this row, no
    reason, nothing asked for.
    """
    held = private_values(subject)
    asked = [name for name in held if name in set(fields)]
    decision = may_on(actor, "identity.reveal", subject)
    refusals = [] if decision else [Refusal(decision.reason)]
    if not asked:
        refusals.append(Refusal(_("Choose what you need to see."), field="fields"))
    if not reason.strip():
        refusals.append(Refusal(_("Give a reason."), field="reason"))
    refusals += overlong(reason)
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        record_act(actor=actor, verb="identity.reveal", subject=subject, reason=reason.strip(), data={"fields": asked})
    return {name: held[name].value for name in asked}
