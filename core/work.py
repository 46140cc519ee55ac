"""What waits for a person. Each app says in its ``work.py`` what of its own can wait, for whom, where it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from core.lists.keyset import capped_count
from core.scope import Actor

#: Lines shown of each kind of work; the rest stands on the page it links to.
SHORT = 5


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing that waits: what, where it is done, and by when if there is such a day."""

    title: Any
    url: str
    note: Any = ""
    due: date | None = None

    @property
    def days_left(self) -> int | None:
        return (self.due - timezone.localdate()).days if self.due else None


@dataclass(frozen=True, slots=True)
class Work:
    """What of one kind waits for an actor: how much, and the first few, the most pressing first."""

    count: int
    #: Whether there is more than ``count``, which is not counted further.
    is_more: bool = False
    items: Sequence[WorkItem] = ()
    #: The list of all of it; empty where there is none.
    url: str = ""


#: An actor → what waits for them; None when such work is never theirs.
WorkFor = Callable[[Actor], Work | None]


@dataclass(frozen=True, slots=True)
class WorkSource:
    """One kind of work; drawn in the order of ``order``, then of its name."""

    name: str
    title: str | Promise
    icon: str
    work_for: WorkFor
    order: int = field(default=100)


_sources: dict[str, WorkSource] = {}


def register_work(*, name: str, title: str | Promise, icon: str, work_for: WorkFor, order: int = 100) -> None:
    if name in _sources:
        raise ImproperlyConfigured(f"work {name!r} is registered twice")
    _sources[name] = WorkSource(name, title, icon, work_for, order)


def work_of(actor: Actor) -> list[tuple[WorkSource, Work]]:
    """Every kind of work that is this actor's, also where nothing waits now."""
    sources = sorted(_sources.values(), key=lambda source: (source.order, source.name))
    found = ((source, source.work_for(actor)) for source in sources)
    return [(source, work) for source, work in found if work is not None]


def waiting(rows: QuerySet, to_item: Callable[[Any], WorkItem], *, url: str = "") -> Work:
    """The work that ``rows``, the most pressing first, stand for: one query, two when there are more than a few."""
    first = list(rows[: SHORT + 1])
    count, is_more = (len(first), False) if len(first) <= SHORT else capped_count(rows)
    return Work(count=count, is_more=is_more, items=[to_item(row) for row in first[:SHORT]], url=url)
