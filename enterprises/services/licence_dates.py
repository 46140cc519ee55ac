"""What the clock does with licences: they expire, and before that their owners are reminded, each mark once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actors import SYSTEM
from core import formats
from enterprises import notices
from enterprises.choices import LicenceStatus
from enterprises.models import Licence, LicenceReminder
from enterprises.services.licences import settle_licences
from notifications.kinds import NoticeKind
from notifications.services import notify
from workflow.services import MoveRefused, apply_move


def expire_licences() -> int:
    """Let licences past their last day expire, and step P4 fall where it rested on one; returns how many."""
    expired = 0
    for licence in _with_owner().filter(expires_on__lt=timezone.localdate()).order_by("pk"):
        with transaction.atomic():
            try:
                row = apply_move(actor=SYSTEM, instance=licence, move="expire", changes={"decided_at": timezone.now()})
            except MoveRefused:  # somebody decided on it a moment ago
                continue
            settle_licences(
                actor=SYSTEM, enterprise=row.enterprise, reason=_("%(licence)s has expired.") % {"licence": row}
            )
            _tell(row, notices.LICENCE_EXPIRED)
            expired += 1
    return expired


def remind_of_licences() -> int:
    """Remind of verified licences that end soon; returns of how many. May run twice.

    Several marks passed at once are told once, and a nearer mark that was told covers the farther ones.
    """
    marks = sorted(set(settings.LICENCE_REMINDER_DAYS))
    if not marks:
        return 0
    today, reminded = timezone.localdate(), 0
    last = today + timedelta(days=marks[-1])
    ending = _with_owner().filter(status=LicenceStatus.VERIFIED, expires_on__range=(today, last))
    for licence in ending.order_by("pk"):
        passed = [mark for mark in marks if (licence.days_left or 0) <= mark]
        with transaction.atomic():
            Licence.objects.select_for_update(of=("self",)).get(pk=licence.pk)
            told = set(licence.reminders.values_list("days", flat=True))
            due = [mark for mark in passed if mark not in told]
            if not due:
                continue
            LicenceReminder.objects.bulk_create([LicenceReminder(licence=licence, days=mark) for mark in due])
            if due[0] == passed[0]:
                _tell(licence, notices.LICENCE_ENDING)
                reminded += 1
    return reminded


def _with_owner() -> QuerySet[Licence]:
    return Licence.objects.current().select_related("kind", "enterprise__owner__user", "enterprise__facilitator")


def _tell(licence: Licence, kind: NoticeKind) -> None:
    """The owner on their page, the facilitator on the page of staff."""
    enterprise = licence.enterprise
    context = {
        "licence": str(licence),
        "business": enterprise.name,
        "day": formats.day(licence.expires_on),
        "days": str(licence.days_left),
        "office": licence.kind.office,
    }
    for user, page in (
        (enterprise.owner.user, "enterprises:own-licences"),
        (enterprise.facilitator, "enterprises:licences"),
    ):
        if user is not None:
            notify(kind=kind, recipients=[user], context=context, url=reverse(page, args=[enterprise.pk]))
