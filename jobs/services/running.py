"""One run of a job: claim it, do the work under a pulse, end it."""

import logging
import tempfile
import uuid
from pathlib import Path

from celery.exceptions import SoftTimeLimitExceeded
from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jobs.choices import JobStatus
from jobs.kinds import JobFailed, JobFile, job_kind
from jobs.models import Job
from jobs.pulse import Pulse, TakenAway
from jobs.services.purging import KEEP_FILE, RUN_FOLDER_PREFIX

logger = logging.getLogger(__name__)


class Run:
    """What a handler gets: see ``jobs.kinds.JobRun``."""

    def __init__(self, *, job: Job, folder: Path, pulse: Pulse) -> None:
        self.job, self.folder, self._pulse = job, folder, pulse

    def progress(self, done: int, total: int | None = None) -> None:
        self._pulse.note(done, total)


def run_job(job_id: str) -> bool:
    """Claim and run one job. False when it was not waiting, or was taken away from this run."""
    claim = uuid.uuid4()
    now = timezone.now()
    claimed = Job.objects.filter(pk=job_id, status=JobStatus.QUEUED).update(
        status=JobStatus.RUNNING,
        claim=claim,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        progress=0,
        total=None,
    )
    if not claimed:
        return False
    job = Job.objects.select_related("owner").get(pk=job_id)
    with translation.override(job.owner.language):
        return _work(job, claim)


def _work(job: Job, claim: uuid.UUID) -> bool:
    try:
        with tempfile.TemporaryDirectory(prefix=RUN_FOLDER_PREFIX) as folder, Pulse(job.pk, claim) as pulse:
            made = job_kind(job.kind).run(Run(job=job, folder=Path(folder), pulse=pulse))
            pulse.stop()
            return end_job(job=job, claim=claim, status=JobStatus.DONE, made=made)
    except TakenAway:
        return False
    except JobFailed as failure:
        error = str(failure)
    except SoftTimeLimitExceeded:
        error = _("This took longer than is allowed. Narrow it down, or order it in parts.")
    except Exception:
        logger.exception("job %s (%s) failed", job.pk, job.kind)
        error = _("Something went wrong on our side. Try again.")
    return end_job(job=job, claim=claim, status=JobStatus.FAILED, error=error)


def end_job(*, job: Job, claim: uuid.UUID, status: JobStatus, error: str = "", made: JobFile | None = None) -> bool:
    """End a job that the run ``claim`` still holds; a run that lost it changes nothing and leaves no file."""
    stored = _store(job, claim, made) if made is not None else ""
    try:
        with transaction.atomic():
            held = Job.objects.select_for_update().filter(pk=job.pk, claim=claim, status=JobStatus.RUNNING).first()
            if held is None:
                _forget(job, stored)
                return False
            now = timezone.now()
            held.status, held.error, held.finished_at, held.claim = status, error, now, None
            if made is not None:
                held.file, held.file_name, held.facts = stored, made.name, made.facts
                held.file_size = held.file.size
                held.expires_at = now + KEEP_FILE
                held.progress = held.total = made.facts.get("rows", held.progress)
            held.save()
            _tell(held)
    except BaseException:
        _forget(job, stored)
        raise
    return True


def _store(job: Job, claim: uuid.UUID, made: JobFile) -> str:
    name = job.file.field.generate_filename(job, f"{job.pk.hex}-{claim.hex}{made.path.suffix}")
    with made.path.open("rb") as content:
        return job.file.storage.save(name, File(content))


def _forget(job: Job, stored: str) -> None:
    if stored:
        job.file.storage.delete(stored)


def _tell(job: Job) -> None:
    """Tell whoever waits. A notice that cannot be written must not undo the work."""
    try:
        ended = job_kind(job.kind).ended
        if ended is not None:
            with transaction.atomic():
                ended(job)
    except Exception:
        logger.exception("the end of job %s (%s) could not be told", job.pk, job.kind)
