"""The one function in the program that changes a status."""

from collections.abc import Container
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, unfit
from core.scope import Actor, may_on
from workflow.lifecycle import HasLifecycle, Lifecycle, Move


class MoveRefused(Refused):
    """A move was refused; ``refusals`` says why, in the user's language. Nothing was changed.

    ``stale`` tells that the row had already moved on: somebody else was first.
    """

    def __init__(self, refusals: list[Refusal], *, stale: bool = False, current: str = "") -> None:
        self.stale = stale
        self.current = current
        super().__init__(refusals)


M = TypeVar("M", bound=models.Model)


def apply_move(
    *,
    actor: Actor,
    instance: M,
    move: str,
    reason: str = "",
    changes: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> M:
    """Make one declared move: lock the row, ask who may, run the checks, save, record; all in one transaction.

    ``changes`` are further fields set on the row before the checks look at it; ``data`` goes into the record. Returns
    the locked, saved row. Raises ``MoveRefused``; callers that add more writes wrap the call in ``transaction.atomic``.
    """
    with transaction.atomic():
        row: Any = type(instance)._base_manager.select_for_update(of=("self",)).get(pk=instance.pk)
        lifecycle: Lifecycle = row.lifecycle
        declared = lifecycle.move(move)
        before = row.state
        _refuse_if(_standing(lifecycle, declared, before), stale=True, current=before)
        allowed = may_on(actor, declared.permission, row)
        if not allowed:
            raise MoveRefused([Refusal(allowed.reason)], current=before)
        for name, value in (changes or {}).items():
            setattr(row, name, value)
        _refuse_if(_needs(declared, row, actor, reason), current=before)
        setattr(row, lifecycle.field, declared.target)
        row.save()
        record_act(
            actor=actor,
            verb=f"{lifecycle.name}.{declared.name}",
            subject=row,
            from_state=before,
            to_state=declared.target,
            reason=reason.strip(),
            data=data,
        )
    return row


def _standing(lifecycle: Lifecycle, move: Move, state: str) -> list[Refusal]:
    if state in move.sources:
        return []
    label = lifecycle.states(state).label
    return [
        Refusal(
            _("“%(move)s” is not possible: the status is now “%(state)s”.") % {"move": move.label, "state": label},
            _("Open the page again to see what has changed."),
        )
    ]


def _needs(move: Move, row: Any, actor: Actor, reason: str) -> list[Refusal]:
    refusals = unfit(reason, is_needed=move.needs_reason)
    for check in move.checks:
        refusals.extend(check(row, actor))
    return refusals


def _refuse_if(refusals: list[Refusal], *, stale: bool = False, current: str = "") -> None:
    if refusals:
        raise MoveRefused(refusals, stale=stale, current=current)


def open_moves(*, actor: Actor, instance: HasLifecycle) -> list[Move]:
    """The moves this actor may try on this row now, for its buttons; checks are run when one is made."""
    moves = instance.lifecycle.moves_from(instance.state)
    verdicts = {p: bool(may_on(actor, p, instance)) for p in {move.permission for move in moves}}  # type: ignore[arg-type]
    return [move for move in moves if verdicts[move.permission]]


def offered_moves(*, actor: Actor, instance: Any, among: Container[str] | None = None) -> list[dict[str, Any]]:
    """The same for a page that tells beforehand what stands in the way: each with its ``refusals``, perhaps none.

    For ``{% moves %}``; ``among``: only the moves of these names. What is shown can be stale; the checks are run again,
    on the locked row, when a move is made.
    """
    shown = ("name", "label", "icon", "tone", "needs_reason", "hint")
    return [
        {name: getattr(move, name) for name in shown}
        | {"refusals": [str(refusal) for check in move.checks for refusal in check(instance, actor)]}
        for move in open_moves(actor=actor, instance=instance)
        if among is None or move.name in among
    ]
