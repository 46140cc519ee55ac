"""Jobs that were lost on the way: handed over again, or given up with a reason."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jobs.choices import JobStatus
from jobs.models import Job
from jobs.services.ordering import PATIENCE, hand_over
from jobs.services.running import end_job

MAX_ATTEMPTS = 3
#: A running job without a sign of life for this long has lost its worker (a pulse beats every second).
LOST_AFTER = timedelta(seconds=15)
#: Jobs looked at in one sweep.
LIMIT = 100


def sweep_jobs() -> tuple[int, int]:
    """Take back jobs whose worker is lost and hand over waiting jobs nobody claimed.

    Returns (handed over, given up). A job whose worker was lost ``MAX_ATTEMPTS`` times ends as failed with a reason.
    """
    given_up = _take_back()
    now = timezone.now()
    handed = 0
    waiting = Job.objects.filter(status=JobStatus.QUEUED, due_at__lte=now).order_by("due_at")
    for job in list(waiting[:LIMIT]):
        if not hand_over(job):
            break
        # Long queues are not asked again and again: as long as a job has waited, so long it may wait once more.
        patience = min(max(PATIENCE, now - job.created_at), 10 * PATIENCE)
        waiting.filter(pk=job.pk).update(due_at=now + patience)
        handed += 1
    return handed, given_up


def _take_back() -> int:
    """Put lost jobs back into the queue; returns how many were given up instead."""
    given_up = 0
    lost = Job.objects.filter(status=JobStatus.RUNNING, heartbeat_at__lt=timezone.now() - LOST_AFTER)
    # One that shows a sign of life in between no longer matches, and stays with its worker.
    lost.filter(attempts__lt=MAX_ATTEMPTS).update(
        status=JobStatus.QUEUED, claim=None, due_at=F("heartbeat_at"), progress=0, total=None
    )
    for job in list(lost.filter(claim__isnull=False).select_related("owner").order_by("pk")[:LIMIT]):
        assert job.claim is not None
        with translation.override(job.owner.language):
            error = _("The work was interrupted %(count)d times. Try again later.") % {"count": job.attempts}
            given_up += end_job(job=job, claim=job.claim, status=JobStatus.FAILED, error=error)
    return given_up
