"""Trying a door: what was answered, and whether anything in the database is different afterwards."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.urls import resolve

from accounts.actors import Actor
from core.access import declared_access
from tests.access.doors import Door
from tests.access.world import World

#: Statements that change rows. (A SELECT … FOR UPDATE only waits.)
_WRITE = re.compile(
    r"^\s*(?:INSERT|UPDATE|DELETE|TRUNCATE|COPY|WITH\b.*\b(?:INSERT INTO|DELETE FROM|UPDATE \S+ SET))",
    re.IGNORECASE | re.DOTALL,
)
#: What any visit may write: the session.
_OF_A_VISIT = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "django_session"', re.IGNORECASE)


@dataclass(frozen=True)
class Outcome:
    status: int
    location: str
    body: bytes
    #: The statements that wrote, even if it was taken back.
    writes: list[str]
    #: Whether any row of any table is different.
    changed: bool

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


def attempt(world: World, door: Door, person: str, *, before: str) -> Outcome:
    """Let one person try a door, and take back all that came of it. ``before``: the ``fingerprint`` of the world."""
    return request(world, door, person, door.url(world), door.data(world), before=before)


def request(world: World, door: Door, person: str, url: str, data: Any = None, *, before: str = "") -> Outcome:
    """The same with another address or body. Without ``before`` it is not asked what has changed."""
    cache.clear()
    send = getattr(world.client(person), door.method.lower())
    sent: dict[str, Any] = {} if data is None else {"data": data}
    if door.is_json(data):
        sent["content_type"] = "application/json"
    with rolled_back(), recorded_writes() as writes:
        response = send(url, **sent)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        changed = bool(before and writes) and fingerprint() != before
    return Outcome(response.status_code, response.headers.get("Location", ""), body, writes, changed)


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def recorded_writes() -> Iterator[list[str]]:
    """Every statement in between that writes, but for the session."""
    writes: list[str] = []

    def record(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITE.match(sql) and not _OF_A_VISIT.match(sql):
            writes.append(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(record):
        yield writes


def fingerprint() -> str:
    """One number for all rows of all tables, those of the trace too; sessions are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename NOT IN ('django_session', 'django_migrations') ORDER BY 1"
        )
        counts = " UNION ALL ".join(
            f"SELECT '{table}' AS name, md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS sum FROM {table} t"
            for (table,) in cursor.fetchall()
        )
        cursor.execute(f"SELECT md5(string_agg(name || coalesce(sum, ''), '' ORDER BY name)) FROM ({counts}) sums")
        return cursor.fetchone()[0]


def holds(actor: Actor, door: Door, url: str) -> bool:
    """Whether the roles of the actor include what this address declares, wherever that may be."""
    view = resolve(url.partition("?")[0]).func
    permissions = getattr(getattr(view, "cls", None), "action_permissions", None)
    if permissions is not None:
        return bool(actor.may(permissions[view.actions[door.method.lower()]]))  # type: ignore[attr-defined]
    rule = declared_access(view)
    assert rule is not None, f"{door.route} declares no access"
    if rule.permission is None:
        return True
    return bool(actor.may(rule.permission)) and not (rule.for_work and not actor.reach(rule.permission).is_for_work)
