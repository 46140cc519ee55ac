"""Telling people things: rows in the caller's transaction, e-mail after commit."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from jobs.outbox import enqueue
from notifications.kinds import NoticeKind
from notifications.models import Delivery, Notice

#: E-mails in one task: enough to share a connection, few enough to repeat cheaply.
BATCH = 100


def notify(*, kind: NoticeKind, recipients: Iterable[Any], context: Mapping[str, Any], url: str = "") -> list[Notice]:
    """Write a notice to each recipient (users), in each one's language, and its e-mail if the kind has one.

    Texts in ``context`` are shown to the recipient as they are: no identity numbers. ``url`` is a path of this site.
    """
    notices: list[Notice] = []
    deliveries: list[Delivery] = []
    for user in recipients:
        notice = Notice(recipient=user, kind=kind.name, url=url, **_texts(kind, user.language, context))
        notices.append(notice)
        if kind.email and user.email:
            deliveries.append(Delivery(notice=notice, address=user.email))
    with transaction.atomic():
        Notice.objects.bulk_create(notices, batch_size=1000)
        Delivery.objects.bulk_create(deliveries, batch_size=1000)
        for start in range(0, len(deliveries), BATCH):
            enqueue(
                "notifications.deliver", delivery_ids=[delivery.pk for delivery in deliveries[start : start + BATCH]]
            )
    return notices


def _texts(kind: NoticeKind, language: str, context: Mapping[str, Any]) -> dict[str, str]:
    with translation.override(language):
        title, body = str(kind.title) % context, str(kind.body) % context
    # A title is one line, also as the subject of an e-mail.
    title = " ".join(title.split())
    return {"title": title if len(title) <= 200 else f"{title[:199]}…", "body": body}


def mark_read(*, user_id: int, notice_ids: Iterable[int] | None = None) -> int:
    """Mark a person's notices as read (all of them when no ids are given); returns how many changed."""
    unread = Notice.objects.of(user_id).unread()
    if notice_ids is not None:
        unread = unread.filter(pk__in=list(notice_ids))
    return unread.update(read_at=timezone.now())
