"""Reading quarterly reports: who owes which, and what was promised and reached."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import IntegerField, OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from partnerships.choices import ReportStatus
from partnerships.figures import QuarterFigure
from partnerships.models import Agreement, QuarterReport, Target
from partnerships.models.agreement import AgreementQuerySet
from partnerships.periods import Quarter, last_quarters
from partnerships.selectors.agreements import realised

#: The status of a report that is not there.
NOT_BEGUN = ""


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
    def state_label(self) -> str:
        return str(self.report.state_label) if self.report else _("Not begun")

    @property
    def state_tone(self) -> str:
        return self.report.state_tone if self.report else "neutral"

    @property
    def days_late(self) -> int:
        return 0 if self.is_confirmed else self.quarter.days_late

    @property
    def due_on(self) -> date:
        return self.quarter.report_due_on


def with_reports_of(agreements: AgreementQuerySet, quarter: Quarter) -> AgreementQuerySet:
    """Those of the agreements that owe a report of the quarter, each with it; ``owed`` reads it from a row.

    ``report_status`` of a row is ``NOT_BEGUN`` when there is none.
    """
    reports = QuarterReport.objects.filter(year=quarter.year, quarter=quarter.number)
    status = reports.filter(agreement=OuterRef("pk")).values("status")[:1]
    return (
        agreements.reporting_on(quarter)
        .annotate(
            report_status=Coalesce(Subquery(status), Value(NOT_BEGUN)),
            owed_year=Value(quarter.year, IntegerField()),
            owed_quarter=Value(quarter.number, IntegerField()),
        )
        .prefetch_related(Prefetch("quarters", reports.select_related("confirmed_by"), to_attr="reports_owed"))
    )


def owed(row: Agreement) -> Owed:
    """What a row of ``with_reports_of`` owes."""
    quarter = Quarter(row.owed_year, row.owed_quarter)  # type: ignore[attr-defined]
    return Owed(row, quarter, next(iter(row.reports_owed), None))  # type: ignore[attr-defined]


def missing_by_quarter(agreements: AgreementQuerySet) -> dict[Quarter, int]:
    """How many of the agreements owe a report of each asked quarter that is not confirmed; without quarters in which
    none does. The newest first. Two queries.
    """
    owing = [row for row in agreements.signed() if row.reports_quarterly]
    confirmed = QuarterReport.objects.filter(agreement__in=[row.pk for row in owing], status=ReportStatus.CONFIRMED)
    there = set(confirmed.values_list("agreement", "year", "quarter"))
    missing = {
        quarter: sum(
            row.held_within(quarter.days) and (row.pk, quarter.year, quarter.number) not in there for row in owing
        )
        for quarter in asked_quarters()
    }
    return {quarter: count for quarter, count in missing.items() if count}


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


def figures_of(agreement: Agreement, quarter: Quarter) -> list[QuarterFigure]:
    """What the targets of the year promised and what was reached, as it stands now. Three queries."""
    return figures_of_each([agreement.pk], quarter).get(agreement.pk, [])


def figures_of_each(agreement_ids: Collection[int], quarter: Quarter) -> dict[int, list[QuarterFigure]]:
    """The same for many agreements, by their ids; without those that promised nothing for that year."""
    targets = list(Target.objects.filter(agreement__in=agreement_ids, year=quarter.year).select_related("region"))
    in_quarter, so_far = realised(targets, quarter.days), realised(targets, quarter.year_so_far)
    figures: dict[int, list[QuarterFigure]] = {}
    for target in targets:
        figure = QuarterFigure.taken(target, so_far.get(target.pk, 0), in_quarter=in_quarter.get(target.pk, 0))
        figures.setdefault(target.agreement_id, []).append(figure)
    return figures


def figures_in(report: QuarterReport) -> list[QuarterFigure]:
    """The figures of a report: as confirmed, else as they stand now."""
    if report.is_confirmed:
        return [QuarterFigure.of(stored) for stored in report.figures]
    return figures_of(report.agreement, report.period)
