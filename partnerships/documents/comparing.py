"""Two versions of a text laid side by side, article by article."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.diff import Comparison, compare


@dataclass(frozen=True, slots=True)
class Placed:
    """One article of a version, with its number."""

    key: UUID
    number: int
    heading: str
    body: str
    chapter: str = ""


class Fate(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Pair:
    """An article as it was and as it is; one of both is None when it was added or removed."""

    old: Placed | None
    new: Placed | None
    fate: Fate
    #: Whether it stands elsewhere among the articles that both versions hold.
    is_moved: bool
    chapter: Comparison
    heading: Comparison
    body: Comparison

    @property
    def key(self) -> UUID:
        return (self.new or self.old).key  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Side:
    """All of one version that is compared."""

    preamble: str
    articles: Sequence[Placed]


@dataclass(frozen=True, slots=True)
class Laid:
    """The comparison of two versions, in the order of the newer; removed articles stand where they stood."""

    preamble: Comparison
    pairs: list[Pair]

    def count(self, fate: str) -> int:
        return sum(pair.fate == fate for pair in self.pairs)

    @property
    def moved(self) -> int:
        return sum(pair.is_moved for pair in self.pairs)


def lay_side_by_side(old: Side, new: Side) -> Laid:
    """Compare two versions; articles are known by their keys."""
    before = {article.key: article for article in old.articles}
    after = {article.key: article for article in new.articles}
    shared = [article.key for article in new.articles if article.key in before]
    moved = _moved([before[key].number for key in shared], shared)
    pairs = [_pair(before.get(article.key), article, moved) for article in new.articles]
    for place, article in enumerate(old.articles):
        if article.key not in after:
            pairs.insert(_place_of_removed(old.articles[:place], pairs), _pair(article, None, moved))
    return Laid(compare(old.preamble, new.preamble), pairs)


def _place_of_removed(earlier: Sequence[Placed], pairs: list[Pair]) -> int:
    """Behind the article that stood before it, if that one is still there; else at the front."""
    places = {pair.key: place for place, pair in enumerate(pairs)}
    return next((places[article.key] + 1 for article in reversed(earlier) if article.key in places), 0)


def _pair(old: Placed | None, new: Placed | None, moved: set[UUID]) -> Pair:
    was, now = old or _NOBODY, new or _NOBODY
    parts = [compare(getattr(was, name), getattr(now, name)) for name in ("chapter", "heading", "body")]
    if old is None or new is None:
        fate = Fate.ADDED if old is None else Fate.REMOVED
    else:
        fate = Fate.CHANGED if any(part.differs for part in parts) else Fate.SAME
    return Pair(old, new, fate, new is not None and new.key in moved, *parts)


_NOBODY = Placed(key=UUID(int=0), number=0, heading="", body="")


def _moved(positions: Sequence[int], keys: Sequence[UUID]) -> set[UUID]:
    """The fewest articles whose moving explains the new order: those outside a longest run that kept its order."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, position in enumerate(positions):
        length = bisect_left(tails, position)
        before.append(at[length - 1] if length else -1)
        tails[length : length + 1] = [position]
        at[length : length + 1] = [place]
    kept = set()
    place = at[-1] if at else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return {key for place, key in enumerate(keys) if place not in kept}
