"""Jobs: long work that a person waits for. The row is the truth; a job always ends, and a lost worker is noticed."""

import logging
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.files import File
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from core.decisions import Decision, refused
from jobs.broker import send_to_broker
from jobs.choices import JobStatus
from jobs.models import Job

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
BEAT = 5.0  # seconds between two signs of life
#: A running job without a sign of life for this long has lost its worker.
LOST_AFTER = timedelta(seconds=20)
#: A waiting job that nobody claimed for this long is handed over again.
UNCLAIMED_AFTER = timedelta(seconds=20)
KEEP_FILE = timedelta(days=7)


class JobFailed(Exception):
    """Raised by a handler to end its job with a reason for the owner; it is not tried again by itself."""


@dataclass(frozen=True, slots=True)
class JobFile:
    """What a handler made: an open file and the name the owner sees."""

    content: File
    name: str


#: Told how many rows are done and, once known, how many there are in all.
Progress = Callable[[int, int | None], None]
Handler = Callable[[Job, Progress], JobFile | None]
Ended = Callable[[Job], None]


@dataclass(frozen=True, slots=True)
class _Kind:
    run: Handler
    ended: Ended | None


_kinds: dict[str, _Kind] = {}


def register_job(kind: str, *, run: Handler, ended: Ended | None = None) -> None:
    """Register the handler of a kind of job; ``ended`` is told once, in the transaction that ends it."""
    if kind in _kinds:
        raise ImproperlyConfigured(f"job kind {kind!r} is registered twice")
    _kinds[kind] = _Kind(run=run, ended=ended)


def order_job(*, kind: str, title: str, owner_id: int, parameters: dict[str, Any]) -> Job:
    """Write a job in the caller's transaction and hand it over after commit."""
    job = Job.objects.create(kind=kind, title=title[:200], owner_id=owner_id, parameters=parameters)
    transaction.on_commit(lambda: send_to_broker("jobs.run_job", job.pk, queue="reports"))
    return job


def retry_job(*, job: Job) -> Decision:
    """Put a failed job back into the queue, on its owner's wish."""
    changed = Job.objects.filter(pk=job.pk, status=JobStatus.FAILED).update(
        status=JobStatus.QUEUED,
        attempts=0,
        finished_at=None,
        error="",
        progress=0,
        total=None,
        created_at=timezone.now(),
    )
    if not changed:
        return refused(_("Only a failed job can be tried again."))
    transaction.on_commit(lambda: send_to_broker("jobs.run_job", job.pk, queue="reports"))
    return Decision(True)


def cancel_job(*, job: Job) -> Decision:
    """Cancel a job that has not ended; a running worker's result is then thrown away."""
    changed = Job.objects.filter(pk=job.pk, status__in=[JobStatus.QUEUED, JobStatus.RUNNING]).update(
        status=JobStatus.CANCELLED, finished_at=timezone.now(), claim=None
    )
    return Decision(True) if changed else refused(_("This job has already ended."))


def run_job(job_id: str) -> bool:
    """Claim and run one job. False when it is not waiting (done, cancelled, or held by another worker)."""
    claim = uuid.uuid4()
    now = timezone.now()
    claimed = Job.objects.filter(pk=job_id, status=JobStatus.QUEUED).update(
        status=JobStatus.RUNNING, claim=claim, attempts=F("attempts") + 1, started_at=now, heartbeat_at=now, progress=0
    )
    if not claimed:
        return False
    job = Job.objects.get(pk=job_id)

    def progress(done: int, total: int | None = None) -> None:
        Job.objects.filter(pk=job.pk, claim=claim).update(
            progress=done, total=total if total is not None else F("total"), heartbeat_at=timezone.now()
        )

    with _Heartbeat(job_id=job.pk, claim=claim):
        try:
            made = _kinds[job.kind].run(job, progress)
        except JobFailed as failure:
            return _end(job, claim, status=JobStatus.FAILED, error=str(failure))
        except Exception:
            logger.exception("job %s (%s) failed", job.pk, job.kind)
            return _end(job, claim, status=JobStatus.FAILED, error=_("Something went wrong on our side. Try again."))
    return _end(job, claim, status=JobStatus.DONE, made=made)


def _end(job: Job, claim: uuid.UUID, *, status: JobStatus, error: str = "", made: JobFile | None = None) -> bool:
    """End a job this run still holds; a run that lost its claim changes nothing and leaves no file."""
    with transaction.atomic():
        held = Job.objects.select_for_update().filter(pk=job.pk, claim=claim, status=JobStatus.RUNNING).first()
        if held is None:
            return False
        now = timezone.now()
        held.status, held.error, held.finished_at, held.claim = status, error, now, None
        if made is not None:
            held.file_name = made.name
            held.file_size = made.content.size
            held.file.save(f"{uuid.uuid4().hex}", made.content, save=False)
            held.expires_at = now + KEEP_FILE
        held.save()
        ended = _kinds[held.kind].ended
        if ended is not None:
            ended(held)
    return True


def sweep_jobs() -> tuple[int, int]:
    """Hand over waiting jobs nobody claimed and take back jobs whose worker is lost.

    Returns (handed over, given up). A job whose worker was lost ``MAX_ATTEMPTS`` times ends as failed with a reason.
    """
    now = timezone.now()
    given_up = 0
    lost = Job.objects.filter(status=JobStatus.RUNNING, heartbeat_at__lt=now - LOST_AFTER)
    for job in list(lost.order_by("pk")[:100]):
        if job.attempts >= MAX_ATTEMPTS and job.claim is not None:
            given_up += _end(
                job,
                job.claim,
                status=JobStatus.FAILED,
                error=_("The work was interrupted three times. Try again later."),
            )
        else:
            lost.filter(pk=job.pk).update(status=JobStatus.QUEUED, claim=None)
            send_to_broker("jobs.run_job", job.pk, queue="reports")
    handed = 0
    waiting = Job.objects.filter(status=JobStatus.QUEUED, created_at__lt=now - UNCLAIMED_AFTER).order_by("created_at")
    for pk in list(waiting.values_list("pk", flat=True)[:100]):
        if not send_to_broker("jobs.run_job", pk, queue="reports"):
            break
        handed += 1
    return handed, given_up


def purge_files() -> int:
    """Delete the files of jobs that have expired; returns how many."""
    purged = 0
    for job in Job.objects.filter(expires_at__lt=timezone.now()).exclude(file="").order_by("pk")[:500]:
        job.file.delete(save=False)
        Job.objects.filter(pk=job.pk).update(file="")
        purged += 1
    return purged


class _Heartbeat:
    """Tells, from a thread of its own, that the worker of a job is alive."""

    def __init__(self, *, job_id: uuid.UUID, claim: uuid.UUID) -> None:
        self._job_id, self._claim = job_id, claim
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *exc_info: object) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._stop.wait(BEAT):
                Job.objects.filter(pk=self._job_id, claim=self._claim).update(heartbeat_at=timezone.now())
        except Exception:  # the database is away: the sweeper decides, the work itself will fail and say so
            logger.warning("heartbeat of job %s stopped", self._job_id)
        finally:
            connection.close()
