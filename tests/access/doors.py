"""A door: one thing that can be asked of one address, and who may."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.access.cast import ANONYMOUS
from tests.access.world import World

#: The name of a thing whose id is in the address, or a function that gives the arguments of the address.
At = str | Callable[[World], Sequence[Any]] | None
Body = Callable[[World], Any] | dict[str, Any] | None

DOORS: list["Door"] = []


@dataclass(frozen=True)
class Door:
    route: str
    method: str
    #: Those who are let in.
    who: frozenset[str]
    at: At = None
    query: str | Callable[[World], str] = ""
    #: What is sent: form fields, or JSON to the API.
    body: Body = None
    #: Which of several moves or bulk actions of the address this is.
    action: str = ""
    #: Those who see the thing but may not do this to it: they are told why (403, 409 or 422) instead of 404.
    onlookers: frozenset[str] = frozenset()
    #: The answer to those whose role includes this, but not here.
    foreign: int = 404
    #: The answer to those let in, where it is not simply a good one.
    gives: int = 0
    #: Of those let in, for whom there is nothing to change.
    idle: frozenset[str] = frozenset()
    #: Whether it changes rows; what only sets a cookie does not.
    writes: bool = True
    #: A text on the page or in the answer, and those who are shown it.
    text: Callable[[World], str] | None = None
    shown_to: frozenset[str] = frozenset()
    #: The form field that names the action.
    action_field: str = "move"

    @property
    def is_api(self) -> bool:
        return self.route.startswith("v1:")

    def is_json(self, data: Any) -> bool:
        """The API is sent JSON, but for files."""
        has_file = isinstance(data, dict) and any(hasattr(value, "read") for value in data.values())
        return self.is_api and not has_file

    @property
    def is_unsafe(self) -> bool:
        return self.method != "GET"

    def __str__(self) -> str:
        return " ".join(filter(None, [self.method, self.route, self.action]))

    def arguments(self, world: World) -> list[Any]:
        if self.at is None:
            return []
        return [getattr(world, self.at).pk] if isinstance(self.at, str) else list(self.at(world))

    def url(self, world: World) -> str:
        query = self.query(world) if callable(self.query) else self.query
        return reverse(self.route, args=self.arguments(world)) + (f"?{query}" if query else "")

    def data(self, world: World) -> Any:
        """What is sent, made anew: a file can be read once only."""
        made = self.body(world) if callable(self.body) else self.body
        if not self.action:
            return made
        return {self.action_field: self.action} | (made or {})


def get(route: str, at: At = None, *, who: Iterable[str], **options: Any) -> None:
    """Who may read. ``text`` with ``shown_to`` says which of them find our own thing in the answer."""
    _add(route, "GET", at, who, options)


def post(route: str, at: At = None, *, who: Iterable[str], move: str = "", bulk: str = "", **options: Any) -> None:
    """Who may send this; ``move`` and ``bulk`` name one of several things the address can do."""
    _add(route, "POST", at, who, options | {"action": move or bulk, "action_field": "action" if bulk else "move"})


def put(route: str, at: At = None, *, who: Iterable[str], **options: Any) -> None:
    _add(route, "PUT", at, who, options)


def patch(route: str, at: At = None, *, who: Iterable[str], **options: Any) -> None:
    _add(route, "PATCH", at, who, options)


def delete(route: str, at: At = None, *, who: Iterable[str], **options: Any) -> None:
    _add(route, "DELETE", at, who, options)


def _add(route: str, method: str, at: At, who: Iterable[str], options: dict[str, Any]) -> None:
    for name in ("onlookers", "idle", "shown_to"):
        options[name] = frozenset(options.get(name, ()))
    door = Door(route=route, method=method, at=at, who=frozenset(who), **options)
    assert not (door.onlookers & door.who), f"{door}: both let in and looking on"
    assert door.shown_to <= door.who, f"{door}: shown to someone who is not let in"
    assert ANONYMOUS not in door.onlookers, f"{door}: whoever is not signed in sees nothing"
    DOORS.append(door)
