"""Telling people things: rows in the caller's transaction, e-mail after commit."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from jobs.outbox import enqueue
from notifications.choices import DeliveryStatus
from notifications.kinds import NoticeKind
from notifications.models import Delivery, Notice

logger = logging.getLogger(__name__)

#: E-mails in one task: enough to share a connection, few enough to repeat cheaply.
BATCH = 100


def notify(*, kind: NoticeKind, recipients: Iterable[Any], context: Mapping[str, Any], url: str = "") -> list[Notice]:
    """Write a notice to each recipient (users), in each one's language, and its e-mail if the kind has one.

    Texts in ``context`` are shown to the recipient as they are: no identity numbers.
    """
    notices = []
    addresses = {}
    for user in recipients:
        with translation.override(user.language):
            notice = Notice(
                recipient=user, kind=kind.name, title=str(kind.title) % context, body=str(kind.body) % context, url=url
            )
        notices.append(notice)
        if kind.email and user.email:
            addresses[len(notices) - 1] = user.email
    with transaction.atomic():
        Notice.objects.bulk_create(notices, batch_size=1000)
        deliveries = [Delivery(notice=notices[index], address=address) for index, address in addresses.items()]
        Delivery.objects.bulk_create(deliveries, batch_size=1000)
        for start in range(0, len(deliveries), BATCH):
            enqueue(
                "notifications.deliver", delivery_ids=[delivery.pk for delivery in deliveries[start : start + BATCH]]
            )
    return notices


def deliver(*, delivery_ids: list[int]) -> None:
    """Send the waiting e-mails among these; raises when the mail server cannot be reached, to be tried again."""
    waiting = list(
        Delivery.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(pk__in=delivery_ids, status=DeliveryStatus.WAITING)
        .select_related("notice__recipient")
        .order_by("pk")
    )
    if not waiting:
        return
    connection = get_connection()
    connection.open()
    try:
        for delivery in waiting:
            _send(delivery, connection)
    finally:
        connection.close()


def _send(delivery: Delivery, connection: Any) -> None:
    notice = delivery.notice
    with translation.override(notice.recipient.language):
        body = render_to_string(
            "notifications/email.txt",
            {"notice": notice, "url": f"{settings.SITE_URL}{notice.url}" if notice.url else ""},
        )
    message = EmailMessage(subject=notice.title, body=body, to=[delivery.address], connection=connection)
    delivery.attempts += 1
    try:
        message.send()
    except Exception as error:  # one bad address must not hold up the others
        logger.warning("e-mail of notice %s refused: %s", notice.pk, type(error).__name__)
        delivery.status = DeliveryStatus.FAILED
        delivery.error = type(error).__name__
    else:
        delivery.status = DeliveryStatus.SENT
        delivery.sent_at = timezone.now()
    delivery.save(update_fields=["attempts", "status", "error", "sent_at"])


def mark_read(*, user_id: int, notice_ids: Iterable[int] | None = None) -> int:
    """Mark a person's notices as read (all of them when no ids are given); returns how many changed."""
    unread = Notice.objects.of(user_id).unread()
    if notice_ids is not None:
        unread = unread.filter(pk__in=list(notice_ids))
    return unread.update(read_at=timezone.now())
