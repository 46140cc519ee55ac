"""What the clock does with requests and breaches: remind when they are due soon, and when they are late, each once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from notifications.kinds import NoticeKind
from privacy import notices
from privacy.models import Breach, DataRequest
from privacy.services import breaches, requests


def remind() -> int:
    """Returns how many reminders were given. May run twice, and beside another."""
    now = timezone.now()
    soon = now + timedelta(hours=settings.PERSONAL_DATA_WARN_HOURS)
    told = 0
    for rows, tell, kinds in (
        (DataRequest.objects.open(), _request, (notices.SOON, notices.LATE)),
        (Breach.objects.open(), breaches.tell, (notices.BREACH_SOON, notices.BREACH_LATE)),
    ):
        told += _each(
            rows.filter(warned_at__isnull=True, due_at__lte=soon, due_at__gt=now), "warned_at", tell, kinds[0]
        )
        told += _each(rows.filter(late_told_at__isnull=True, due_at__lte=now), "late_told_at", tell, kinds[1])
    return told


def _each(rows: models.QuerySet[Any], mark: str, tell: Callable[[Any, NoticeKind], None], kind: NoticeKind) -> int:
    told = 0
    for pk in list(rows.order_by("due_at", "pk").values_list("pk", flat=True)):
        with transaction.atomic():
            row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
            if row is None:
                continue
            rows.model.objects.filter(pk=pk).update(**{mark: timezone.now()})
            tell(row, kind)
            told += 1
    return told


def _request(row: DataRequest, kind: NoticeKind) -> None:
    requests.tell_protectors(row, kind)
    if kind is notices.LATE:
        requests.tell_person(row, notices.LATE_FOR_PERSON)
