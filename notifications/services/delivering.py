"""Sending the e-mails of notices: each one once, whatever happens to the others."""

import logging
import smtplib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from notifications.choices import DeliveryStatus
from notifications.models import Delivery

logger = logging.getLogger(__name__)

#: How often an address is tried that says "not now".
MAX_ATTEMPTS = 5


class NotYetDelivered(Exception):
    """Some addresses asked to be tried later; the outbox does."""


def deliver(*, delivery_ids: list[int]) -> None:
    """Send the waiting e-mails among these over one connection, each in a transaction of its own.

    Raises when the mail server cannot be reached or an address asks to be tried later: the outbox then calls again,
    and only those still waiting are sent. Two workers may be at the same batch; each e-mail is sent by one of them.
    """
    waiting = Delivery.objects.filter(pk__in=delivery_ids, status=DeliveryStatus.WAITING).order_by("pk")
    pks = list(waiting.values_list("pk", flat=True))
    if not pks:
        return
    connection = get_connection()
    connection.open()
    try:
        later = [pk for pk in pks if not _deliver_one(pk, connection)]
    finally:
        connection.close()
    if later:
        raise NotYetDelivered(f"{len(later)} of {len(pks)}")


def _deliver_one(pk: int, connection: Any) -> bool:
    """Whether this one is settled, sent or refused for good. Raises when the server is gone."""
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(pk=pk, status=DeliveryStatus.WAITING)
            .select_related("notice__recipient")
            .first()
        )
        if delivery is None:
            return True
        delivery.attempts += 1
        try:
            _message(delivery, connection).send()
        except (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError):
            raise
        except Exception as error:  # one bad address must not hold up the others
            later = _asks_to_wait(error) and delivery.attempts < MAX_ATTEMPTS
            logger.warning("e-mail of notice %s refused: %s", delivery.notice_id, _name(error))
            delivery.error = _name(error)
            delivery.status = DeliveryStatus.WAITING if later else DeliveryStatus.FAILED
        else:
            later = False
            delivery.status, delivery.sent_at, delivery.error = DeliveryStatus.SENT, timezone.now(), ""
        delivery.save(update_fields=["attempts", "status", "error", "sent_at"])
    return not later


def _message(delivery: Delivery, connection: Any) -> EmailMessage:
    notice = delivery.notice
    url = f"{settings.SITE_URL}{notice.url}" if notice.url else ""
    with translation.override(notice.recipient.language):
        body = render_to_string("notifications/email.txt", {"notice": notice, "url": url})
    # The same id when it is sent again: a mail server that took it and lost the line knows it has it.
    message_id = f"<notice-{notice.pk}.{delivery.pk}@{urlsplit(settings.SITE_URL).hostname}>"
    return EmailMessage(
        subject=notice.title,
        body=body,
        to=[delivery.address],
        connection=connection,
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
    )


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _text in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def _asks_to_wait(error: Exception) -> bool:
    """SMTP's 4xx: mailbox busy, greylisting, too many at once."""
    codes = _codes(error)
    return bool(codes) and all(400 <= code < 500 for code in codes)


def _name(error: Exception) -> str:
    """The kind of error and its code; its text may hold an address."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])
