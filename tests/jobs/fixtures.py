"""A real worker for tests, and what it needs."""

import pytest
import redis
from django.conf import settings as django_settings

from tests.jobs import kinds  # noqa: F401 - registers the tests' kinds of work
from tests.jobs.real_worker import RealWorker
from tests.jobs.signs import Signs


@pytest.fixture
def signs(settings, tmp_path) -> Signs:
    settings.SIGNS = str(tmp_path / "signs")
    return Signs(tmp_path / "signs")


@pytest.fixture
def empty_broker():
    """The Valkey database of this test process, without what earlier tests left in its queues."""
    redis.Redis.from_url(django_settings.REDIS_URL).flushdb()


@pytest.fixture
def quick_to_lose(monkeypatch):
    """A worker counts as lost, and a job as unclaimed, after moments instead of seconds."""
    from datetime import timedelta

    from jobs.services import ordering, sweeping

    monkeypatch.setattr(sweeping, "LOST_AFTER", timedelta(seconds=2.5))
    monkeypatch.setattr(sweeping, "PATIENCE", timedelta(seconds=1))
    monkeypatch.setattr(ordering, "PATIENCE", timedelta(seconds=1))


@pytest.fixture
def worker(transactional_db, empty_broker, tmp_path, private_media, signs):
    """A real worker, not yet started; gone at the end."""
    made = RealWorker(folder=tmp_path, media=private_media, signs=signs.folder, redis_url=django_settings.REDIS_URL)
    yield made
    made.kill()
