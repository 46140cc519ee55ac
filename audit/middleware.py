"""Puts the actor into the trace of every request that may change something."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from audit.context import acting_as

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class TraceMiddleware:
    """Opens the trace context for unsafe methods only: a GET writes nothing, so it pays nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in _SAFE_METHODS:
            return self.get_response(request)
        with acting_as(request.actor):  # type: ignore[attr-defined]
            return self.get_response(request)
