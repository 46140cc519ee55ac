"""Work for tests, registered in the test process and in the workers it starts."""

import os
from pathlib import Path

from django.conf import settings

from jobs.kinds import JobFile, register_job
from jobs.models import Job
from jobs.outbox import outbox_task
from tests.jobs.signs import Signs, until


def signs() -> Signs:
    return Signs(Path(settings.SIGNS))


def _linger(run):
    """Half of the work, then wait for the sign "go on", then the rest."""
    run.progress(1, 2)
    signs().give("half done", str(os.getpid()))
    until(lambda: run.progress(1) or signs().there("go on"))
    path = run.folder / "made.txt"
    path.write_text("finished")
    return JobFile(path=path, name="made.txt", facts={"rows": 2})


def _told(job: Job) -> None:
    signs().give(f"told {job.pk} {job.status} {job.attempts}")


register_job("tests.linger", run=_linger, ended=_told)


@outbox_task("tests.mark")
def mark(*, name: str) -> None:
    """Leaves a row, so that a test can count how often it took effect."""
    Job.objects.create(kind="tests.mark", title=name, owner_id=_any_user())


@outbox_task("tests.mark_and_linger")
def mark_and_linger(*, name: str) -> None:
    mark.run(name=name)
    signs().give("half done", str(os.getpid()))
    signs().wait_for("go on")


@outbox_task("tests.mark_and_fail")
def mark_and_fail(*, name: str) -> None:
    mark.run(name=name)
    raise RuntimeError("1971012501800001 is not to be kept")


def _any_user() -> int:
    from accounts.models import User

    return User.objects.values_list("pk", flat=True)[0]
