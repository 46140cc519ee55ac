"""What a piece of work may ask of the database for the length of its transaction."""

from datetime import timedelta

from django.db import connection

#: Limits of PostgreSQL that keep a web request short.
STATEMENT, LOCK = "statement_timeout", "lock_timeout"


def allow(longest: timedelta, *limits: str) -> None:
    """Let statements, or the wait for locks, last as long as this until the transaction ends: for workers only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(name, %s, true) FROM unnest(%s::text[]) AS name",
            [f"{int(longest.total_seconds())}s", list(limits)],
        )


def one_at_a_time(name: str) -> None:
    """Wait until nobody else is within what has this name; the others wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
