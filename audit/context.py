"""Who is acting, told to the database triggers that write the row history."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory

from core.request_context import request_id
from core.scope import Actor


@contextmanager
def acting_as(actor: Actor, **more: str) -> Iterator[None]:
    """Within this block every change of a tracked row carries the actor, their agency and the request id."""
    with pghistory.context(
        actor_id=actor.user_id,
        actor_name=actor.name,
        agency_id=actor.agency_id,
        request_id=request_id.get(),
        **more,
    ):
        yield
