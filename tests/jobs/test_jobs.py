"""Jobs: claimed once, always ended, their files kept as long as promised."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.utils import timezone

from jobs import kinds, pulse, services
from jobs.choices import JobStatus
from jobs.kinds import JobFailed, JobFile
from jobs.models import Job
from jobs.services import ordering, purging, running, sweeping
from tests.factories.accounts import make_user
from tests.jobs.signs import until

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sent(monkeypatch) -> list[str]:
    ids: list[str] = []
    monkeypatch.setattr(ordering, "send_to_broker", lambda task, row_id, *, queue: ids.append(str(row_id)) or True)
    return ids


@pytest.fixture
def kind(monkeypatch):
    """``kind(function)`` makes a kind of job for this test; returns the list of the ends told."""

    def make(function) -> list[tuple[str, str]]:
        told: list[tuple[str, str]] = []
        made = kinds.JobKind("once", function, lambda job: told.append((job.status, job.error)), "reports")
        monkeypatch.setitem(kinds._kinds, "once", made)
        return told

    return make


def order(**values) -> Job:
    owner = values.pop("owner", None) or make_user(language="en")
    return services.order_job(kind="once", title="A job", owner_id=owner.pk, parameters=values)


def three_rows(run):
    path = run.folder / "rows.csv"
    path.write_text("1\n2\n3\n")
    run.progress(3, 3)
    return JobFile(path=path, name="Rows.csv", facts={"rows": 3})


def stored_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_a_job_is_run_once_and_keeps_its_file(kind, private_media, sent, on_commit):
    told = kind(three_rows)
    with on_commit():
        job = order()
    assert sent == [str(job.pk)]
    assert services.run_job(str(job.pk)) is True
    assert services.run_job(str(job.pk)) is False
    job.refresh_from_db()
    assert (job.status, job.file_name, job.file_size, job.percent) == (JobStatus.DONE, "Rows.csv", 6, 100)
    assert job.file_is_there and Path(job.file.path).read_bytes() == b"1\n2\n3\n"
    assert job.claim is None and job.facts == {"rows": 3}
    assert told == [("done", "")]
    assert len(stored_files(private_media)) == 1


def fails(error):
    def function(run):
        raise error

    return function


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (JobFailed("Choose fewer rows."), "Choose fewer rows."),
        (SoftTimeLimitExceeded(), "This took longer than is allowed. Narrow it down, or order it in parts."),
        (ZeroDivisionError("1971012501800001"), "Something went wrong on our side. Try again."),
    ],
)
def test_a_failure_ends_the_job_with_a_reason_and_can_be_tried_again(kind, error, told, sent, on_commit, caplog):
    ends = kind(fails(error))
    job = order()
    assert services.run_job(job.pk) is True
    job.refresh_from_db()
    assert (job.status, job.error) == (JobStatus.FAILED, told)
    kind(three_rows)
    with on_commit():
        assert services.retry_job(job=job)
    assert sent[-1] == str(job.pk)
    assert services.run_job(job.pk) is True
    job.refresh_from_db()
    assert (job.status, job.error, job.attempts) == (JobStatus.DONE, "", 1)
    assert not services.retry_job(job=job)
    assert ends == [("failed", told)]


def test_a_disk_that_is_full_ends_the_job_and_leaves_no_row_pointing_at_nothing(kind, monkeypatch, caplog):
    told = kind(three_rows)
    monkeypatch.setattr(running, "_store", fails(OSError(28, "No space left on device")))
    job = order()
    services.run_job(job.pk)
    job.refresh_from_db()
    assert (job.status, bool(job.file)) == (JobStatus.FAILED, False)
    assert len(told) == 1


def test_a_notice_that_cannot_be_written_does_not_undo_the_work(kind, monkeypatch, caplog):
    kind(three_rows)
    monkeypatch.setitem(kinds._kinds, "once", kinds.JobKind("once", three_rows, fails(KeyError("url")), "reports"))
    job = order()
    assert services.run_job(job.pk) is True
    job.refresh_from_db()
    assert job.status == JobStatus.DONE


def test_a_run_that_lost_its_job_changes_nothing_and_leaves_no_file(kind, private_media):
    def loses(run):
        Job.objects.filter(pk=run.job.pk).update(status=JobStatus.CANCELLED, claim=None, finished_at=timezone.now())
        return three_rows(run)

    told = kind(loses)
    job = order()
    assert services.run_job(job.pk) is False
    job.refresh_from_db()
    assert (job.status, bool(job.file), told) == (JobStatus.CANCELLED, False, [])
    assert stored_files(private_media) == []


@pytest.mark.django_db(transaction=True)
def test_a_running_job_shows_how_far_it_is_and_stops_when_cancelled(kind, monkeypatch):
    monkeypatch.setattr(pulse, "BEAT", 0.05)
    seen: list[int] = []

    def long_work(run):
        for done in range(10**9):
            run.progress(done, 10**9)
            if not seen and (job := Job.objects.get(pk=run.job.pk)).progress:
                seen.append(job.progress)
                assert services.cancel_job(job=job)
        raise AssertionError("never cancelled")

    told = kind(long_work)
    job = order()
    assert services.run_job(job.pk) is False
    job.refresh_from_db()
    assert (job.status, told) == (JobStatus.CANCELLED, [])
    assert seen[0] > 0


@pytest.mark.django_db(transaction=True)
def test_a_pulse_survives_a_moment_without_database(monkeypatch, caplog):
    monkeypatch.setattr(pulse, "BEAT", 0.02)
    broken = {"n": 0}
    original = Job.objects.filter

    def sometimes(*args, **kwargs):
        broken["n"] += 1
        if broken["n"] == 1:
            raise OSError("the server closed the connection")
        return original(*args, **kwargs)

    job = Job.objects.create(kind="once", title="x", owner=make_user())
    claim = "00000000-0000-0000-0000-000000000001"
    Job.objects.filter(pk=job.pk).update(status=JobStatus.RUNNING, claim=claim, heartbeat_at=timezone.now())
    monkeypatch.setattr(Job.objects, "filter", sometimes)
    with pulse.Pulse(job.pk, claim) as beating:
        beating.note(7, None)
        until(lambda: Job.objects.get(pk=job.pk).progress == 7)
    assert broken["n"] > 1


def running_since(job: Job, *, silent: timedelta, attempts: int) -> Job:
    Job.objects.filter(pk=job.pk).update(
        status=JobStatus.RUNNING,
        claim="00000000-0000-0000-0000-000000000001",
        attempts=attempts,
        heartbeat_at=timezone.now() - silent,
    )
    job.refresh_from_db()
    return job


def test_the_sweep_takes_back_what_a_lost_worker_held_and_gives_up_the_third_time(kind, sent):
    told = kind(three_rows)
    alive = running_since(order(), silent=timedelta(seconds=5), attempts=1)
    lost = running_since(order(), silent=timedelta(minutes=1), attempts=2)
    hopeless = running_since(order(), silent=timedelta(minutes=1), attempts=sweeping.MAX_ATTEMPTS)
    assert services.sweep_jobs() == (1, 1)
    assert sent == [str(lost.pk)]
    for job in (alive, lost, hopeless):
        job.refresh_from_db()
    assert [job.status for job in (alive, lost, hopeless)] == [JobStatus.RUNNING, JobStatus.QUEUED, JobStatus.FAILED]
    assert hopeless.error == "The work was interrupted 3 times. Try again later."
    assert told == [("failed", hopeless.error)]
    assert services.sweep_jobs() == (0, 0), "one hand-over at a time"


def test_the_sweep_hands_over_what_nobody_claimed(kind, sent):
    kind(three_rows)
    job, fresh = order(), order()
    Job.objects.filter(pk=job.pk).update(due_at=timezone.now(), created_at=timezone.now() - timedelta(hours=1))
    assert services.sweep_jobs() == (1, 0)
    assert sent == [str(job.pk)]
    job.refresh_from_db()
    assert job.due_at - timezone.now() > 9 * ordering.PATIENCE
    assert fresh.status == JobStatus.QUEUED


def test_what_has_expired_or_belongs_to_nobody_is_removed(kind, private_media, monkeypatch, tmp_path):
    kind(three_rows)
    monkeypatch.setattr(purging.tempfile, "gettempdir", lambda: str(tmp_path))
    expired, kept, old = order(), order(), order()
    for job in (expired, kept, old):
        services.run_job(job.pk)
    Job.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    Job.objects.filter(pk=old.pk).update(finished_at=timezone.now() - purging.KEEP_JOB - timedelta(days=1))
    kept.refresh_from_db()
    orphan = Path(kept.file.path).with_name("nobody.xlsx")
    forgotten = tmp_path / f"{purging.RUN_FOLDER_PREFIX}killed"
    for path in (orphan, fresh := orphan.with_name("just-written.xlsx")):
        path.write_text("")
    forgotten.mkdir()
    two_days_ago = time.time() - 2 * purging.STALE_AFTER
    Job.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(days=80))
    for path in (orphan, forgotten):
        os.utime(path, (two_days_ago, two_days_ago))
    services.purge()
    assert sorted(stored_files(private_media)) == sorted([Path(kept.file.path), fresh])
    assert not forgotten.exists()
    assert set(Job.objects.all()) == {expired, kept}
    expired.refresh_from_db()
    assert not expired.file_is_there
