"""What is kept no longer than it is needed: drafts nobody goes on with."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation

from accounts.actors import SYSTEM
from audit.redacting import history_of, pattern_of
from audit.services import record_act
from core import formats
from core.holdings import holding
from enterprises.choices import RegistrationStatus
from enterprises.models import Registration
from notifications.services import notify
from privacy import notices
from privacy.models import DraftWarning
from privacy.services.erasing import erase_row, names_in

#: Done in one run; the rest waits for the next night.
MOST = 2_000


def tidy_drafts() -> tuple[int, int]:
    """Warn the writers of stale drafts, then delete those that were warned and not touched since.

    Returns how many were warned and how many deleted. May run twice.
    """
    if not settings.DRAFT_KEEP_DAYS:
        return 0, 0
    now = timezone.now()
    notice = timedelta(days=settings.DRAFT_WARN_DAYS)
    stale = _stale_drafts(now - timedelta(days=settings.DRAFT_KEEP_DAYS) + notice)
    # Whoever wrote on after the warning is warned anew another time.
    DraftWarning.objects.filter(registration__in=_touched_since_warning()).delete()
    deleted = sum(_delete(draft) for draft in stale.filter(draft_warning__warned_at__lte=now - notice)[:MOST])
    warned = sum(_warn(draft, now + notice) for draft in stale.filter(draft_warning__isnull=True)[:MOST])
    return warned, deleted


def _with_last_touch() -> models.QuerySet[Registration]:
    events = history_of(Registration)[0]
    last = (
        events._default_manager.filter(pgh_obj_id=OuterRef("pk"))
        .order_by()
        .values("pgh_obj_id")
        .annotate(at=Max("pgh_created_at"))
        .values("at")
    )
    drafts = Registration.objects.filter(status=RegistrationStatus.DRAFT)
    return drafts.annotate(touched_at=Coalesce(Subquery(last), "created_at"))


def _stale_drafts(until: datetime) -> models.QuerySet[Registration]:
    drafts = _with_last_touch().filter(created_at__lte=until, touched_at__lte=until)
    return drafts.select_related("applicant", "assisted_by").order_by("pk")


def _touched_since_warning() -> models.QuerySet[Registration]:
    return _with_last_touch().filter(touched_at__gt=models.F("draft_warning__warned_at"))


def _warn(draft: Registration, ends_at: datetime) -> bool:
    with transaction.atomic():
        _warning, made = DraftWarning.objects.get_or_create(registration=draft)
        writer = draft.applicant or draft.assisted_by
        if made and writer is not None and writer.is_active:
            own = draft.applicant is not None
            with translation.override(writer.language):
                notify(
                    kind=notices.DRAFT_ENDS,
                    recipients=[writer],
                    context={"day": formats.day(ends_at)},
                    url=reverse("enterprises:portal") if own else reverse("enterprises:assisted-open", args=[draft.pk]),
                )
    return made


def _delete(draft: Registration) -> bool:
    """The draft with all that is remembered of it; that there was one is recorded."""
    kind = holding("2 registrations")
    with transaction.atomic():
        row = Registration.objects.select_for_update(of=("self",)).filter(pk=draft.pk, status="draft").first()
        if row is None:
            return False
        act = record_act(actor=SYSTEM, verb="privacy.expire", subject=row)
        pattern = pattern_of(names_in(kind, [row]))
        erase_row(act=act, kind=kind, row=row, pattern=pattern)
        row.consents.filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
        row.delete()
    return True
