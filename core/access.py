"""What a view demands of whoever opens it. A view that declares nothing is refused by ``core.middleware``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Access:
    """``public``: anyone. Else a signed-in user, holding ``permission`` when one is named.

    ``for_work``: holding it for more than what one owns oneself.
    """

    public: bool = False
    permission: str | None = None
    for_work: bool = False


PUBLIC = Access(public=True)
SIGNED_IN = Access()


def Needs(permission: str) -> Access:  # noqa: N802 - reads as a declaration on a view
    """Access for those whose roles hold ``permission``; which rows they see is the scope's matter."""
    return Access(permission=permission)


def WorksWith(permission: str) -> Access:  # noqa: N802 - reads as a declaration on a view
    """Access for staff: everyone may see what is their own, in the portal; here people work with what is others'."""
    return Access(permission=permission, for_work=True)


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
