"""Reading that takes a while and must still tell of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from core.database import STATEMENT, allow


@contextmanager
def snapshot(*, longest_statement: timedelta) -> Iterator[datetime]:
    """Everything read in the block is as it was at the moment yielded, whatever others write; nothing can be written.

    ``longest_statement`` replaces the limit of a web request. Inside a transaction of the caller that one's rules stay.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            allow(longest_statement, STATEMENT)
        yield timezone.now()
