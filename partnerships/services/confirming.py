"""What quarterly reports and evaluations have in common: written by officers, confirmed with the figures of the day."""

from collections.abc import Sequence
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from core.decisions import Refusal, demand
from core.scope import Actor, may_on
from partnerships.figures import Figure
from partnerships.models import Evaluation, QuarterReport
from workflow.services import MoveRefused, apply_move

Paper = TypeVar("Paper", QuarterReport, Evaluation)


def hold_to_write(*, actor: Actor, paper: Paper, permission: str, revision: int) -> Paper:
    """The row, locked until the transaction ends; refused unless this actor may write in it now.

    ``revision`` is that from which the writer began. Raises ``MoveRefused``, stale when it went on or somebody else has
    saved meanwhile.
    """
    row = type(paper)._default_manager.select_for_update(of=("self",)).get(pk=paper.pk)
    demand(may_on(actor, permission, row))
    if not row.is_draft:
        raise MoveRefused(
            [
                Refusal(
                    _("It is now “%(state)s” and can no longer be changed.") % {"state": row.state_label},
                    "" if row.is_confirmed else _("Ask whoever confirms it to give it back."),
                )
            ],
            stale=True,
            current=row.status,
        )
    if row.revision != revision:
        raise MoveRefused(
            [
                Refusal(
                    _("Somebody else has saved it meanwhile."),
                    _("What you typed is still here: open the page again beside it and bring both together."),
                )
            ],
            stale=True,
            current=row.status,
        )
    row.revision += 1
    return row


def confirm(*, actor: Actor, paper: Paper, permission: str, figures: Sequence[Figure]) -> Paper:
    """Confirm it with these figures, which stay. Who may confirm and wrote it needs nobody to hand it over.

    Raises ``MoveRefused``.
    """
    row = type(paper)._default_manager.select_for_update(of=("self",)).get(pk=paper.pk)
    if row.is_draft and may_on(actor, permission, row):
        row = apply_move(actor=actor, instance=row, move="submit")
    return apply_move(
        actor=actor,
        instance=row,
        move="confirm",
        changes={
            "figures": [figure.as_dict() for figure in figures],
            "confirmed_at": timezone.now(),
            "confirmed_by_id": actor.user_id,
        },
    )
