"""The story of an enterprise, across all apps."""

from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.generic import View

from audit.selectors import Entry
from core.formats import number
from enterprises.forms.story import StoryForm
from enterprises.selectors.story import Asked, story_of
from enterprises.views.staff_enterprises import EnterprisePage

PER_PAGE = 50


class EnterpriseHistoryView(EnterprisePage, View):
    """Narrowed by part, words and days; page by page, or whole for the printer (``?print=1``)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        form = StoryForm(request.GET)
        entries = story_of(self.actor, enterprise, form.asked)
        printed = "print" in request.GET
        page: Page[Entry] = Paginator(entries, len(entries) or 1 if printed else PER_PAGE).get_page(
            request.GET.get("page")
        )
        context = self.head(enterprise, "history") | {
            "form": form,
            "story": page.object_list,
            "pager": _pager(request.GET, page),
            "is_narrowed": form.asked != Asked(),
            "printed": printed,
            "print_url": _address(request.GET, print="1"),
            "page_url": _address(request.GET),
        }
        return render(request, "enterprises/history.html", context)


def _address(given: QueryDict, **values: str | int) -> str:
    kept = {name: value for name, value in given.items() if value and name not in ("page", "print")}
    return f"?{urlencode(kept | values)}"


def _pager(given: QueryDict, page: Page[Entry]) -> dict[str, str]:
    count = page.paginator.count
    return {
        "previous_url": _address(given, page=page.previous_page_number()) if page.has_previous() else "",
        "next_url": _address(given, page=page.next_page_number()) if page.has_next() else "",
        "count_label": ngettext("%(count)s entry", "%(count)s entries", count) % {"count": number(count)},
    }
