"""What waits on the way of an agreement: answers, inputs, reviews, signings, decisions."""

from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from core.scope import Actor, ScopedQuerySet
from core.work import Work, WorkItem, register_work, waiting
from partnerships.choices import AgreementStatus, AnswerStatus, CallStatus, ReportStatus, ResponseStatus, RoundStatus
from partnerships.models import Agreement, Answer, Call, Decision, Evaluation, InputRound, QuarterReport
from partnerships.selectors.quarters import NOT_BEGUN, asked_quarters, with_reports_of
from partnerships.selectors.shortlist import gone_assessors

#: While the text is at one of these, inputs can still be answered.
_AT_WORK = [AgreementStatus.INPUT, AgreementStatus.REVIEW, AgreementStatus.REVISION]


def _works_with(actor: Actor, permission: str) -> bool:
    return actor.reach(permission).is_for_work


def _answer_item(answer: Answer) -> WorkItem:
    return WorkItem(
        answer.round.agreement.title, answer.get_absolute_url(), answer.agency.short_name, answer.round.deadline
    )


def _answers(actor: Actor, permission: str, status: AnswerStatus) -> Work | None:
    if not _works_with(actor, permission):
        return None
    rows = Answer.objects.reachable_by(actor, permission).asked().filter(status=status)
    return waiting(
        rows.select_related("round__agreement", "agency").order_by("round__deadline", "pk"),
        _answer_item,
        url=f"{reverse('partnerships:answers')}?status={status}&round={RoundStatus.OPEN}",
    )


def _answers_to_write(actor: Actor) -> Work | None:
    return _answers(actor, "answer.prepare", AnswerStatus.SILENT)


def _answers_to_confirm(actor: Actor) -> Work | None:
    return _answers(actor, "answer.confirm", AnswerStatus.PREPARED)


def _answers_to_waive(actor: Actor) -> Work | None:
    """For the Sekda: who was asked, must answer, and did not before the round was closed."""
    if not _works_with(actor, "answer.waive"):
        return None
    rows = Answer.objects.reachable_by(actor, "answer.waive").filter(
        is_required=True,
        status__in=[AnswerStatus.SILENT, AnswerStatus.PREPARED],
        round__status=RoundStatus.CLOSED,
        round__agreement__status__in=_AT_WORK,
    )
    return waiting(
        rows.select_related("round__agreement", "agency").order_by("round__closed_at", "agency__short_name", "pk"),
        lambda row: WorkItem(row.agency.short_name, row.get_absolute_url(), row.round.agreement.title),
    )


def _inputs_to_answer(actor: Actor) -> Work | None:
    """Rounds with inputs that their drafter has not answered."""
    if not _works_with(actor, "agreement.draft"):
        return None
    drafts = Agreement.objects.reachable_by(actor, "agreement.draft").filter(status__in=_AT_WORK)
    open_inputs = Q(answers__status=AnswerStatus.CONFIRMED, answers__inputs__response_status=ResponseStatus.OPEN)
    rows = InputRound.objects.filter(agreement__in=drafts.values("pk")).exclude(status=RoundStatus.CANCELLED)
    rows = rows.annotate(open_inputs=Count("answers__inputs", filter=open_inputs)).filter(open_inputs__gt=0)

    def item(round_: Any) -> WorkItem:
        many = round_.open_inputs
        words = ngettext("%(n)d input without an answer", "%(n)d inputs without an answer", many) % {"n": many}
        return WorkItem(round_.agreement.title, f"{round_.get_absolute_url()}?tampil=belum", words)

    return waiting(rows.select_related("agreement").order_by("opened_at", "pk"), item)


def _rounds_to_close(actor: Actor) -> Work | None:
    if not _works_with(actor, "round.manage"):
        return None
    rows = InputRound.objects.reachable_by(actor, "round.manage").filter(
        status=RoundStatus.OPEN, deadline__lt=timezone.localdate()
    )
    return waiting(
        rows.select_related("agreement", "version").order_by("deadline", "pk"),
        lambda row: WorkItem(row.agreement.title, row.get_absolute_url(), str(row.version), row.deadline),
    )


def _agreements(actor: Actor, permission: str, status: AgreementStatus) -> Work | None:
    if not _works_with(actor, permission):
        return None
    rows = Agreement.objects.reachable_by(actor, permission).filter(status=status)
    return waiting(
        rows.select_related("agency").order_by("pk"),
        lambda row: WorkItem(row.title, row.get_absolute_url(), row.agency_short),
        url=f"{reverse('partnerships:list')}?status={status}",
    )


def _to_review(actor: Actor) -> Work | None:
    return _agreements(actor, "agreement.review", AgreementStatus.REVIEW)


def _to_revise(actor: Actor) -> Work | None:
    return _agreements(actor, "agreement.draft", AgreementStatus.REVISION)


def _to_sign(actor: Actor) -> Work | None:
    return _agreements(actor, "agreement.sign", AgreementStatus.FINAL)


def _decisions(actor: Actor) -> Work | None:
    """What one's own agency carries out; who oversees all agencies is shown what is overdue."""
    reach = actor.reach("decision.close")
    if not reach.is_for_work:
        return None
    rows = Decision.objects.reachable_by(actor, "decision.close")
    rows = rows.overdue() if reach.everything else rows.open()
    return waiting(
        rows.select_related("owner", "meeting").order_by("due_on", "pk"),
        lambda row: WorkItem(row.text, row.get_absolute_url(), row.owner.short_name, row.due_on),
        url=f"{reverse('partnerships:decisions')}{'?due=late' if reach.everything else ''}",
    )


