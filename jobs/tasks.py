"""Celery's doors into the outbox and the jobs."""

from celery import shared_task

from jobs import outbox, services


@shared_task(name="jobs.run_message")
def run_message(message_id: str) -> None:
    outbox.run_message(message_id)


@shared_task(name="jobs.run_job")
def run_job(job_id: str) -> None:
    services.run_job(job_id)


@shared_task(name="jobs.sweep")
def sweep() -> None:
    """Every few seconds: whatever was lost on the way is handed over again."""
    outbox.sweep()
    services.sweep_jobs()


@shared_task(name="jobs.purge")
def purge() -> None:
    """Nightly: old rows and expired files go."""
    outbox.purge()
    services.purge()
