"""Puts the actor on every request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from accounts.actors import ANONYMOUS, Actor, build_actor

API_PREFIX = "/api/"


class ActorMiddleware:
    """``request.actor``: built on first use, once per request, from the session or from an API token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor of the session, or of the token when an API call carries one; a bad token is nobody."""
    if request.path.startswith(API_PREFIX) and "Authorization" in request.headers:
        try:
            found = TokenAuthentication().authenticate(request)  # type: ignore[arg-type]
        except AuthenticationFailed:
            return ANONYMOUS
        if found is not None:
            return build_actor(found[0])
    user = request.user
    return build_actor(user) if user.is_authenticated else ANONYMOUS
