"""The door through which people fill their registration, from the portal and from a program alike."""

from typing import Any

from django.utils.translation import gettext as _

from core.decisions import Refused
from core.limits import Limit
from core.scope import Actor
from enterprises.models import Registration
from enterprises.services.registration import save_section

#: How often one person may be told that a number belongs to someone else, so that nobody can go through numbers.
TAKEN_NUMBERS = Limit("taken-numbers", most=10, seconds=60 * 60)


def fill_section(*, actor: Actor, registration: Registration, section: str, values: dict[str, Any]) -> Registration:
    """``save_section`` for a person at a keyboard. Raises ``Refused``, also after too many numbers of other people."""
    person = actor.user_id or 0
    if section in ("owner", "business") and TAKEN_NUMBERS.is_spent(person):
        raise Refused(_("Too many numbers that belong to someone else. Wait an hour, or ask the officer for help."))
    try:
        return save_section(actor=actor, registration=registration, section=section, values=values)
    except Refused as refused:
        if {refusal.field for refusal in refused.refusals} & {"nik", "nib"}:
            TAKEN_NUMBERS.count(person)
        raise