def _papers(actor: Actor, rows: ScopedQuerySet, permission: str) -> Work | None:
    """Quarterly reports or evaluations that wait for this actor's confirmation."""
    if not _works_with(actor, permission):
        return None
    waits = rows.reachable_by(actor, permission).filter(status=ReportStatus.SUBMITTED)
    return waiting(
        waits.select_related("agreement__agency").order_by("pk"),
        lambda row: WorkItem(row.agreement.title, row.get_absolute_url(), row.agreement.agency_short),
    )


def _reports_to_confirm(actor: Actor) -> Work | None:
    return _papers(actor, QuarterReport.objects.all(), "quarter.confirm")


def _evaluations_to_confirm(actor: Actor) -> Work | None:
    return _papers(actor, Evaluation.objects.all(), "evaluation.confirm")


def _reports_to_write(actor: Actor) -> Work | None:
    """The reports of the newest quarter that are not handed over yet."""
    if not _works_with(actor, "quarter.write"):
        return None
    quarter = asked_quarters()[0]
    rows = with_reports_of(Agreement.objects.reachable_by(actor, "quarter.write"), quarter)
    return waiting(
        rows.filter(report_status__in=[NOT_BEGUN, ReportStatus.DRAFT]).order_by("title", "pk"),
        lambda row: WorkItem(
            row.title,
            reverse("partnerships:agreement-quarters", args=[row.pk]),
            str(quarter),
            quarter.report_due_on,
        ),
        url=f"{reverse('partnerships:quarters')}?state=missing",
    )


def _reports_overdue(actor: Actor) -> Work | None:
    """For who oversees all agencies: reports of the newest quarter that are late."""
    if not actor.reach("round.manage").everything:
        return None
    quarter = asked_quarters()[0]
    rows = with_reports_of(Agreement.objects.all(), quarter).exclude(report_status=ReportStatus.CONFIRMED)
    return waiting(
        (rows if quarter.days_late else rows.none()).select_related("agency").order_by("title", "pk"),
        lambda row: WorkItem(
            row.title,
            reverse("partnerships:agreement-quarters", args=[row.pk]),
            row.agency_short,
            quarter.report_due_on,
        ),
        url=f"{reverse('partnerships:quarters')}?state=late",
    )


def _idle_umbrellas(actor: Actor) -> Work | None:
    if not actor.reach("round.manage").everything:
        return None
    return waiting(
        Agreement.objects.idle_umbrellas().order_by("starts_on", "pk"),
        lambda row: WorkItem(row.title, row.get_absolute_url(), row.number),
        url=f"{reverse('partnerships:list')}?lacks=pks",
    )


def _calls_that_hang(actor: Actor) -> Work | None:
    """Calls that wait for the scores of somebody who is no longer of the agency."""
    if not _works_with(actor, "call.replace"):
        return None
    scoring = Call.objects.reachable_by(actor, "call.replace").filter(status=CallStatus.SCORING)
    companies, criteria = (Count(f"call__{name}", distinct=True) for name in ("candidates", "criteria"))
    rows = gone_assessors(scoring).annotate(wanted=companies * criteria, given=Count("scores", distinct=True))
    return waiting(
        rows.filter(given__lt=F("wanted")).select_related("call", "user"),
        lambda row: WorkItem(
            row.call.title, reverse("partnerships:assessor-replace", args=[row.pk]), row.user.full_name
        ),
    )


for _name, _title, _icon, _work_for, _order in (
    ("answers-confirm", gettext_lazy("Answers to confirm"), "badge-check", _answers_to_confirm, 20),
    ("answers", gettext_lazy("Drafts to answer"), "messages-square", _answers_to_write, 21),
    ("decisions", gettext_lazy("Decisions to carry out"), "gavel", _decisions, 25),
    ("quarters-confirm", gettext_lazy("Quarterly reports to confirm"), "badge-check", _reports_to_confirm, 22),
    ("evaluations-confirm", gettext_lazy("Evaluations to confirm"), "badge-check", _evaluations_to_confirm, 23),
    ("quarters", gettext_lazy("Quarterly reports to write"), "clipboard-pen", _reports_to_write, 24),
    ("quarters-late", gettext_lazy("Overdue quarterly reports"), "calendar-clock", _reports_overdue, 36),
    ("umbrellas", gettext_lazy("Kesepakatan Bersama without a PKS"), "umbrella", _idle_umbrellas, 37),
    ("reviews", gettext_lazy("Drafts to review"), "search-check", _to_review, 30),
    ("inputs", gettext_lazy("Inputs to answer"), "message-square-reply", _inputs_to_answer, 31),
    ("rounds", gettext_lazy("Rounds past their day"), "calendar-clock", _rounds_to_close, 32),
    ("revisions", gettext_lazy("Drafts to revise"), "undo-2", _to_revise, 33),
    ("waivers", gettext_lazy("Agencies that stayed silent"), "gavel", _answers_to_waive, 34),
    ("assessors", gettext_lazy("Assessors who have left"), "user-x", _calls_that_hang, 26),
    ("signings", gettext_lazy("Ready to sign"), "signature", _to_sign, 35),
):
    register_work(name=_name, title=_title, icon=_icon, work_for=_work_for, order=_order)
