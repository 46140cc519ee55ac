"""Machines ask here whether the process and the parts it stands on work."""

import time

import pytest
from django.core.cache import cache

from core import health


def test_healthz_answers_without_touching_the_database(client):
    """This test has no right to use the database, so one query would fail it."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "status"), [(5, 200), (health.WORKER_SILENCE + 5, 503), (None, 503)])
def test_readyz_turns_red_when_the_worker_is_silent(client, age, status):
    cache.delete(health.WORKER_HEARTBEAT_KEY)
    if age is not None:
        cache.set(health.WORKER_HEARTBEAT_KEY, time.time() - age)
    response = client.get("/readyz")
    assert response.status_code == status
    assert response.json() == {"database": True, "cache": True, "worker": status == 200}


def test_readyz_names_the_part_that_is_down(client, monkeypatch):
    monkeypatch.setitem(health.CHECKS, "database", lambda: False)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] is False
