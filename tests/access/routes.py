"""Every address of the site, found in the URLconf."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from core.access import declared_access
from core.lists import ListView
from core.middleware import is_bare_redirect
from workflow.views import MoveView

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    name: str
    view: Callable[..., Any]

    @property
    def module(self) -> str:
        return getattr(self.view, "__module__", "")

    @property
    def view_class(self) -> type | None:
        return getattr(self.view, "view_class", None)

    @property
    def is_ours(self) -> bool:
        """Not one of a package that guards itself (the admin, the pages of sign-in)."""
        return declared_access(self.view) is not None

    @property
    def is_guarded_elsewhere(self) -> bool:
        return self.module.startswith(tuple(settings.ACCESS_GUARDED_ELSEWHERE)) or is_bare_redirect(self.view)

    def demanded(self) -> set[tuple[str, str, str]]:
        """What the table must answer: (name, method, action) of everything the address can do."""
        if hasattr(self.view, "actions"):  # a view set of the API
            return {(self.name, method.upper(), "") for method in self.view.actions if method in _METHODS}
        if self.view_class is None:  # a function: which methods it takes does not show; the table must say at least one
            return set()
        handled = {m for m in _METHODS if m in self.view_class.http_method_names and hasattr(self.view_class, m)}
        demanded = {(self.name, method.upper(), "") for method in handled}
        several = self._several_actions()
        if several is not None:
            demanded.discard((self.name, "POST", ""))
            demanded |= {(self.name, "POST", action) for action in several}
        return demanded

    def _several_actions(self) -> set[str] | None:
        """The moves or bulk actions that share one address; None where a POST is one thing."""
        if self.view_class is None:
            return None
        if issubclass(self.view_class, MoveView):
            return set(self.view_class.services)
        if issubclass(self.view_class, ListView):
            return {action.name for action in self.view_class.bulk_actions}
        return None


def all_routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[Any], namespace: str = "") -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
        elif isinstance(pattern, URLPattern):
            yield Route(f"{namespace}{pattern.name}" if pattern.name else "", pattern.callback)
