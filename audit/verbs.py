"""How acts are called where people read them. Lifecycles name their moves here by themselves; the other acts of an app
are named in its ``acts.py``, which is found by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.functional import Promise

if TYPE_CHECKING:
    from audit.models import Act

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Verb:
    """The name of an act, and how it is drawn."""

    label: Text
    icon: str = ""
    tone: str = "neutral"
    #: The states its ``from_state`` and ``to_state`` are values of.
    states: type[models.TextChoices] | None = None
    #: What is told of one act besides its reason; by default the states it led from and to.
    describe: Callable[["Act"], str] | None = None


_verbs: dict[str, Verb] = {}


def name_verb(verb: str, label: Text, **look: object) -> None:
    """Name an act, once; keywords are the fields of ``Verb``."""
    if verb in _verbs:
        raise ImproperlyConfigured(f"the act {verb!r} is named twice")
    _verbs[verb] = Verb(label, **look)  # type: ignore[arg-type]


def verb_named(verb: str) -> Verb:
    """How an act is called. An act of a version whose name is gone keeps its dotted name: the record outlives it."""
    return _verbs.get(verb) or Verb(verb)


def named_verbs() -> frozenset[str]:
    """Every named act, for the test that none is recorded without a name."""
    return frozenset(_verbs)
