"""What happens when a worker is killed, tried on real workers: nothing lost, nothing doubled, nothing for ever."""

import os
import signal

import pytest

from jobs import outbox, services
from jobs.choices import JobStatus
from jobs.models import Job, OutboxMessage
from tests.factories.accounts import make_user
from tests.jobs.signs import until

pytestmark = pytest.mark.django_db(transaction=True)


def order() -> Job:
    return services.order_job(kind="tests.linger", title="x", owner_id=make_user(language="en").pk, parameters={})


def fresh(row):
    row.refresh_from_db()
    return row


def swept_until(job: Job, *statuses: str) -> None:
    """Sweep, as the beat would, until the job stands at one of these."""

    def there() -> bool:
        services.sweep_jobs()
        return fresh(job).status in statuses

    until(there, f"the job did not become {statuses}")


def test_a_job_whose_worker_is_killed_three_times_is_given_up_and_works_when_tried_again(
    worker, signs, quick_to_lose, private_media
):
    job = order()
    worker.start()
    for attempt in range(1, 4):
        child = int(signs.wait_for("half done"))
        assert fresh(job).attempts == attempt
        signs.take_away("half done")
        # The pool's child alone, as the kernel does when memory is short; the worker makes itself a new one.
        os.kill(child, signal.SIGKILL)
        swept_until(job, JobStatus.QUEUED, JobStatus.FAILED)
    assert (job.status, job.error) == (JobStatus.FAILED, "The work was interrupted 3 times. Try again later.")
    assert not signs.there("half done")

    signs.give("go on")
    assert services.retry_job(job=job)
    until(lambda: fresh(job).status == JobStatus.DONE)
    assert [path.read_text() for path in private_media.rglob("*.txt")] == ["finished"]
    assert signs.there(f"told {job.pk} done 1")


def test_a_task_whose_worker_is_killed_takes_effect_once(worker, signs, monkeypatch):
    make_user()
    message = outbox.enqueue("tests.mark_and_linger", name="once")
    worker.start()
    signs.wait_for("half done")
    worker.kill()
    assert (fresh(message).done_at, Job.objects.count()) == (None, 0)

    signs.give("go on")
    OutboxMessage.objects.update(due_at=message.created_at)
    worker.start()
    assert outbox.sweep() == 1
    until(lambda: fresh(message).done_at)
    # Celery itself delivers the first one again as well.
    outbox.hand_over(message)
    again = outbox.enqueue("tests.mark", name="after it")
    until(lambda: fresh(again).done_at)
    assert sorted(Job.objects.values_list("title", flat=True)) == ["after it", "once"]


def test_a_job_that_is_handed_over_twice_runs_once(worker, signs):
    job = order()
    services.ordering.hand_over(job)
    worker.start()
    signs.wait_for("half done")
    signs.give("go on")
    until(lambda: fresh(job).status == JobStatus.DONE)
    after = outbox.enqueue("tests.mark", name="after it")
    until(lambda: fresh(after).done_at)
    assert fresh(job).attempts == 1
