"""What the bell on every page shows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from notifications.selectors import unread_count


def unread_notices(request: HttpRequest) -> dict[str, Any]:
    """``unread_notices``: a number, counted only by a page that shows it, for whoever is signed in."""
    actor = getattr(request, "actor", None)
    if actor is None or not actor.is_authenticated:
        return {"unread_notices": 0}
    return {"unread_notices": SimpleLazyObject(lambda: unread_count(actor.user_id))}
