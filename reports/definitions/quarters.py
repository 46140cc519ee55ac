"""The report of a quarter for the Governor: every agreement that owes one, what was reached, who has not reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.lists import ListFilterSet
from core.scope import Actor, ScopedQuerySet
from core.text import Words
from partnerships.figures import QuarterFigure
from partnerships.filters import QuarterFilter
from partnerships.models import Agreement, QuarterReport
from partnerships.periods import Quarter
from partnerships.selectors.quarters import Owed, figures_in, figures_of_each, owed
from reports.choices import Format
from reports.columns import Kind, ReportColumn
from reports.definition import ReportDefinition, Rows
from reports.definitions.shared import text
from reports.governor import write_docx, write_pdf


@dataclass(frozen=True, slots=True)
class Line:
    """One promise of one agreement in the quarter; one line without a figure for an agreement that promised nothing."""

    owed: Owed
    figure: QuarterFigure | None

    @property
    def agreement(self) -> Agreement:
        return self.owed.agreement

    @property
    def quarter(self) -> Quarter:
        return self.owed.quarter

    @property
    def report(self) -> QuarterReport | None:
        """What was confirmed: what is still being written is its agency's own."""
        return self.owed.report if self.owed.is_confirmed else None

    @property
    def pk(self) -> int:
        return self.agreement.pk


class QuarterReportDefinition(ReportDefinition):
    """The agreements on which the actor reads reports. Confirmed reports tell the figures they were confirmed with, the
    others those of now.
    """

    def queryset(self, actor: Actor) -> ScopedQuerySet:
        return Agreement.objects.reachable_by(actor, self.permission)

    def rows(self, filterset: ListFilterSet) -> Rows:
        assert isinstance(filterset, QuarterFilter)
        agreements = filterset.qs.select_related("agency").order_by(*self.order_by)
        lines = list(_lines([owed(row) for row in agreements], filterset.chosen))
        return Rows(total=len(lines), each=iter(lines))


def _lines(all_owed: list[Owed], quarter: Quarter) -> Iterator[Line]:
    now = figures_of_each([one.agreement.pk for one in all_owed if not one.is_confirmed], quarter)
    for one in all_owed:
        if one.report is not None and one.is_confirmed:
            figures = figures_in(one.report)
        else:
            figures = now.get(one.agreement.pk, [])
        yield from [Line(one, figure) for figure in figures] or [Line(one, None)]


def _number(key: str, label: Words, name: str) -> ReportColumn:
    return ReportColumn(key, label, lambda row: row.figure and getattr(row.figure, name), kind=Kind.NUMBER, width=12)


def _percent(row: Line) -> int | None:
    return round(row.figure.share * 100) if row.figure else None


QUARTERS = QuarterReportDefinition(
    slug="quarters",
    title=_("Quarterly report for the Governor"),
    text=_("What every agreement reached in a quarter, what agencies say of it, and who has not reported."),
    icon="clipboard-list",
    permission="quarter.view",
    filterset_class=QuarterFilter,
    source=Agreement.objects.all,
    order_by=("agency__name", "title", "pk"),
    documents={Format.PDF: write_pdf, Format.DOCX: write_docx},
    columns=(
        ReportColumn("quarter", _("Quarter"), lambda row: row.quarter, width=20),
        text("agency", _("Agency (OPD)"), "agreement.agency_label", width=36),
        text("agreement", _("Agreement"), "agreement.title", width=44),
        text("number", _("Number of the province"), "agreement.number", width=26),
        text("report", _("Report"), "owed.state_label", width=22),
        ReportColumn("due_on", _("Due by"), lambda row: row.owed.due_on, kind=Kind.DATE, width=13),
        ReportColumn("days_late", _("Days late"), lambda row: row.owed.days_late, kind=Kind.NUMBER, width=10),
        ReportColumn(
            "confirmed_at", _("Confirmed"), lambda row: row.report and row.report.confirmed_at, kind=Kind.MOMENT
        ),
        ReportColumn("indicator", _("Promise"), lambda row: row.figure and row.figure.label, width=34),
        _number("in_quarter", _("In the quarter"), "in_quarter"),
        _number("so_far", _("In the year so far"), "so_far"),
        _number("goal", _("Target of the year"), "goal"),
        ReportColumn("percent", _("Reached (%)"), _percent, kind=Kind.NUMBER, width=10),
        ReportColumn("narrative", _("What was done"), lambda row: row.report and row.report.narrative, width=60),
        ReportColumn("obstacles", _("Obstacles"), lambda row: row.report and row.report.obstacles, width=40),
        ReportColumn("plan", _("Plan for the next quarter"), lambda row: row.report and row.report.plan, width=40),
    ),
)
