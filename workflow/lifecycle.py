"""Lifecycles as data: the states of a thing, the moves between them, who may make a move and what it needs."""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.functional import Promise

from audit.verbs import name_verb
from core.decisions import Refusal
from core.scope import Actor

Text = str | Promise


#: A named check: looks at the locked row (and who acts) and yields what stands in the way; nothing when all is well.
Check = Callable[[Any, Actor], Iterable[Refusal]]


@dataclass(frozen=True, slots=True)
class Move:
    """One declared move."""

    name: str
    sources: tuple[str, ...]
    target: str
    label: Text
    permission: str
    checks: tuple[Check, ...] = ()
    needs_reason: bool = False
    tone: str = "primary"
    #: Icon name for the button.
    icon: str = ""
    #: What the button's form says before the move is made.
    hint: Text = ""


@dataclass(frozen=True)
class Lifecycle:
    """The declared states and moves of one model's status field."""

    name: str
    states: type[models.TextChoices]
    initial: str
    moves: tuple[Move, ...]
    field: str = "status"
    #: How a state looks: neutral, info, success, warning, danger.
    tones: dict[str, str] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        known = set(self.states.values)
        for move in self.moves:
            unknown = {*move.sources, move.target} - known
            if unknown:
                raise ImproperlyConfigured(f"{self.name}.{move.name} names unknown states {sorted(unknown)}")
        names = [move.name for move in self.moves]
        if len(names) != len(set(names)):
            raise ImproperlyConfigured(f"{self.name} declares a move twice")
        for move in self.moves:
            name_verb(f"{self.name}.{move.name}", move.label, icon=move.icon, tone=move.tone, states=self.states)
        _lifecycles[self.name] = self

    def move(self, name: str) -> Move:
        """The move of that name; raises ``KeyError`` when none is declared."""
        for move in self.moves:
            if move.name == name:
                return move
        raise KeyError(f"{self.name} has no move {name!r}")

    def moves_from(self, state: str) -> list[Move]:
        return [move for move in self.moves if state in move.sources]

    def tone(self, state: str) -> str:
        return self.tones.get(state, "neutral")

    def trigger(self) -> pgtrigger.FSM:
        """The database trigger that lets only declared moves through, whoever writes."""
        pairs = sorted({(source, move.target) for move in self.moves for source in move.sources})
        return pgtrigger.FSM(name=f"{self.name}_moves", field=self.field, transitions=pairs)

    def first_state_trigger(self) -> pgtrigger.Trigger:
        """The database trigger that lets a row begin only in the initial state."""
        return pgtrigger.Protect(
            name=f"{self.name}_begins",
            operation=pgtrigger.Insert,
            condition=pgtrigger.Q(**{f"new__{self.field}__df": self.initial}),
        )

    def triggers(self) -> list[pgtrigger.Trigger]:
        return [self.trigger(), self.first_state_trigger()]


_lifecycles: dict[str, Lifecycle] = {}


def all_lifecycles() -> list[Lifecycle]:
    """Every declared lifecycle, by name: for the diagrams in docs and the tests that walk every move."""
    return [_lifecycles[name] for name in sorted(_lifecycles)]


class HasLifecycle:
    """Mixin of a model with a lifecycle: class attribute ``lifecycle``."""

    lifecycle: ClassVar[Lifecycle]

    @property
    def state(self) -> str:
        return getattr(self, self.lifecycle.field)

    @property
    def state_label(self) -> str:
        return str(self.lifecycle.states(self.state).label)

    @property
    def state_tone(self) -> str:
        return self.lifecycle.tone(self.state)
