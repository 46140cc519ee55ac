"""How companies are ranked in a call, and how stable the choice is. Pure arithmetic: no database, no text.

Method: a score is divided by its criterion's scale, averaged over the assessors, multiplied by the weight of the
criterion and summed: 0 to 100. Equal totals are ordered by the criterion of the highest weight, then the next;
candidates equal in every criterion share a rank.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

#: How far one weight is moved, up and down, to see who would fall out.
SWING = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One criterion: its weight (the weights add up to 100) and its highest score."""

    key: int
    weight: Fraction
    scale: int


#: candidate → criterion → assessor → score
Scores = Mapping[int, Mapping[int, Mapping[int, int]]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate's place. ``tied_with`` are those equal to it in every criterion; ``decided_by`` is the criterion that
    separated it from an equal total above it, if one did.
    """

    candidate: int
    rank: int
    total: Fraction
    tied_with: tuple[int, ...] = ()
    decided_by: int | None = None


def rank(criteria: Sequence[Weighed], scores: Scores, *, without_assessor: int | None = None) -> list[Ranked]:
    """The candidates in order, best first. ``scores`` must be whole: one that is missing is a ``KeyError``, no zero."""
    ordered = sorted(criteria, key=lambda c: (-c.weight, c.key))
    means = {candidate: _means(by_criterion, ordered, without_assessor) for candidate, by_criterion in scores.items()}
    totals = {
        candidate: sum((mean * c.weight for mean, c in zip(values, ordered, strict=True)), Fraction(0))
        for candidate, values in means.items()
    }
    order = sorted(scores, key=lambda candidate: (-totals[candidate], [-mean for mean in means[candidate]], candidate))
    ranked: list[Ranked] = []
    for place, candidate in enumerate(order):
        above = order[place - 1] if place else None
        equal = above is not None and means[above] == means[candidate]
        ranked.append(
            Ranked(
                candidate=candidate,
                rank=ranked[-1].rank if equal else place + 1,
                total=totals[candidate],
                tied_with=tuple(c for c in order if c != candidate and means[c] == means[candidate]),
                decided_by=_separator(above, candidate, totals, means, ordered),
            )
        )
    return ranked


def _means(
    by_criterion: Mapping[int, Mapping[int, int]], ordered: Sequence[Weighed], without: int | None
) -> list[Fraction]:
    values = []
    for criterion in ordered:
        given = [score for assessor, score in by_criterion[criterion.key].items() if assessor != without]
        if not given:
            raise KeyError(criterion.key)
        values.append(Fraction(sum(given), len(given) * criterion.scale))
    return values


def _separator(
    above: int | None,
    candidate: int,
    totals: Mapping[int, Fraction],
    means: Mapping[int, list[Fraction]],
    ordered: Sequence[Weighed],
) -> int | None:
    """The criterion that put ``candidate`` below an equal total."""
    if above is None or totals[above] != totals[candidate]:
        return None
    pairs = zip(means[above], means[candidate], ordered, strict=True)
    return next((c.key for mine, theirs, c in pairs if mine != theirs), None)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One change, and who of the chosen falls out and who comes in. ``criterion`` and ``swing``, or ``assessor``."""

    falls_out: frozenset[int]
    comes_in: frozenset[int]
    criterion: int | None = None
    swing: Fraction | None = None
    assessor: int | None = None


def chosen_by_rank(ranked: Sequence[Ranked], quota: int) -> frozenset[int]:
    """Those the ranking alone would choose; a tie across the last place takes none of the tied (people must decide)."""
    inside = [r for r in ranked if r.rank <= quota]
    while len(inside) > quota:
        last = inside[-1].rank
        inside = [r for r in inside if r.rank < last]
    return frozenset(r.candidate for r in inside)


def stability(
    criteria: Sequence[Weighed], scores: Scores, *, chosen: Collection[int], quota: int, assessors: Collection[int]
) -> list[Scenario]:
    """What the choice would be if any one weight moved by a fifth, or any one assessor were left out."""
    scenarios = []
    for criterion in criteria:
        for swing in (SWING, -SWING):
            moved = _moved(criteria, criterion, swing)
            scenarios.append(_compare(rank(moved, scores), chosen, quota, criterion=criterion.key, swing=swing))
    if len(assessors) > 1:
        for assessor in sorted(assessors):
            ranked = rank(criteria, scores, without_assessor=assessor)
            scenarios.append(_compare(ranked, chosen, quota, assessor=assessor))
    return scenarios


def _moved(criteria: Sequence[Weighed], target: Weighed, swing: Fraction) -> list[Weighed]:
    """One weight moved by a share of itself; the others give way in proportion, so that they still add up to 100."""
    if len(criteria) == 1:
        return list(criteria)
    new = min(target.weight * (1 + swing), Fraction(100))
    rest = sum((c.weight for c in criteria if c.key != target.key), Fraction(0))
    factor = (100 - new) / rest
    return [Weighed(c.key, new if c.key == target.key else c.weight * factor, c.scale) for c in criteria]


def _compare(
    ranked: Sequence[Ranked],
    chosen: Collection[int],
    quota: int,
    *,
    criterion: int | None = None,
    swing: Fraction | None = None,
    assessor: int | None = None,
) -> Scenario:
    then = chosen_by_rank(ranked, quota)
    return Scenario(
        falls_out=frozenset(chosen) - then,
        comes_in=then - frozenset(chosen),
        criterion=criterion,
        swing=swing,
        assessor=assessor,
    )
