"""Health for machines: ``/healthz`` says this process answers, ``/readyz`` says the parts it stands on do too."""

import time
from collections.abc import Callable

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.access import PUBLIC, access

#: Cache key under which any worker leaves the time (seconds since the epoch) it last lived.
WORKER_HEARTBEAT_KEY = "worker-heartbeat"
#: A worker beats every 2 s; silent for this long (seconds) it counts as dead.
WORKER_SILENCE = 30


def note_worker_alive() -> None:
    """Leave the heartbeat; called in the worker's main process."""
    cache.set(WORKER_HEARTBEAT_KEY, time.time(), timeout=10 * WORKER_SILENCE)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def cache_answers() -> bool:
    """Write and read back: the cache backend swallows outages, so silence shows only here."""
    stamp = time.time_ns()
    cache.set("health-probe", stamp, timeout=60)
    return cache.get("health-probe") is not None


def worker_lives() -> bool:
    beat = cache.get(WORKER_HEARTBEAT_KEY)
    return beat is not None and time.time() - beat < WORKER_SILENCE


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "cache": cache_answers,
    "worker": worker_lives,
}


@access(PUBLIC)
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all: for restarts, so it touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@access(PUBLIC)
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Which part is down, for monitoring; 503 when any is. Names no host and no error text."""
    results = {name: check() for name, check in CHECKS.items()}
    return JsonResponse(results, status=200 if all(results.values()) else 503)
