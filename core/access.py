"""What a view demands of whoever opens it. A view that declares nothing is refused by ``core.middleware``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Access:
    """``public``: anyone. Else a signed-in user, holding ``permission`` when one is named."""

    public: bool = False
    permission: str | None = None


PUBLIC = Access(public=True)
SIGNED_IN = Access()


def Needs(permission: str) -> Access:  # noqa: N802 - reads as a declaration on a view
    """Access for those whose roles hold ``permission``; which rows they see is the scope's matter."""
    return Access(permission=permission)


def access(rule: Access) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare the access of a function view."""

    def declare(view: Callable[..., Any]) -> Callable[..., Any]:
        view.access = rule  # type: ignore[attr-defined]
        return view

    return declare


def declared_access(view: Callable[..., Any]) -> Access | None:
    """The access a view declares, on itself or on its class; None when it declares none."""
    for holder in (view, getattr(view, "view_class", None), getattr(view, "cls", None)):
        rule = getattr(holder, "access", None)
        if isinstance(rule, Access):
            return rule
    return None
