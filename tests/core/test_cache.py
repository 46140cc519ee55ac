"""An absent cache is slower, never an error; a present one is an ordinary cache."""

import logging

import pytest
from django.conf import settings

from babel_umkm.settings import base
from core import cache as module
from core.cache import TolerantRedisCache


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    monkeypatch.setattr(module, "_resting_until", 0.0)
    monkeypatch.setattr(module, "REST_AFTER_FAILURE", 0.0)


def cache_at(url: str) -> TolerantRedisCache:
    options = base.CACHES["default"]["OPTIONS"]
    return TolerantRedisCache(url, {"OPTIONS": options, "KEY_PREFIX": "test"})


def test_without_a_server_everything_is_simply_not_there(tmp_path, caplog):
    absent = cache_at(f"unix://{tmp_path}/none.sock?db=0")
    with caplog.at_level(logging.WARNING):
        absent.set("a", 1)
        absent.set_many({"a": 1})
        absent.delete("a")
        assert absent.get("a") is None
        assert absent.get("a", "default") == "default"
        assert absent.get_many(["a"]) == {}
        assert absent.get_or_set("a", lambda: 5) == 5
        assert absent.incr("a") == 1
        assert absent.add("a", 1) is True
        assert "a" not in absent
    assert "cache unavailable" in caplog.text


def test_with_a_server_it_remembers(request):
    present = cache_at(settings.REDIS_URL)
    key = request.node.name
    present.delete(key)
    assert present.add(key, 1) is True
    assert present.add(key, 2) is False
    assert present.incr(key, delta=4) == 5
    assert present.get(key) == 5
    present.delete(key)
    with pytest.raises(ValueError, match="not found"):
        present.incr(key)


def test_after_a_failure_the_server_is_left_alone_for_a_while(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "REST_AFTER_FAILURE", 60.0)
    cache_at(f"unix://{tmp_path}/none.sock?db=0").get("a")
    present = cache_at(settings.REDIS_URL)
    present.set("resting", 1)
    assert present.get("resting", "not asked") == "not asked"
