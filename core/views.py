"""The landing page, the choice of a theme, and in development the living style guide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from core.access import PUBLIC, access
from core.places import LANDING_PAGE
from core.preferences import A_YEAR, THEME_COOKIE, Theme


@access(PUBLIC)
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What the programme is, for an entrepreneur who has never heard of it."""
    panels = LANDING_PAGE.draw(request.actor, None)  # type: ignore[attr-defined]
    return render(request, "core/landing.html", {"panels": panels})


@access(PUBLIC)
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme and go back to the page it was chosen on."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = HttpResponseRedirect(target)
    theme = request.POST.get("theme", "")
    if theme == Theme.DEVICE:
        response.delete_cookie(THEME_COOKIE)
    elif theme in set(Theme):
        # Read by static/js/theme.js as well, therefore not HttpOnly; it holds one word.
        response.set_cookie(THEME_COOKIE, theme, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    return response


@access(PUBLIC)
@require_safe
def style_guide(request: HttpRequest, part: str = "") -> HttpResponse:
    """Every component with made-up content. Only in development."""
    if not settings.DEBUG:
        raise Http404
    from core.style_guide import PARTS, samples

    if part not in PARTS:
        raise Http404
    return render(request, PARTS[part], samples(part))
