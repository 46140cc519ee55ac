"""Telling people in time that an agreement ends: once at each mark, also when a night was missed."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.selectors import agency_heads, secretariat
from core import formats
from notifications.services import notify
from partnerships import notices
from partnerships.models import Agreement, EndingReminder


def remind_of_endings() -> int:
    """Write the reminders that are due; returns how many agreements were reminded of. May run twice.

    An agreement that has passed several marks at once (signed late, or the worker was away) is reminded of once.
    """
    marks = sorted(set(settings.AGREEMENT_REMINDER_DAYS))
    if not marks:
        return 0
    reminded = 0
    for agreement in Agreement.objects.ending_within(marks[-1]).order_by("pk"):
        passed = [mark for mark in marks if (agreement.days_left or 0) <= mark]
        with transaction.atomic():
            Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
            told = set(agreement.reminders.values_list("days", flat=True))
            due = [mark for mark in passed if mark not in told]
            if not due:
                continue
            EndingReminder.objects.bulk_create([EndingReminder(agreement=agreement, days=mark) for mark in due])
            # A nearer mark that has been told covers the farther ones.
            if due[0] == passed[0]:
                _tell(agreement)
                reminded += 1
    return reminded


def _tell(agreement: Agreement) -> None:
    recipients = secretariat()
    if agreement.agency_id is not None:
        recipients = recipients | agency_heads(agreement.agency_id)
    notify(
        kind=notices.ENDING,
        recipients=recipients,
        context={"title": agreement.title, "days": agreement.days_left, "ends_on": formats.day(agreement.ends_on)},
        url=reverse("partnerships:detail", args=[agreement.pk]),
    )
