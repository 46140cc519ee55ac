"""Where one enterprise stands, for its pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from enterprises.causes import Cause, cause
from enterprises.models import Ask, Enterprise, Standing


@dataclass(frozen=True, slots=True)
class Place:
    """The stored standing, its cause in words, and what the owner has been asked for."""

    row: Standing
    cause: Cause | None
    asks: Sequence[Ask]


def standing_of(enterprise: Enterprise) -> Place | None:
    """None as long as nothing was computed for it. Two queries."""
    row = Standing.objects.filter(enterprise=enterprise).select_related("agency").first()
    if row is None:
        return None
    return Place(row=row, cause=cause(row.cause), asks=list(Ask.objects.open().filter(enterprise=enterprise)))
