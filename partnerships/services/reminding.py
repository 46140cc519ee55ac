"""Telling people in time, every night: of an agreement that ends, of reports that are owed, of umbrellas under which
nothing was signed. Each once, also when a night was missed.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.selectors import agency_heads, secretariat, users_reaching
from core import formats
from notifications.kinds import NoticeKind
from notifications.services import notify
from partnerships import notices
from partnerships.choices import ReportStatus
from partnerships.models import Agreement, EndingReminder, Reminder
from partnerships.selectors.quarters import asked_quarters, with_reports_of


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
                _tell_of_end(agreement)
                reminded += 1
    return reminded


def _tell_of_end(agreement: Agreement) -> None:
    recipients = secretariat()
    if agreement.agency_id is not None:
        recipients = recipients | agency_heads(agreement.agency_id)
    notify(
        kind=notices.ENDING,
        recipients=recipients,
        context={"title": agreement.title, "days": agreement.days_left, "ends_on": formats.day(agreement.ends_on)},
        url=reverse("partnerships:detail", args=[agreement.pk]),
    )


def remind_of_reports() -> int:
    """Remind agencies of the newest quarter that is over: once when it is, once when its report is late; of late ones
    the secretariat too, in one notice. Returns of how many reports agencies were reminded. May run twice.
    """
    quarter = asked_quarters()[0]
    is_late = bool(quarter.days_late)
    occasion = f"report-{'late' if is_late else 'due'}-{quarter.code}"
    kind = notices.REPORT_LATE if is_late else notices.REPORT_DUE
    due_on = formats.day(quarter.report_due_on)
    owing = with_reports_of(Agreement.objects.all(), quarter).exclude(report_status=ReportStatus.CONFIRMED)
    reminded = 0
    with transaction.atomic():
        for agreement in owing.exclude(told_of__occasion=occasion).order_by("pk"):
            assert agreement.agency_id is not None  # of others no report is owed
            reminded += tell_once(
                occasion=occasion,
                kind=kind,
                agreement=agreement,
                recipients=users_reaching("quarter.write", agency_id=agreement.agency_id),
                words={"title": agreement.title, "quarter": str(quarter), "due_on": due_on},
                url=reverse("partnerships:agreement-quarters", args=[agreement.pk]),
            )
        if is_late and reminded:
            notify(
                kind=notices.REPORTS_LATE,
                recipients=secretariat(),
                context={"count": reminded, "quarter": str(quarter)},
                url=f"{reverse('partnerships:quarters')}?quarter={quarter.code}&state=late",
            )
    return reminded


def remind_of_idle_umbrellas() -> int:
    """Tell the secretariat once of each Kesepakatan Bersama under which nothing was signed in time; returns of how
    many.
    """
    return sum(
        tell_once(
            occasion="no-pks",
            kind=notices.NO_PKS,
            agreement=agreement,
            recipients=secretariat(),
            words={"title": agreement.title, "since": formats.day(agreement.starts_on)},
            url=agreement.get_absolute_url(),
        )
        for agreement in Agreement.objects.idle_umbrellas().order_by("pk")
    )


def tell_once(
    *,
    occasion: str,
    kind: NoticeKind,
    agreement: Agreement,
    recipients: Iterable[User],
    words: dict[str, str],
    url: str,
) -> bool:
    """Tell it unless people were told of this occasion before; whether they were told now. Of two workers one tells."""
    with transaction.atomic():
        _reminder, is_first = Reminder.objects.get_or_create(agreement=agreement, occasion=occasion)
        if is_first:
            notify(kind=kind, recipients=recipients, context=words, url=url)
    return is_first
