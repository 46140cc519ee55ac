"""What waits on the way of an agreement: answers, inputs, reviews, signings, decisions."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from core.scope import Actor
from core.work import Work, WorkItem, register_work, waiting
from partnerships.choices import AgreementStatus, AnswerStatus, ResponseStatus, RoundStatus
from partnerships.models import Agreement, Answer, Decision, InputRound

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


for _name, _title, _icon, _work_for, _order in (
    ("answers-confirm", gettext_lazy("Answers to confirm"), "badge-check", _answers_to_confirm, 20),
    ("answers", gettext_lazy("Drafts to answer"), "messages-square", _answers_to_write, 21),
    ("decisions", gettext_lazy("Decisions to carry out"), "gavel", _decisions, 25),
    ("reviews", gettext_lazy("Drafts to review"), "search-check", _to_review, 30),
    ("inputs", gettext_lazy("Inputs to answer"), "message-square-reply", _inputs_to_answer, 31),
    ("rounds", gettext_lazy("Rounds past their day"), "calendar-clock", _rounds_to_close, 32),
    ("revisions", gettext_lazy("Drafts to revise"), "undo-2", _to_revise, 33),
    ("waivers", gettext_lazy("Agencies that stayed silent"), "gavel", _answers_to_waive, 34),
    ("signings", gettext_lazy("Ready to sign"), "signature", _to_sign, 35),
):
    register_work(name=_name, title=_title, icon=_icon, work_for=_work_for, order=_order)
