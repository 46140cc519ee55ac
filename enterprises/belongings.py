"""What belongs to an enterprise and goes with it when two records turn out to be one: belongings as data.

The app whose rows point at an enterprise registers them here, in its own ``belongings.py``, which is found by itself.
Where only one row of a kind may stand, ``rank`` says which of two stays: the rule is stated in ``docs/duplicates.md``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enterprises.choices import FigureSource, LicenceStatus
from enterprises.models import (
    Ask,
    Baseline,
    Engagement,
    Enterprise,
    EnterpriseProfile,
    ImportedRow,
    Licence,
    Merge,
    Proof,
    Standing,
    StepRecord,
    SuspectedPair,
    YearlyFigure,
)

Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of one model that point at an enterprise by ``field``."""

    model: type[Model]
    field: str = "enterprise"
    #: Fields by which, within one enterprise, a row is the only one of its kind; empty: there may be many.
    once: tuple[str, ...] = ()
    #: The rows to which that applies.
    among: Callable[[Rows], Rows] = lambda rows: rows
    #: Of two of one kind, the one with the smaller rank stays; the other is set aside.
    rank: Callable[[Any], Any] = lambda row: row.pk
    #: Why neither of two may be set aside; empty when one may.
    hindrance: Callable[[Any, Any], str | Promise] = lambda one, other: ""

    @property
    def label(self) -> str:
        return f"{self.model._meta.label}.{self.field}"

    def of(self, enterprise_id: int) -> Rows:
        return self.model._base_manager.filter(**{self.field: enterprise_id})

    def kind_of(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.once)


_belongings: dict[str, Belonging] = {}
#: What points at an enterprise and does not go along: it is computed anew, or looked for anew.
NOT_MOVED: tuple[type[Model], ...] = (Standing, SuspectedPair, Enterprise)


def register_belonging(belonging: Belonging) -> None:
    if belonging.label in _belongings:
        raise ImproperlyConfigured(f"the belonging {belonging.label} is registered twice")
    _belongings[belonging.label] = belonging


def belongings() -> list[Belonging]:
    """All of them, always in the same order."""
    return [_belongings[label] for label in sorted(_belongings)]


_LICENCE_RANK = {LicenceStatus.VERIFIED: 0, LicenceStatus.DECLARED: 1, LicenceStatus.EXPIRED: 2}

for _belonging in (
    Belonging(
        YearlyFigure,
        once=("year",),
        rank=lambda row: (row.source != FigureSource.VERIFIED, -row.recorded_at.timestamp()),
    ),
    Belonging(
        Ask,
        once=("what",),
        among=lambda rows: rows.filter(answered_at__isnull=True),
        rank=lambda row: (row.asked_at, row.pk),
    ),
    Belonging(
        Proof,
        once=("step", "evidence", "evidence_id"),
        among=lambda rows: rows.filter(revoked_at__isnull=True, evidence_id__isnull=False),
    ),
    Belonging(
        StepRecord,
        once=("step",),
        among=lambda rows: rows.filter(revoked_at__isnull=True),
        rank=lambda row: (row.achieved_on, row.pk),
    ),
    Belonging(Engagement, once=("agency_id",), rank=lambda row: (row.since, row.pk)),
    Belonging(
        Licence,
        once=("kind_id", "number"),
        rank=lambda row: (_LICENCE_RANK.get(row.status, 3), row.pk),
        hindrance=lambda one, other: (
            _("Both have the same verified licence: take one verification back first.")
            if one.status == other.status == LicenceStatus.VERIFIED
            else ""
        ),
    ),
    Belonging(Baseline, once=("only",), rank=lambda row: (row.taken_on, row.pk)),
    Belonging(EnterpriseProfile, once=("only",)),
    Belonging(ImportedRow),
    Belonging(ImportedRow, field="known"),
    Belonging(Merge, field="survivor"),
):
    register_belonging(_belonging)
