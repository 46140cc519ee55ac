"""What every page needs to draw its frame."""

from typing import Any

from django.http import HttpRequest

from core.preferences import THEME_COOKIE, Theme


def interface(request: HttpRequest) -> dict[str, Any]:
    """``theme``: "light", "dark", or "" to follow the device."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return {"theme": chosen if chosen in set(Theme) - {Theme.DEVICE} else ""}
