"""The clock's and the outbox's doors to the stored figures."""

from celery import shared_task

from dashboard import services
from jobs.outbox import outbox_task


@outbox_task(services.TASK)
def compute() -> None:
    """Ordered by a person."""
    services.compute_figures()


@shared_task(name="dashboard.refresh")
def refresh() -> None:
    """Every few minutes, and once more just before midnight: the last of a day stays as that day's figures."""
    services.compute_figures()


@shared_task(name="dashboard.thin_out")
def thin_out() -> None:
    """Nightly."""
    services.thin_out()
