"""Places on a page of a lower app where higher apps show what they know, without being known.

A page offers a ``Place``; a higher app registers a panel for it in its own ``panels.py``: the template and the context.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.scope import Actor

#: (actor, the object the page is about) → context of the panel's template, or None to show nothing.
PanelContext = Callable[[Actor, Any], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: drawn in the order of ``order``, then of registration."""

    template: str
    context: PanelContext
    order: int


@dataclass(slots=True)
class Place:
    """A named place on a page."""

    name: str
    _panels: list[Panel] = field(default_factory=list)

    def register(self, *, template: str, context: PanelContext, order: int = 100) -> None:
        self._panels.append(Panel(template=template, context=context, order=order))

    def draw(self, actor: Actor, subject: Any) -> list[dict[str, Any]]:
        """``template`` and ``context`` of every panel that has something to show."""
        drawn = []
        for panel in sorted(self._panels, key=lambda panel: panel.order):
            context = panel.context(actor, subject)
            if context is not None:
                drawn.append({"template": panel.template, "context": context})
        return drawn
