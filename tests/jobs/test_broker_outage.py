"""Without Valkey: what is owed stands in the database, the request is quick, and all is sent when Valkey is back."""

import socket
import time

import pytest
from celery import Celery

from babel_umkm.settings.components.background import broker_url
from jobs import broker, outbox, services
from jobs.choices import JobStatus
from jobs.models import Job, OutboxMessage
from launcher.valkey import Valkey
from tests.factories.accounts import make_user
from tests.jobs.signs import until

#: An answer of the site must not take longer (seconds) because the broker is away.
QUICK = 2.5


@pytest.fixture
def broker_at(monkeypatch):
    """``broker_at(url)``: this process's Celery publishes there, with the settings of the site."""
    apps = []

    def point(url: str) -> None:
        app = Celery("outage", set_as_current=False)
        app.config_from_object("django.conf:settings", namespace="CELERY")
        app.conf.broker_url = broker_url(url)
        apps.append(app)
        monkeypatch.setattr(broker, "current_app", app)
        monkeypatch.setattr(broker, "_resting_until", 0.0)

    yield point
    for app in apps:
        app.close()


@pytest.fixture
def valkey(tmp_path, worker):
    """A server of its own for this test's worker, not yet started."""
    server = Valkey(tmp_path / "broker")
    worker.env["REDIS_URL"] = server.url()
    yield server
    worker.kill()
    server.stop()


@pytest.fixture
def hanging_server():
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def enqueue_both() -> tuple[OutboxMessage, Job]:
    message = outbox.enqueue("tests.mark", name="owed")
    job = services.order_job(kind="tests.linger", title="owed", owner_id=make_user().pk, parameters={})
    return message, job


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["nobody there", "hanging"])
def test_enqueueing_is_quick_and_keeps_the_row(broker_at, hanging_server, kind):
    broker_at("redis://127.0.0.1:1/0" if kind == "nobody there" else hanging_server)
    began = time.monotonic()
    message, job = enqueue_both()
    assert time.monotonic() - began < QUICK
    assert OutboxMessage.objects.open().get() == message
    assert Job.objects.open().get() == job


@pytest.mark.django_db(transaction=True)
def test_all_that_is_owed_is_sent_when_valkey_is_back(broker_at, valkey, worker, signs, quick_to_lose, monkeypatch):
    monkeypatch.setattr(broker, "REST_AFTER_FAILURE", 0.0)
    broker_at(valkey.url())
    message, job = enqueue_both()
    assert outbox.sweep() == 0
    signs.give("go on")
    valkey.start()
    worker.start()
    OutboxMessage.objects.update(due_at=message.created_at)

    def both_done() -> bool:
        outbox.sweep()
        services.sweep_jobs()
        message.refresh_from_db()
        job.refresh_from_db()
        return bool(message.done_at) and job.status == JobStatus.DONE

    until(both_done)
    assert Job.objects.filter(kind="tests.mark").count() == 1
    assert job.attempts == 1


@pytest.mark.django_db(transaction=True)
def test_valkey_may_restart_while_a_job_runs(broker_at, valkey, worker, signs):
    valkey.start()
    broker_at(valkey.url())
    job = services.order_job(kind="tests.linger", title="x", owner_id=make_user().pk, parameters={})
    worker.start()
    signs.wait_for("half done")
    valkey.stop()
    until(lambda: "Connection to broker lost" in worker.log.read_text(errors="replace"), "the worker noticed nothing")
    valkey.start()
    signs.give("go on")

    def ended() -> bool:
        job.refresh_from_db()
        return not job.is_open

    until(ended)
    assert (job.status, job.attempts) == (JobStatus.DONE, 1)
