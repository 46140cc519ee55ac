"""The clock's and the outbox's doors to personal data."""

from celery import shared_task

from accounts.actors import SYSTEM
from audit.context import acting_as
from jobs.outbox import outbox_task
from privacy.services import clock, erasing, requests, retention


@outbox_task("privacy.erase")
def erase(*, request_id: int) -> None:
    with acting_as(SYSTEM):
        requests.carry_out_erasure(request_id=request_id)


@outbox_task("privacy.remove_files", atomic=False)
def remove_files(*, paths: list[str]) -> None:
    erasing.remove_files(paths=paths)


@shared_task(name="privacy.remind")
def remind() -> None:
    """Every quarter of an hour: the law counts hours. May run twice."""
    with acting_as(SYSTEM):
        clock.remind()


@shared_task(name="privacy.retain")
def retain() -> None:
    """Every night. May run twice."""
    with acting_as(SYSTEM):
        retention.tidy_drafts()
