"""Breaches: recorded, told of in writing within 3×24 hours, closed (UU 27/2022 art. 46)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record_act
from core import formats
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from enterprises.models import Enterprise
from notifications.kinds import NoticeKind
from notifications.services import notify
from privacy import notices
from privacy.models import Breach
from privacy.models.requests import due_after
from privacy.selectors.handlers import data_protectors

#: To whom a letter goes → the column that says when it went.
LETTERS = {"persons": "persons_told_at", "authority": "authority_told_at"}


def record_breach(*, actor: Actor, values: dict[str, Any], enterprises: Iterable[Enterprise] = ()) -> Breach:
    """Write down a breach; the clock runs from the moment it was known. Raises ``Refused``: moments that cannot be."""
    demand(actor.may("privacy.breach"))
    _demand_possible(values)
    affected = list(enterprises)
    with transaction.atomic():
        row = Breach.objects.create(
            **_counted(values, affected), due_at=due_after(values["known_at"]), recorded_by_id=actor.user_id
        )
        row.enterprises.set(affected)
        record_act(actor=actor, verb="breach.record", subject=row)
        tell(row, notices.BREACH_RECORDED)
    return row


def correct_breach(
    *, actor: Actor, breach: Breach, values: dict[str, Any], enterprises: Iterable[Enterprise] = ()
) -> Breach:
    """More is known by now. A closed one stays as it is. Raises ``Refused``."""
    demand(may_on(actor, "privacy.breach", breach))
    _demand_possible(values)
    affected = list(enterprises)
    with transaction.atomic():
        row = Breach.objects.select_for_update(of=("self",)).get(pk=breach.pk)
        if row.status == "closed":
            raise Refused(_("This breach is closed."))
        for name, value in _counted(values, affected).items():
            setattr(row, name, value)
        row.due_at = due_after(row.known_at)
        row.save()
        row.enterprises.set(affected)
        record_act(actor=actor, verb="breach.correct", subject=row)
    return row


def _counted(values: dict[str, Any], affected: list[Enterprise]) -> dict[str, Any]:
    """As many persons as there are owners among the enterprises, at the least."""
    owners = len({enterprise.owner_id for enterprise in affected})
    return values | {"persons": max(values.get("persons") or 0, owners)}


def _demand_possible(values: dict[str, Any]) -> None:
    refusals = []
    if values["known_at"] > timezone.now():
        refusals.append(Refusal(_("This moment has not come yet."), field="known_at"))
    if values.get("happened_at") and values["happened_at"] > values["known_at"]:
        refusals.append(Refusal(_("It cannot be known before it happened."), field="happened_at"))
    if refusals:
        raise Refused(refusals)


def mark_sent(*, actor: Actor, breach: Breach, to: str) -> Breach:
    """The letter ``to`` the persons or the authority has gone out; a second click changes nothing."""
    demand(may_on(actor, "privacy.breach", breach))
    column = LETTERS[to]
    with transaction.atomic():
        row = Breach.objects.select_for_update(of=("self",)).get(pk=breach.pk)
        if getattr(row, column) is None:
            setattr(row, column, timezone.now())
            row.save(update_fields=[column])
            record_act(actor=actor, verb="breach.sent", subject=row, data={"to": to})
    return row


def tell(row: Breach, kind: NoticeKind) -> None:
    for user in data_protectors():
        with translation.override(user.language):
            facts = {"title": row.title, "due": formats.moment(row.due_at), "hours": str(max(row.hours_left, 0))}
            notify(kind=kind, recipients=[user], context=facts, url=row.get_absolute_url())
