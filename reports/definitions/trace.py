"""From the promise to the people: every target of an agreement, and every enterprise that counts for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import django_filters
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.formats import number
from core.lists import ListFilterSet, ScopedChoiceFilter
from core.scope import Actor, ScopedQuerySet
from enterprises.models import Enterprise
from partnerships.models import Agreement, Target
from partnerships.periods import Days
from partnerships.realisation import Proof, indicator
from partnerships.selectors import people_behind, realised
from reports.columns import Kind, ReportColumn
from reports.definition import CHUNK, ReportDefinition, Rows
from reports.definitions.shared import place_columns, text


@dataclass(frozen=True, slots=True)
class Trace:
    """One line: an enterprise that counts for a target, or a remark where there is none to show."""

    target: Target
    done: int
    enterprise: Enterprise | None = None
    proof: Proof | None = None
    remark: str = ""

    @property
    def indicator(self) -> str:
        counted = indicator(self.target.indicator)
        return str(counted.label if counted else self.target.indicator)


class TraceFilter(ListFilterSet):
    """Which agreements, and the targets of which year."""

    search_fields = ("title", "number")

    agreement = ScopedChoiceFilter(
        queryset=Agreement.objects.order_by("title", "pk"), label=_("Agreement"), method="this_one"
    )
    year = django_filters.NumberFilter(label=_("Year"), method="of_year", min_value=2000, max_value=2100)

    class Meta:
        model = Agreement
        fields: list[str] = []

    def this_one(self, agreements: ScopedQuerySet, name: str, value: Agreement) -> ScopedQuerySet:
        return agreements.filter(pk=value.pk)

    def of_year(self, agreements: ScopedQuerySet, name: str, value: int) -> ScopedQuerySet:
        """The agreements stay; it is their targets that are narrowed."""
        return agreements

    def targets(self) -> list[Target]:
        """The targets to be traced, by agreement."""
        targets = Target.objects.filter(agreement__in=self.qs).select_related("agreement__agency", "region")
        year = self.form.cleaned_data.get("year")
        targets = targets.filter(year=int(year)) if year else targets
        return list(targets.order_by("agreement__title", "agreement_id", "year", "indicator", "pk"))


class TraceReport(ReportDefinition):
    """The agreements are those that are the actor's own affair; the enterprises, those the actor may see."""

    def queryset(self, actor: Actor) -> ScopedQuerySet:
        return Agreement.objects.reachable_by(actor, self.permission)

    def rows(self, filterset: ListFilterSet) -> Rows:
        assert isinstance(filterset, TraceFilter)
        targets = filterset.targets()
        done = realised(targets)
        return Rows(
            total=sum(max(done.get(target.pk, 0), 1) for target in targets),
            each=(line for target in targets for line in _lines(target, done.get(target.pk, 0), filterset.actor)),
        )


def _lines(target: Target, done: int, actor: Actor) -> Iterator[Trace]:
    counted = indicator(target.indicator)
    if not done or counted is None:
        yield Trace(target, done, remark=_now("nobody yet"))
        return
    people = people_behind(target).visible_to(actor).select_related("owner", "village__parent__parent")
    each = people.order_by("name", "pk").iterator(chunk_size=CHUNK)
    shown = 0
    while chunk := list(islice(each, CHUNK)):
        among = [enterprise.pk for enterprise in chunk]
        proofs = counted.first_proofs(agreement_id=target.agreement_id, days=Days.of_year(target.year), among=among)
        for enterprise in chunk:
            yield Trace(target, done, enterprise, proofs.get(enterprise.pk))
        shown += len(chunk)
    hidden = done - shown
    if hidden > 0:
        text = ngettext("%(count)s more outside your reach", "%(count)s more outside your reach", hidden)
        yield Trace(target, done, remark=text % {"count": number(hidden)})


AGREEMENT_TRACE = TraceReport(
    slug="agreement-trace",
    title=_("From the promise to the people"),
    text=_("Every target of your agreements, and every enterprise that counts for it, with the day and the proof."),
    icon="waypoints",
    permission="realisation.view",
    filterset_class=TraceFilter,
    source=Agreement.objects.all,
    columns=(
        text("agreement", _("Agreement"), "target.agreement.title", width=40),
        ReportColumn(
            "agreement_number", _("Number of the province"), lambda row: row.target.agreement.number, width=24
        ),
        ReportColumn(
            "agency", _("Agency (OPD)"), lambda row: row.target.agreement.agency_label, width=28, on_paper=False
        ),
        ReportColumn("indicator", _("Promise"), lambda row: row.indicator, width=30),
        ReportColumn("year", _("Year"), lambda row: row.target.year, kind=Kind.YEAR, width=8),
        ReportColumn(
            "region", _("For"), lambda row: row.target.region and row.target.region.name, width=18, on_paper=False
        ),
        ReportColumn("target", _("Target"), lambda row: row.target.amount, kind=Kind.NUMBER, width=10),
        ReportColumn("done", _("Reached"), lambda row: row.done, kind=Kind.NUMBER, width=10),
        ReportColumn("number", _("Register number"), lambda row: row.enterprise and row.enterprise.number, width=18),
        ReportColumn(
            "enterprise",
            _("Business"),
            lambda row: row.enterprise.name if row.enterprise else row.remark,
            width=30,
        ),
        ReportColumn("owner", _("Owner"), lambda row: row.enterprise and row.enterprise.owner.full_name, width=24),
        *place_columns(lambda row: row.enterprise and row.enterprise.village, "village"),
        ReportColumn("day", _("Date"), lambda row: row.proof and row.proof.day, kind=Kind.DATE, width=13),
        ReportColumn("proof", _("Proof"), lambda row: row.proof and row.proof.text, width=44),
    ),
)
