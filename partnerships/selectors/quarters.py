"""Reading quarterly reports: who owes which, and what was promised and reached."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import IntegerField, OuterRef, Prefetch, Subquery, Value

from partnerships.choices import QuarterStatus
from partnerships.figures import Figure
from partnerships.models import Agreement, QuarterReport
from partnerships.models.agreement import AgreementQuerySet
from partnerships.periods import Quarter, last_quarters
from partnerships.realisation import indicator
from partnerships.selectors.agreements import realised


def asked_quarters() -> list[Quarter]:
    """The quarters that are over and of which reports are asked for, the newest first."""
    return last_quarters(max(1, settings.MONEV_QUARTERS_BACK))


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that an agreement owes, with the report as far as it is there."""

    agreement: Agreement
    quarter: Quarter
    report: QuarterReport | None

    @property
    def is_confirmed(self) -> bool:
        return self.report is not None and self.report.is_confirmed

    @property
    def days_late(self) -> int:
        return 0 if self.is_confirmed else self.quarter.days_late

    @property
    def due_on(self) -> date:
        return self.quarter.report_due_on


def with_reports_of(agreements: AgreementQuerySet, quarter: Quarter) -> AgreementQuerySet:
    """Those of the agreements that owe a report of the quarter, each with it; ``owed`` reads it from a row."""
    reports = QuarterReport.objects.filter(year=quarter.year, quarter=quarter.number)
    status = reports.filter(agreement=OuterRef("pk")).values("status")[:1]
    return (
        agreements.reporting_on(quarter)
        .annotate(
            report_status=Subquery(status),
            owed_year=Value(quarter.year, IntegerField()),
            owed_quarter=Value(quarter.number, IntegerField()),
        )
        .prefetch_related(Prefetch("quarters", reports.select_related("confirmed_by"), to_attr="reports_owed"))
    )


def owed(row: Agreement) -> Owed:
    """What a row of ``with_reports_of`` owes."""
    quarter = Quarter(row.owed_year, row.owed_quarter)  # type: ignore[attr-defined]
    return Owed(row, quarter, next(iter(row.reports_owed), None))  # type: ignore[attr-defined]


def owed_by(agreement: Agreement) -> list[Owed]:
    """The reports an agreement owes, with those that are there, the newest first. One query.

    The running quarter, in which one may begin to write, stands first while the agreement is in force.
    """
    if not agreement.reports_quarterly:
        return []
    there = {report.period: report for report in agreement.quarters.select_related("confirmed_by")}
    asked = asked_quarters()
    running = asked[0].following
    quarters = {quarter for quarter in (running, *asked) if agreement.held_within(quarter.days)}
    return [Owed(agreement, quarter, there.get(quarter)) for quarter in sorted({*quarters, *there}, reverse=True)]


def figures_of(agreement: Agreement, quarter: Quarter) -> list[Figure]:
    """What the targets of the year promised and what was reached, as it stands now. Three queries."""
    targets = list(agreement.targets.filter(year=quarter.year).select_related("region"))
    in_quarter, so_far = realised(targets, quarter.days), realised(targets, quarter.year_so_far)
    figures = []
    for target in targets:
        counted = indicator(target.indicator)
        figures.append(
            Figure(
                target=target.pk,
                indicator=target.indicator,
                name=str(counted.label) if counted else target.indicator,
                region=target.region.name if target.region else "",
                goal=target.amount,
                in_quarter=in_quarter.get(target.pk, 0),
                so_far=so_far.get(target.pk, 0),
            )
        )
    return figures


def figures_in(report: QuarterReport) -> list[Figure]:
    """The figures of a report: as confirmed, else as they stand now."""
    if report.status == QuarterStatus.CONFIRMED:
        return [Figure.of(stored) for stored in report.figures]
    return figures_of(report.agreement, report.period)
