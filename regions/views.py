"""The regions below one and the regions found by name, for the lists of forms. Public facts, kept by the browser."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views import View

from core.access import PUBLIC
from core.text import Words
from regions.choices import Level
from regions.forms import PROMPTS, prompt
from regions.models import Region
from regions.selectors import choices_under, found
from regions.validators import code_or_empty

#: Seconds a browser may keep an answer; regions change by ministerial decree.
KEEP = 60 * 60


class ChildrenView(View):
    """The regions directly below ``parent``, as the options of a list, or as JSON with ``format=json``.

    A form names the fields it sends instead (``parent_field``, ``within_field``), because htmx sends a list under its
    own name. A parent that lies outside ``within`` counts as not chosen: the list above it has just changed.
    """

    access = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        parent = _chosen(request.GET, "parent")
        within = _chosen(request.GET, "within")
        if within and not parent.startswith(f"{within}."):
            parent = ""
        return _answer(request, choices_under(parent), prompt(_level(request.GET, parent), parent))


class SearchView(View):
    """The regions whose name fits ``q``, however it is spaced, with their full names; the first 20."""

    access = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        level = request.GET.get("level", "")
        regions = found(request.GET.get("q", "")[:100], Level(int(level)) if level in _LEVELS else None)
        return _answer(request, regions, _("Choose from the list") if regions else _("Nothing found"), full=True)


_LEVELS = {str(int(level)) for level in Level}


def _chosen(query: QueryDict, name: str) -> str:
    """The region code sent as ``name``, or in the field that ``name_field`` names; empty when it is not a code."""
    return code_or_empty(query.get(name) or query.get(query.get(f"{name}_field", "")))


def _level(query: QueryDict, parent: str) -> Level:
    """The level of the list: as asked, else the one below ``parent``; only levels that have a prompt."""
    asked = query.get("level", "")
    level = Level(int(asked)) if asked in _LEVELS else Level(min(parent.count(".") + 2, max(Level)))
    return level if level in PROMPTS else Level.DISTRICT


def _answer(request: HttpRequest, regions: Iterable[Region], first_line: Words, *, full: bool = False) -> HttpResponse:
    """Options or JSON, to be kept for a while; options only by the one reader, for their first line is translated."""
    if request.GET.get("format") == "json":
        facts = [
            {"code": region.code, "name": region.name, "kind": region.kind}
            | ({"full_name": region.full_name} if full else {})
            for region in regions
        ]
        response: HttpResponse = JsonResponse({"regions": facts})
        patch_cache_control(response, public=True, max_age=KEEP)
    else:
        options = [(region.code, region.full_name if full else region.name) for region in regions]
        response = render(request, "regions/options.html", {"options": options, "first_line": first_line})
        patch_cache_control(response, private=True, max_age=KEEP)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
