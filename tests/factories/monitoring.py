"""Quarterly reports and evaluations, as far as a test wants them to be."""

from datetime import timedelta

from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency
from partnerships.choices import Recommendation, ReportStatus
from partnerships.models import Agreement, Evaluation, QuarterReport
from partnerships.periods import Quarter
from partnerships.selectors.quarters import asked_quarters
from partnerships.services.evaluating import begin_evaluation, confirm_evaluation, hand_over, write_evaluation
from partnerships.services.monitoring import begin_report, confirm_report, hand_to_head, write_report
from tests.factories.partnerships import TEST_INDICATOR, make_agreement


def newest() -> Quarter:
    """The newest quarter that is over."""
    return asked_quarters()[0]


def make_owing(agency: Agency | None = None, **values: object) -> Agreement:
    """A PKS in force that was so through the whole of the newest quarter, with one target of 10 in its year."""
    starts_on = values.pop("starts_on", newest().days.first - timedelta(days=10))
    targets = [(TEST_INDICATOR, newest().year, 10)]
    ends_on = timezone.localdate() + timedelta(days=200)
    given = {"targets": targets, "ends_on": ends_on} | values
    return make_agreement(agency=agency, starts_on=starts_on, **given)  # type: ignore[arg-type]


def make_report(
    agreement: Agreement | None = None, status: str = ReportStatus.DRAFT, *, quarter: Quarter | None = None
) -> QuarterReport:
    """The written report of an agreement on the newest quarter, or on ``quarter``, brought to ``status``."""
    agreement = agreement or make_owing()
    report = begin_report(actor=SYSTEM, agreement=agreement, quarter=quarter or newest())
    report = write_report(
        actor=SYSTEM,
        report=report,
        revision=report.revision,
        narrative="Dua pelatihan.",
        obstacles="Hujan.",
        plan="Satu.",
    )
    if status == ReportStatus.DRAFT:
        return report
    if status == ReportStatus.SUBMITTED:
        return hand_to_head(actor=SYSTEM, report=report)
    return confirm_report(actor=SYSTEM, report=report)


def make_evaluation(
    agreement: Agreement | None = None,
    status: str = ReportStatus.CONFIRMED,
    recommendation: str = Recommendation.EXTEND,
) -> Evaluation:
    """The written evaluation of an agreement, brought to ``status``."""
    evaluation = begin_evaluation(actor=SYSTEM, agreement=agreement or make_owing())
    evaluation = write_evaluation(
        actor=SYSTEM,
        evaluation=evaluation,
        revision=evaluation.revision,
        recommendation=recommendation,
        summary="Sasaran tercapai.",
    )
    if status == ReportStatus.DRAFT:
        return evaluation
    if status == ReportStatus.SUBMITTED:
        return hand_over(actor=SYSTEM, evaluation=evaluation)
    return confirm_evaluation(actor=SYSTEM, evaluation=evaluation)
