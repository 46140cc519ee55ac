"""Quarterly reports (monev triwulan): begun, written by officers, confirmed by the head with the figures of the day."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import agency_heads, users_reaching
from audit.services import record_act
from core import formats
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.models import Agreement, QuarterReport
from partnerships.periods import Quarter
from partnerships.selectors.quarters import figures_of
from partnerships.services.confirming import confirm, hold_to_write
from workflow.services import apply_move


def begin_report(*, actor: Actor, agreement: Agreement, quarter: Quarter) -> QuarterReport:
    """Begin the report of a quarter; the one that is there when it has been begun already. Raises ``Refused``.

    It may be begun while the quarter runs; it is confirmed once the quarter is over.
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        demand(may_on(actor, "quarter.write", row))
        if not row.reports_quarterly:
            raise Refused(_("Of this agreement no quarterly report is asked."))
        if quarter.days.first > timezone.localdate():
            raise Refused(
                [
                    Refusal(
                        _("%(quarter)s has not begun.") % {"quarter": quarter},
                        _("Begin on %(day)s or later.") % {"day": formats.day(quarter.days.first)},
                    )
                ]
            )
        if not row.held_within(quarter.days):
            raise Refused(
                [
                    Refusal(
                        _("The agreement was not in force in %(quarter)s.") % {"quarter": quarter},
                        _("Choose one of the quarters on its page."),
                    )
                ]
            )
        report, made = QuarterReport.objects.get_or_create(agreement=row, year=quarter.year, quarter=quarter.number)
        if made:
            record_act(actor=actor, verb="quarter_report.begin", subject=report)
    return report


def write_report(
    *, actor: Actor, report: QuarterReport, revision: int, narrative: str, obstacles: str = "", plan: str = ""
) -> QuarterReport:
    """Save what the officers write. The figures are not among it: they come from realisation.

    ``revision`` is that of the report the writer began from. Raises ``Refused`` (``MoveRefused``, stale when it went on
    or somebody else has saved meanwhile).
    """
    with transaction.atomic():
        row = hold_to_write(actor=actor, paper=report, permission="quarter.write", revision=revision)
        row.narrative, row.obstacles, row.plan = narrative.strip(), obstacles.strip(), plan.strip()
        row.save(update_fields=["narrative", "obstacles", "plan", "revision"])
    return row


def hand_to_head(*, actor: Actor, report: QuarterReport) -> QuarterReport:
    """Hand the report to the head, who is told. Raises ``MoveRefused``."""
    with transaction.atomic():
        handed = apply_move(actor=actor, instance=report, move="submit")
        _tell(notices.QUARTER_SUBMITTED, handed, agency_heads(_agency_of(handed)), actor)
    return handed


def confirm_report(*, actor: Actor, report: QuarterReport) -> QuarterReport:
    """Confirm the report: its figures are taken as they stand now and stay with it. Raises ``MoveRefused``."""
    with transaction.atomic():
        figures = figures_of(report.agreement, report.period)
        return confirm(actor=actor, paper=report, permission="quarter.confirm", figures=figures)


def give_back(*, actor: Actor, report: QuarterReport, reason: str) -> QuarterReport:
    """Give the report back to its officers, who are told why. Raises ``MoveRefused``."""
    with transaction.atomic():
        returned = apply_move(actor=actor, instance=report, move="return", reason=reason)
        officers = users_reaching("quarter.write", agency_id=_agency_of(returned))
        _tell(notices.QUARTER_RETURNED, returned, officers, actor, reason=reason.strip())
    return returned


def _agency_of(report: QuarterReport) -> int:
    agency_id = report.agreement.agency_id
    assert agency_id is not None  # of others no report can be begun
    return agency_id


def _tell(kind: NoticeKind, report: QuarterReport, people: Iterable[User], actor: Actor, **context: str) -> None:
    notify(
        kind=kind,
        recipients=[person for person in people if person.pk != actor.user_id],
        context={
            "title": report.agreement.title,
            "quarter": str(report.period),
            "due_on": formats.day(report.period.report_due_on),
        }
        | context,
        url=report.get_absolute_url(),
    )
