"""What the owner of a job does to it: order, cancel, try again."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.decisions import Decision, refused
from jobs.broker import send_to_broker
from jobs.choices import OPEN, JobStatus
from jobs.kinds import job_kind, queue_of
from jobs.models import Job

#: A waiting job that nobody claimed for this long is handed over again.
PATIENCE = timedelta(seconds=20)


def order_job(*, kind: str, title: str, owner_id: int, parameters: dict[str, Any]) -> Job:
    """Write a job in the caller's transaction and hand it over after commit.

    Raises ``KeyError`` for a kind no ``tasks.py`` has registered.
    """
    job = Job.objects.create(
        kind=job_kind(kind).name,
        title=title[:200],
        owner_id=owner_id,
        parameters=parameters,
        due_at=timezone.now() + PATIENCE,
    )
    transaction.on_commit(lambda: hand_over(job))
    return job


def retry_job(*, job: Job) -> Decision:
    """Put a failed job back into the queue, on its owner's wish."""
    changed = Job.objects.filter(pk=job.pk, status=JobStatus.FAILED).update(
        status=JobStatus.QUEUED,
        attempts=0,
        started_at=None,
        finished_at=None,
        error="",
        progress=0,
        total=None,
        due_at=timezone.now() + PATIENCE,
    )
    if not changed:
        return refused(_("Only a failed job can be tried again."))
    transaction.on_commit(lambda: hand_over(job))
    return Decision(True)


def cancel_job(*, job: Job) -> Decision:
    """Cancel a job that has not ended; a worker that is at it stops within moments and leaves nothing."""
    changed = Job.objects.filter(pk=job.pk, status__in=OPEN).update(
        status=JobStatus.CANCELLED, finished_at=timezone.now(), claim=None
    )
    return Decision(True) if changed else refused(_("This job has already ended."))


def hand_over(job: Job) -> bool:
    """Give a job's id to Celery. False when the broker cannot be reached: the sweeper will try again."""
    return send_to_broker("jobs.run_job", job.pk, queue=queue_of(job.kind))
