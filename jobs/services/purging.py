"""What is no longer needed goes: expired files, forgotten folders, old rows."""

import shutil
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from jobs.choices import OPEN
from jobs.models import Job

KEEP_FILE = timedelta(days=7)
KEEP_JOB = timedelta(days=90)
#: Folders of runs begin with this; a worker that is killed leaves one behind.
RUN_FOLDER_PREFIX = "babel-job-"
#: No run lasts this long (seconds), nor stands a file this long without its row.
STALE_AFTER = 24 * 60 * 60
AT_ONCE = 500


def purge() -> int:
    """Delete expired files, files no job knows, folders of killed runs, jobs long ended; returns the jobs touched."""
    touched = _purge_expired() + _purge_old_jobs()
    _purge_orphans()
    _purge_folders()
    return touched


def _purge_expired() -> int:
    expired = Job.objects.filter(expires_at__lt=timezone.now()).exclude(file="").exclude(file=None)
    purged = 0
    while batch := list(expired.order_by("pk")[:AT_ONCE]):
        for job in batch:
            job.file.delete(save=False)
        purged += Job.objects.filter(pk__in=[job.pk for job in batch]).update(file="")
    return purged


def _purge_old_jobs() -> int:
    old = Job.objects.exclude(status__in=OPEN).filter(finished_at__lt=timezone.now() - KEEP_JOB)
    deleted, _by_model = old.delete()
    return deleted


def _purge_orphans() -> None:
    """Files whose worker died between writing them and telling the database."""
    storage = Job._meta.get_field("file").storage
    for year, month in _months(storage):
        folder = f"jobs/{year}/{month}"
        _folders, names = storage.listdir(folder)
        paths = [f"{folder}/{name}" for name in names]
        known = set(Job.objects.filter(file__in=paths).values_list("file", flat=True))
        for path in paths:
            if path not in known and time.time() - storage.get_modified_time(path).timestamp() > STALE_AFTER:
                storage.delete(path)


def _months(storage) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    if not storage.exists("jobs"):
        return []
    return [(year, month) for year in storage.listdir("jobs")[0] for month in storage.listdir(f"jobs/{year}")[0]]


def _purge_folders() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{RUN_FOLDER_PREFIX}*"):
        if time.time() - folder.stat().st_mtime > STALE_AFTER:
            shutil.rmtree(folder, ignore_errors=True)
