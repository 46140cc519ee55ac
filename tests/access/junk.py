"""What no form sends and somebody will: values that fit no field, for addresses and for bodies."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from django.urls import NoReverseMatch, reverse

from tests.access.doors import Door
from tests.access.world import World

NUL, HUGE = "\0", 10**30
#: The superscript two is a digit to ``str.isdigit`` and none to ``int``; the Arabic three is one to both.
TEXTS = [NUL, "-1", str(HUGE), "²", "٣", "\U0001f41f'\"><%s{{", "x" * 3000, "2026-02-30"]
VALUES: list[Any] = [None, True, -1, HUGE, 1.5, NUL, "", [], [[]], {}, {"a": {}}]
IN_PATHS: list[Any] = [0, HUGE, NUL, "²", "x" * 300]
#: Parameters that a page does not name in its forms. (Those of lists are tried in ``tests/core/test_every_list.py``.)
PARAMETERS = {"q", "id", "pk", "page", "halaman", "format", "kind", "under", "number", "enterprise", "agency", "unread"}
#: Refused before all others are looked at, so it goes alone.
CURSOR = "cursor"


def addresses(door: Door, world: World, page: str) -> Iterator[str]:
    """Addresses near that of the door; ``page`` is its answer, from which the names of its parameters are taken."""
    url, _mark, query = door.url(world).partition("?")
    yield f"{url}?{CURSOR}={quote(NUL)}"
    own = dict(parse_qsl(query))
    names = PARAMETERS | set(re.findall(r'name="([^"]+)"', page))
    for text in TEXTS:
        junk = dict.fromkeys(sorted(names - {CURSOR, "sort", "size"} - own.keys()), text)
        yield f"{url}?{urlencode(own | junk)}"


def paths(door: Door, world: World) -> Iterator[str]:
    """The address of the door with other arguments, as far as its pattern lets them through."""
    arguments = door.arguments(world)
    for place in range(len(arguments)):
        for junk in IN_PATHS:
            try:
                yield reverse(door.route, args=[*arguments[:place], junk, *arguments[place + 1 :]])
            except (NoReverseMatch, ValueError):
                continue


def bodies(door: Door, world: World) -> Iterator[Any]:
    """Bodies near what the door is sent; a move or bulk action stays what it is."""
    data = door.data(world) or {}
    kept = {door.action_field: door.action} if door.action else {}
    values = VALUES if door.is_json(data) else TEXTS
    yield kept
    for value in values:
        yield dict.fromkeys(data, value) | kept
    # One at a time, with all else in order: what is looked at late is reached.
    for number, name in enumerate(sorted(data.keys() - kept.keys())):
        yield door.data(world) | {name: values[number % len(values)]}
    if door.is_json(data):
        yield from ([], "text", None, [data])
