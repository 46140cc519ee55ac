"""Indicators: what a target counts, and which enterprises stand behind the count.

The apps above (training, support) know the people; each registers its indicators here, so that the agreement page can
show target against realisation without knowing them. A figure and the list behind it come from the same query.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.utils.functional import Promise

from enterprises.models import Enterprise
from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.periods import Days

#: (agreement id, days) → the distinct enterprises that count, under the agreement or one that stands under it.
People = Callable[[int, Days], EnterpriseQuerySet]


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that an enterprise counts: the day, and the record in words."""

    enterprise_id: int
    day: date
    text: str


#: (agreement id, days, enterprise ids) → what shows that these count, the earliest first; several for one are welcome.
Proofs = Callable[[int, Days, Collection[int]], Iterable[Proof]]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One countable promise; counted in enterprises, each once."""

    code: str
    label: Promise
    people: People
    proofs: Proofs | None = None

    def count(self, *, agreement_id: int, days: Days, region_code: str | None = None) -> int:
        """How many enterprises were reached under the agreement in these days (in the region, when one is given)."""
        return self.rows(agreement_id=agreement_id, days=days, region_code=region_code).count()

    def rows(self, *, agreement_id: int, days: Days, region_code: str | None = None) -> EnterpriseQuerySet:
        rows = self.people(agreement_id, days)
        return rows.under(region_code) if region_code else rows

    def first_proofs(self, *, agreement_id: int, days: Days, among: Collection[int]) -> dict[int, Proof]:
        """By enterprise id, the earliest record that makes it count; without those whose app tells none."""
        found: dict[int, Proof] = {}
        for proof in self.proofs(agreement_id, days, among) if self.proofs and among else ():
            found.setdefault(proof.enterprise_id, proof)
        return found


_indicators: dict[str, Indicator] = {}


def register_indicator(*, code: str, label: Promise, people: People, proofs: Proofs | None = None) -> None:
    if code in _indicators:
        raise ImproperlyConfigured(f"indicator {code!r} is registered twice")
    _indicators[code] = Indicator(code=code, label=label, people=people, proofs=proofs)


def indicator(code: str) -> Indicator | None:
    return _indicators.get(code)


def all_indicators() -> list[Indicator]:
    return list(_indicators.values())


def enterprises_among(ids: Any) -> EnterpriseQuerySet:
    """The enterprises whose ids a subquery yields: what a ``people`` function returns."""
    return Enterprise.objects.filter(pk__in=ids)


def under(agreement_id: int, path: str = "agreement") -> Q:
    """Rows given under an agreement or under one below it: what a PKS achieves, its Kesepakatan Bersama achieves.

    ``path`` leads from the row to the agreement. Three levels at the most: Kesepakatan Bersama, PKS, addendum.
    """
    return (
        Q(**{f"{path}_id": agreement_id})
        | Q(**{f"{path}__parent_id": agreement_id})
        | Q(**{f"{path}__parent__parent_id": agreement_id})
    )
