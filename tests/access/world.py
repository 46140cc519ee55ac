"""The rows behind the doors, made once and shared by all."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from accounts.actors import ANONYMOUS as NOBODY
from accounts.actors import Actor, actor_for
from accounts.models import User
from tests.access.cast import ANONYMOUS, CAST, make_cast

_THINGS: dict[str, Callable[["World"], Any]] = {}


def thing(make: Callable[["World"], Any]) -> Callable[["World"], Any]:
    """Register a maker: ``world.<name of the function>`` is what it gave the first time."""
    name = make.__name__
    assert name not in _THINGS, f"there is already a thing called {name}"
    _THINGS[name] = make
    return make


class World:
    """``world.<thing>`` is a row, made with those it asks for; ``world.people`` are the users by their names."""

    def __init__(self) -> None:
        self.people: dict[str, User] = make_cast()
        self._actors: dict[str, Actor] = {}
        self._sessions: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in _THINGS:
            raise AttributeError(f"nothing in tests/access/table makes {name!r}")
        made = _THINGS[name](self)
        setattr(self, name, made)
        return made

    def actor(self, person: str) -> Actor:
        if person == ANONYMOUS:
            return NOBODY
        if person not in self._actors:
            self._actors[person] = actor_for(self.people[person].pk)
        return self._actors[person]

    def client(self, person: str) -> Client:
        """A browser of this person, without anything that an earlier attempt left in it."""
        client = Client()
        if person == ANONYMOUS:
            return client
        if person not in self._sessions:
            fresh = Client()
            fresh.force_login(self.people[person])
            self._sessions[person] = fresh.cookies["sessionid"].value
        client.cookies["sessionid"] = self._sessions[person]
        return client

    def complete(self) -> None:
        """Make everything and sign everyone in: what is made inside a test goes with it."""
        for name in _THINGS:
            getattr(self, name)
        for person in CAST:
            self.actor(person)
            self.client(person)
