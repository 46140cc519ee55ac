"""Where someone lands after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from core.access import SIGNED_IN, access


@access(SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """Staff come to their dashboard, an entrepreneur to the own business; whoever has neither to the start page."""
    staff = request.actor.is_staff_member  # type: ignore[attr-defined]
    names = ["dashboard:home", "enterprises:portal"] if staff else ["enterprises:portal"]
    for name in names:
        try:
            return redirect(reverse(name))
        except NoReverseMatch:
            continue
    return redirect("core:landing")
