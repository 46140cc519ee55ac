"""A Redis cache that may be away: the site goes on without it, slower and with rate limits resting."""

import hashlib
import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache
from django.utils.translation import get_language
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

#: After a failure, how long (seconds) this process does not ask again: a server that hangs must not slow every page.
REST_AFTER_FAILURE = 3.0

_resting_until = 0.0

P = ParamSpec("P")
R = TypeVar("R")


def _tolerant(method: Callable[P, R], when_down: Callable[[tuple[Any, ...], dict[str, Any]], Any]) -> Callable[P, R]:
    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        global _resting_until  # noqa: PLW0603 - one server, one memory of its outage for the process
        if time.monotonic() < _resting_until:
            return when_down(args, kwargs)
        try:
            return method(*args, **kwargs)
        except RedisError as error:
            _resting_until = time.monotonic() + REST_AFTER_FAILURE
            logger.warning("cache unavailable: %s", type(error).__name__)
            return when_down(args, kwargs)

    return call


class TolerantRedisCache(RedisCache):
    """Answers "not there" instead of raising when Redis or Valkey cannot be reached. Never keep a truth here."""

    # args[0] is the cache itself: get(self, key, default), has_key(self, key), incr(self, key, delta) …
    get = _tolerant(RedisCache.get, lambda args, kwargs: kwargs.get("default", args[2] if len(args) > 2 else None))
    get_many = _tolerant(RedisCache.get_many, lambda args, kwargs: {})
    has_key = _tolerant(RedisCache.has_key, lambda args, kwargs: False)
    add = _tolerant(RedisCache.add, lambda args, kwargs: True)
    set = _tolerant(RedisCache.set, lambda args, kwargs: None)
    set_many = _tolerant(RedisCache.set_many, lambda args, kwargs: [])
    touch = _tolerant(RedisCache.touch, lambda args, kwargs: False)
    delete = _tolerant(RedisCache.delete, lambda args, kwargs: False)
    delete_many = _tolerant(RedisCache.delete_many, lambda args, kwargs: None)
    incr = _tolerant(RedisCache.incr, lambda args, kwargs: kwargs.get("delta", args[2] if len(args) > 2 else 1))
    clear = _tolerant(RedisCache.clear, lambda args, kwargs: False)


def kept(name: str, about: str, *, seconds: int, make: Callable[[], str]) -> str:
    """A part of a public page that is the same for everyone who reads it in the language of now, made once in a while.

    ``about`` is all it depends on besides the language. Never for what depends on who reads.
    """
    digest = hashlib.sha256(about.encode()).hexdigest()
    key = f"kept:{name}:{get_language()}:{digest}"
    found = cache.get(key)
    if isinstance(found, str):
        return found
    made = make()
    cache.set(key, made, timeout=seconds)
    return made
