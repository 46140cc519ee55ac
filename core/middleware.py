"""Middleware without a domain word: request ids, closed-by-default access, a calm answer without a database."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, ImproperlyConfigured, PermissionDenied
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import resolve_url
from django.template import loader
from django.utils.translation import gettext as _
from django.views.generic import RedirectView

from core import typed
from core.access import declared_access
from core.request_context import new_request_id
from core.text import unturned

logger = logging.getLogger(__name__)

Respond = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Give every request an id of ours: in the logs, the trace, the response header and on error pages."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = new_request_id()  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Indonesian, until someone chooses otherwise.

    What a browser asks for is mostly the setting its phone was sold with, not what its owner reads best: of pages it is
    ignored. In the API, where a program says what it wants, it counts.
    """

    def process_request(self, request: HttpRequest) -> None:
        if not request.path.startswith("/api/"):
            request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)


class DatabaseDownMiddleware:
    """Answer 503 with a page that needs no database when the database cannot be reached.

    Whatever was typed is still in the browser: the page says to go back and send it again.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return self.unavailable() if getattr(request, "database_down", False) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("database unavailable", exc_info=exception)
            return self.unavailable()
        return None

    @staticmethod
    def unavailable() -> HttpResponse:
        response = HttpResponse(loader.get_template("503.html").render(), status=503)
        response["Retry-After"] = "30"
        return response


@receiver(got_request_exception)
def note_database_down(request: HttpRequest | None = None, **kwargs: Any) -> None:
    """An exception in a middleware (session, actor) has become a plain 500 before it could be caught further out."""
    if request is not None and isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        request.database_down = True  # type: ignore[attr-defined]


def is_bare_redirect(view: Callable[..., Any]) -> bool:
    """Django's own redirect (the admin has some): it shows nothing, and what it leads to is asked by itself."""
    return getattr(view, "view_class", None) is RedirectView


class AccessMiddleware:
    """Refuse every view whose declared access the actor does not meet, and every view that declares none."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:  # type: ignore[no-untyped-def]
        module = getattr(view, "__module__", "")
        rule = declared_access(view)
        if rule is None:
            # These guard themselves: the admin by staff sign-in, the API by its permission classes, allauth by its own.
            if module.startswith(tuple(settings.ACCESS_GUARDED_ELSEWHERE)) or is_bare_redirect(view):
                return None
            raise ImproperlyConfigured(f"{module}.{getattr(view, '__name__', view)} declares no access")
        if rule.public:
            return None
        if not request.actor.is_authenticated:
            if request.method == "POST" and getattr(getattr(view, "view_class", None), "keeps_typed", False):
                if typed.keep(request):
                    words = _("You had been signed out. What you typed is kept for 30 minutes: sign in again.")
                else:
                    words = _(
                        "You had been signed out, and what you typed is too long to be kept here. Go back with your "
                        "browser and copy it before you sign in again."
                    )
                messages.info(request, words)
            return self.sign_in(request)
        if rule.permission is not None:
            decision = request.actor.may(rule.permission)
            if not decision:
                raise PermissionDenied(str(decision.reason))
            if rule.for_work and not request.actor.reach(rule.permission).is_for_work:
                raise PermissionDenied(_("This page is for the staff of the programme."))
        return None

    @staticmethod
    def sign_in(request: HttpRequest) -> HttpResponse:
        login_url = resolve_url(settings.LOGIN_URL)
        if request.headers.get("HX-Request"):
            # A fragment must not be replaced by the sign-in page: the whole window goes there.
            response = HttpResponse(status=401)
            response["HX-Redirect"] = redirect_to_login(request.headers.get("HX-Current-URL", "/"), login_url).url
            return response
        if "/api/" in request.path:
            return HttpResponse(status=401)
        return redirect_to_login(request.get_full_path(), login_url)


class PrivatePagesMiddleware:
    """Whoever has a session gets pages that no cache keeps: behind the next person at the same computer lies nothing.

    A view that says something about caching itself is left alone.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers:
            response.setdefault("Cache-Control", "private, no-store")
        return response


class PlainTextMiddleware:
    """Refuse a form with a NUL character, which no browser sends and PostgreSQL keeps in no text; take out of the rest
    the marks that turn the reading direction.

    Here, for every form, because a view may read a word without one (the reason of a move). Passwords stay as typed.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> None:  # type: ignore[no-untyped-def]
        is_form = request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")
        if not is_form or "/api/" in request.path:
            return
        if any("\0" in text for _name, texts in request.POST.lists() for text in texts):
            raise BadRequest("NUL in a form")
        if any(unturned(text) != text for _name, texts in request.POST.lists() for text in texts):
            plain = request.POST.copy()
            for name, texts in request.POST.lists():
                if "password" not in name:
                    plain.setlist(name, [unturned(text) for text in texts])
            request.POST = plain
