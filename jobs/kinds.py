"""Kinds of jobs: which function does the work, on which queue, and who is told of the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured

from jobs.models import Job


class JobFailed(Exception):
    """Raised by a handler to end its job with a reason for the owner; it is not tried again by itself."""


@dataclass(frozen=True, slots=True)
class JobFile:
    """What a handler made: a finished file in the folder of its run, and the name the owner sees."""

    path: Path
    name: str
    #: Small facts about the result, kept with the job: number of rows and the like. No personal data.
    facts: dict[str, Any] = field(default_factory=dict)


class JobRun(Protocol):
    """One run of a job, as its handler sees it."""

    job: Job
    #: An empty folder for this run alone; gone when the run ends.
    folder: Path

    def progress(self, done: int, total: int | None = None) -> None:
        """Tell how many rows are done and, once known, how many there are. Costs nothing: call it for every row.

        Raises when the job was cancelled or given to another worker; let it through.
        """


Handler = Callable[[JobRun], JobFile | None]
#: Told once, in the transaction that ends the job: its notice belongs there.
Ended = Callable[[Job], None]


@dataclass(frozen=True, slots=True)
class JobKind:
    name: str
    run: Handler
    ended: Ended | None
    queue: str


_kinds: dict[str, JobKind] = {}


def register_job(name: str, *, run: Handler, ended: Ended | None = None, queue: str = "reports") -> None:
    """Register a kind of job, in the app's ``tasks.py``."""
    if name in _kinds:
        raise ImproperlyConfigured(f"job kind {name!r} is registered twice")
    _kinds[name] = JobKind(name=name, run=run, ended=ended, queue=queue)


def job_kind(name: str) -> JobKind:
    """The kind of that name; raises ``KeyError`` when no ``tasks.py`` has registered it."""
    return _kinds[name]


def queue_of(name: str) -> str:
    """The queue of a kind. A kind this program no longer knows is still handed over, so that it ends with a reason."""
    return _kinds[name].queue if name in _kinds else "reports"
