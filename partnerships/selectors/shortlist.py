"""Reading a call: its scores, its ranking, and how stable the choice is."""

from collections import defaultdict
from collections.abc import Collection
from fractions import Fraction

from partnerships.models import Call, Score
from partnerships.ranking import Ranked, Scenario, Scores, Weighed, rank, stability


def criteria_of(call: Call) -> list[Weighed]:
    return [Weighed(c.pk, Fraction(c.weight), c.scale) for c in call.criteria.all()]


def scores_of(call: Call) -> Scores:
    """candidate → criterion → assessor → score; every candidate and criterion is there, scored or not."""
    criteria = list(call.criteria.values_list("pk", flat=True))
    table: dict[int, dict[int, dict[int, int]]] = {
        pk: {criterion: {} for criterion in criteria} for pk in call.candidates.values_list("pk", flat=True)
    }
    given = Score.objects.filter(candidate__call=call).values_list(
        "candidate_id", "criterion_id", "assessor_id", "value"
    )
    for candidate, criterion, assessor, value in given:
        table[candidate][criterion][assessor] = value
    return table


def missing_scores(call: Call) -> dict[int, int]:
    """How many scores each assessor still owes; those who owe none are left out."""
    owed: dict[int, int] = defaultdict(int)
    assessors = list(call.assessors.values_list("pk", flat=True))
    for by_criterion in scores_of(call).values():
        for given in by_criterion.values():
            for assessor in assessors:
                if assessor not in given:
                    owed[assessor] += 1
    return dict(owed)


def ranking_of(call: Call) -> list[Ranked] | None:
    """The candidates in order; None while a score is missing: an empty box is not a zero."""
    if missing_scores(call) or not call.assessors.exists():
        return None
    return rank(criteria_of(call), scores_of(call))


def stability_of(call: Call, chosen: Collection[int]) -> list[Scenario]:
    """What the choice would be if a weight moved by a fifth or an assessor were left out; scores must be whole."""
    return stability(
        criteria_of(call),
        scores_of(call),
        chosen=chosen,
        quota=call.quota,
        assessors=list(call.assessors.values_list("pk", flat=True)),
    )
