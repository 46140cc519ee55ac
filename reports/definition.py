"""What a report is: whose rows, narrowed how, in which columns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.decisions import Decision, refused
from core.lists import ListFilterSet
from core.scope import Actor, ScopedQuerySet, scoped
from core.text import Words
from enterprises.models import Owner
from reports.choices import USUAL_FORMATS
from reports.columns import ReportColumn
from reports.renderers.table import ReportHead

#: The permission without which no report is made at all.
ORDER = "report.order"
#: Rows fetched from the database at once: flat memory, few round trips.
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one report: how many, and one after the other."""

    total: int
    each: Iterator[Any]


#: Writes the rows as a document of its own make to the path; returns how many rows it tells of.
WriteDocument = Callable[[ReportHead, Iterator[Any], Path], int]


@dataclass(frozen=True, kw_only=True)
class ReportDefinition:
    """A report of the rows of one list: the same scope, the same filters, hence exactly what the list shows."""

    slug: str
    title: Words
    #: What it holds, for whoever chooses.
    text: Words
    icon: str
    #: The permission that lets an actor see its rows.
    permission: str
    filterset_class: type[ListFilterSet]
    columns: tuple[ReportColumn, ...]
    #: The unscoped rows of the list.
    source: Callable[[], QuerySet[Any]]
    order_by: tuple[str, ...] = ("pk",)
    #: Adds to the queryset what cells need beyond relations (counts).
    prepare: Callable[[Any], QuerySet[Any]] = lambda rows: rows
    #: The kinds of file that are a document of the province, in Indonesian, and no table: kind of file → who writes it.
    documents: Mapping[str, WriteDocument] = field(default_factory=dict)
    #: Where a row has the owner whose person it tells of; they are left out while the use of their data is restricted.
    owner: str = ""

    @property
    def formats(self) -> list[str]:
        """As which files it can be had."""
        return [*USUAL_FORMATS, *(name for name in self.documents if name not in USUAL_FORMATS)]

    def may_order(self, actor: Actor) -> Decision:
        """Whether the actor may have this report at all; which rows are in it, the scope decides."""
        decision = actor.may(ORDER)
        decision = actor.may(self.permission) if decision else decision
        reach = actor.reach(self.permission)
        if decision and not (reach.everything or reach.agencies or reach.regions):
            # Everyone may see what is their own; that is no report.
            return refused(_("Your role does not include this."))
        return decision

    def queryset(self, actor: Actor) -> ScopedQuerySet:
        return scoped(self.source()).visible_to(actor)

    def filterset(self, actor: Actor, query: str) -> ListFilterSet:
        """The list's filters over the actor's rows. Ask ``is_valid()``: a wrong filter must never widen a report."""
        return self.filterset_class(data=QueryDict(query), queryset=self.queryset(actor), actor=actor)

    def tells_of_restricted(self, actor: Actor, since: datetime) -> bool:
        """Whether somebody the actor sees rows of was restricted from ``since`` on.

        Not by the filters of the order: what they looked at (a name, a step) may have changed or been deleted since.
        """
        if not self.owner:
            return False
        newly = Owner.objects.restricted().filter(restricted_at__gte=since).order_by().values("pk")
        return self.queryset(actor).filter(**{f"{self.owner}__in": newly}).exists()

    def rows(self, filterset: ListFilterSet) -> Rows:
        filtered = filterset.qs
        if self.owner:
            filtered = filtered.exclude(**{f"{self.owner}__in": Owner.objects.restricted().order_by().values("pk")})
        related = sorted({name for column in self.columns for name in column.related})
        fetched = self.prepare(filtered).order_by(*self.order_by)
        fetched = fetched.select_related(*related) if related else fetched
        fetched = fetched.prefetch_related(*[name for column in self.columns for name in column.prefetch])
        return Rows(total=filtered.order_by().count(), each=fetched.iterator(chunk_size=CHUNK))


_definitions: dict[str, ReportDefinition] = {}


def register_report(definition: ReportDefinition) -> ReportDefinition:
    if definition.slug in _definitions:
        raise ImproperlyConfigured(f"report {definition.slug!r} is registered twice")
    _definitions[definition.slug] = definition
    return definition


def report(slug: str) -> ReportDefinition | None:
    """The definition of that slug, if there is one."""
    return _definitions.get(slug)


def all_reports() -> list[ReportDefinition]:
    return list(_definitions.values())


def reports_for(actor: Actor) -> list[ReportDefinition]:
    """The reports this actor may order."""
    return [definition for definition in _definitions.values() if definition.may_order(actor)]
