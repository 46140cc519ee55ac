"""Private numbers: kept encrypted or masked, shown to an officer only against a recorded reason."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.selectors import administrators, agency_heads
from audit.services import record_act
from core.decisions import Refusal, Refused, overlong
from core.limits import Limit
from core.scope import Actor
from enterprises import notices
from enterprises.models import Enterprise, Registration
from enterprises.selectors.identity import may_reveal, private_values
from notifications.services import notify

#: What a person may be shown: enough for a day at the desk, too little to copy the register.
REVEALS = Limit("reveal", most=settings.REVEALS_PER_HOUR, seconds=60 * 60)
_SHORTEST_REASON = 10
#: Different letters in a reason that says something; "aaaaaaaaaa" and "xyxyxyxyxy" do not.
_FEWEST_LETTERS = 4


def reveal(*, actor: Actor, subject: Registration | Enterprise, fields: Iterable[str], reason: str) -> dict[str, str]:
    """The private values named in ``fields``, in full, and a record of who asked for which and why.

    The record holds the names of the fields, never the values. Raises ``Refused``: not permitted on this row, no
    reason that says something, nothing asked for, or too many within the hour, of which somebody above is told.
    """
    held = private_values(subject)
    asked = [name for name in held if name in set(fields)]
    decision = may_reveal(actor, subject)
    refusals = [] if decision else [Refusal(decision.reason)]
    if not asked:
        refusals.append(Refusal(_("Choose what you need to see."), field="fields"))
    refusals += [*_unreasonable(reason), *overlong(reason)]
    person = actor.user_id or 0
    if not refusals and REVEALS.is_spent(person):
        refusals.append(
            Refusal(
                _("You have asked for the private data of many within an hour."),
                _("Try again in %(minutes)d minutes.") % {"minutes": REVEALS.minutes_left()},
            )
        )
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        REVEALS.count(person)
        if REVEALS.is_spent(person):
            _tell_above(actor)
        record_act(actor=actor, verb="identity.reveal", subject=subject, reason=reason.strip(), data={"fields": asked})
    return {name: held[name].value for name in asked}


def _unreasonable(reason: str) -> list[Refusal]:
    letters = {letter for letter in reason.lower() if letter.isalpha()}
    if len(reason.strip()) >= _SHORTEST_REASON and len(letters) >= _FEWEST_LETTERS:
        return []
    return [
        Refusal(
            _("Say in a few words why you need it."),
            _("For example: “matching the identity card at the training in Sungailiat”."),
            field="reason",
        )
    ]


def _tell_above(actor: Actor) -> None:
    """Tell who answers for the person: the head of the agency, or the administrators when there is no other."""
    heads = list(agency_heads(actor.agency_id).exclude(pk=actor.user_id or 0)) if actor.agency_id else []
    facts = {"name": actor.name, "count": REVEALS.most}
    notify(kind=notices.REVEALED_MANY, recipients=heads or administrators(), context=facts)
