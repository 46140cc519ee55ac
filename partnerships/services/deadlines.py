"""Telling agencies in time, every night: of a round they have not answered, of a decision they have not carried out.

Each mark (days before the day, negative ones after it) is told once, also when a night was missed; a nearer mark that
has been told covers the farther ones.
"""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from partnerships import notices
from partnerships.choices import AnswerStatus
from partnerships.models import Answer, Decision
from partnerships.services.decisions import tell_owner
from partnerships.services.rounds import tell_agencies


def remind_of_rounds() -> int:
    """Remind agencies whose answer is waited for; returns of how many answers. May run twice."""
    waiting = Answer.objects.asked().filter(status__in=[AnswerStatus.SILENT, AnswerStatus.PREPARED])
    reminded = 0
    for answer in waiting.select_related("round__agreement").order_by("round_id", "pk"):
        left = answer.round.days_left
        with transaction.atomic():
            if _take_mark(answer, left, settings.ROUND_REMINDER_DAYS, reminded_at=timezone.now()):
                kind = notices.ROUND_REMINDER if left >= 0 else notices.ROUND_LATE
                tell_agencies(kind, answer.round, [answer])
                reminded += 1
    return reminded


def remind_of_decisions() -> int:
    """Remind of decisions that are due or overdue; returns of how many. May run twice."""
    reminded = 0
    for decision in Decision.objects.open().select_related("meeting").order_by("pk"):
        left = _days_until(decision.due_on)
        with transaction.atomic():
            if _take_mark(decision, left, settings.DECISION_REMINDER_DAYS):
                tell_owner(notices.DECISION_DUE if left >= 0 else notices.DECISION_OVERDUE, decision)
                reminded += 1
    return reminded


def _days_until(day: date) -> int:
    return (day - timezone.localdate()).days


def _take_mark(row: models.Model, left: int, marks: Collection[int], **changes: object) -> bool:
    """Whether the nearest mark that has been passed was still to be told; from now on it has been.

    One statement: of two workers at the same row one takes the mark.
    """
    passed = [mark for mark in marks if left <= mark]
    if not passed:
        return False
    mark = min(passed)
    untold = Q(reminded_mark__isnull=True) | Q(reminded_mark__gt=mark)
    return bool(type(row)._default_manager.filter(untold, pk=row.pk).update(reminded_mark=mark, **changes))
