"""Reading a call: its scores, its ranking, and how stable the choice is."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.models import Membership
from core import formats
from core.decisions import Refusal
from partnerships.choices import CallStatus
from partnerships.models import Agreement, Assessor, Call, Candidate, Partner, Score
from partnerships.ranking import Ranked, Scenario, Scores, Weighed, chosen_by_rank, rank, stability


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


def gone_assessors(calls: Collection[Call] | QuerySet[Call]) -> QuerySet[Assessor]:
    """Those who score in these calls and are no longer of the agency: what they owe, nobody will give. One query."""
    staff = Membership.objects.current().filter(
        role__in=[Role.AGENCY_HEAD, Role.AGENCY_OFFICER], user_id=OuterRef("user_id"), user__is_active=True
    )
    rows = Assessor.objects.filter(call__in=calls)
    return rows.exclude(Exists(staff.filter(agency_id=OuterRef("call__agency_id")))).order_by("pk")


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


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate as the page shows it: its place, total and mean of each criterion (share of the scale)."""

    candidate: Candidate
    rank: int | None
    total: Fraction | None
    tied: bool
    decided_by: str
    by_rank: bool
    #: In words, the changes under which a chosen candidate would fall out.
    shaky: tuple[str, ...]
    #: It is chosen, or would be by rank alone, and no such change takes that away.
    is_stable: bool = False

    @property
    def total_text(self) -> str:
        return formats.number(float(self.total), 2) if self.total is not None else ""


def companies_chosen_for(agreements: Iterable[Agreement]) -> QuerySet[Partner]:
    """The companies that decided calls chose for any of these agreements, or their agencies for what stands above."""
    chosen = Q()
    for agreement in agreements:
        above = [pk for pk in (agreement.pk, agreement.parent_id) if pk]
        chosen |= Q(call__agreement__in=above, call__agency=agreement.agency_id)
    if not chosen:
        return Partner.objects.none()
    taken = Candidate.objects.filter(chosen, is_chosen=True, call__status=CallStatus.DECIDED)
    return Partner.objects.filter(pk__in=taken.values("partner_id")).order_by("name", "pk")


def refuse_not_chosen(company: Partner | None, agreement: Agreement) -> Iterable[Refusal]:
    """A company takes part in an activity under an agreement once the agency has chosen it for that."""
    if company is not None and not companies_chosen_for([agreement]).filter(pk=company.pk).exists():
        yield Refusal(
            _("%(company)s was not chosen for this agreement.") % {"company": company},
            _("Choose one of the companies of a decided call, or leave it empty."),
            field="company",
        )


def rows_of(call: Call) -> list[Row]:
    """The candidates in order of the ranking, or by name while scores are missing."""
    candidates = {c.pk: c for c in call.candidates.select_related("partner")}
    ranking = ranking_of(call)
    if ranking is None:
        unranked = sorted(candidates.values(), key=lambda c: c.partner.name)
        return [Row(c, None, None, False, "", False, ()) for c in unranked]
    names = dict(call.criteria.values_list("pk", "name"))
    decided = call.status == CallStatus.DECIDED
    chosen = (
        {pk for pk, c in candidates.items() if c.is_chosen} if decided else set(chosen_by_rank(ranking, call.quota))
    )
    told = _told(call, chosen)
    return [
        Row(
            candidate=candidates[r.candidate],
            rank=r.rank,
            total=r.total,
            tied=bool(r.tied_with),
            decided_by=names.get(r.decided_by, "") if r.decided_by else "",
            by_rank=r.rank <= call.quota,
            shaky=tuple(told.get(r.candidate, ())),
            is_stable=r.candidate in chosen and r.candidate not in told,
        )
        for r in ranking
    ]


def _told(call: Call, chosen: Collection[int]) -> dict[int, list[str]]:
    """For each of ``chosen``, in words, the changes under which it would not be."""
    names = dict(call.criteria.values_list("pk", "name"))
    people = {a.pk: a.user.full_name for a in call.assessors.select_related("user")}
    told: dict[int, list[str]] = {}
    for scenario in stability_of(call, chosen):
        for candidate in scenario.falls_out:
            told.setdefault(candidate, []).append(_words(scenario, names, people))
    return told


def _words(scenario: Scenario, names: dict[int, str], people: dict[int, str]) -> str:
    if scenario.assessor is not None:
        return _("without the scores of %(name)s") % {"name": people[scenario.assessor]}
    sign = "+" if scenario.swing and scenario.swing > 0 else "−"
    return _("if “%(criterion)s” weighed %(sign)s20 %%") % {
        "criterion": names.get(scenario.criterion or 0, ""),
        "sign": sign,
    }
