"""The sign of life of a running job, written from a thread and a connection of its own.

Of its own: the work may hold one long transaction, whose writes nobody would see before its end.
"""

import logging
import threading
import uuid

from django.db import connection
from django.utils import timezone

from jobs.models import Job

logger = logging.getLogger(__name__)

BEAT = 1.0  # seconds between two signs of life


class TakenAway(Exception):
    """The job was cancelled, or given to another worker because this one was silent too long."""


class Pulse:
    """Writes progress and a sign of life while the block runs."""

    def __init__(self, job_id: uuid.UUID, claim: uuid.UUID) -> None:
        self._job_id, self._claim = job_id, claim
        self._done = 0
        self._total: int | None = None
        self._taken_away = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"pulse-{job_id}", daemon=True)

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.stop()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def note(self, done: int, total: int | None) -> None:
        """Keep how far the work is for the next beat. Raises ``TakenAway`` when the run lost its job."""
        if self._taken_away:
            raise TakenAway
        self._done = done
        if total is not None:
            self._total = total

    def _beat(self) -> None:
        try:
            while not self._stop.wait(BEAT) and not self._taken_away:
                self._write()
        finally:
            connection.close()

    def _write(self) -> None:
        try:
            mine = Job.objects.filter(pk=self._job_id, claim=self._claim)
            alive = mine.update(progress=self._done, total=self._total, heartbeat_at=timezone.now())
            # A row this connection cannot see (of a transaction still open) is nobody else's either.
            self._taken_away = not alive and Job.objects.filter(pk=self._job_id).exists()
        except Exception:  # the database is away: the next beat tries again; if it stays away, the work fails by itself
            logger.warning("no sign of life of job %s could be written", self._job_id)
            connection.close()
