"""The public directory of businesses whose owners want to be found. Nothing of it is kept anywhere: see
``selectors.directory``.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import PUBLIC
from core.files import picture_response
from core.formats import number as in_words
from core.lists.keyset import capped_count, keyset_page
from enterprises.filters import DirectoryFilter
from enterprises.selectors.directory import (
    directory_url,
    listed_enterprise,
    listed_enterprises,
    product_photo,
    whatsapp_link,
)

PAGE_SIZE = 24
#: The most addresses one sitemap may hold (sitemaps.org).
SITEMAP_LIMIT = 50_000


@method_decorator(never_cache, name="dispatch")
class DirectoryView(View):
    """Search by product or name, by kabupaten/kota and by field of business."""

    access = PUBLIC
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        found = DirectoryFilter(data=request.GET, queryset=listed_enterprises(), request=request)
        context = {
            "form": found.form,
            "is_narrowed": bool(request.GET),
            "canonical": f"{settings.SITE_URL}{reverse('enterprises:directory')}",
        }
        if not found.is_valid():
            return render(request, "enterprises/directory/list.html", context, status=422)
        page = keyset_page(
            found.qs, field="name", descending=False, cursor=request.GET.get("cursor", ""), size=PAGE_SIZE
        )
        count, more = capped_count(found.qs) if page.previous or page.next else (len(page.rows), False)
        label = ngettext("%(count)s business", "%(count)s businesses", count) % {"count": in_words(count)}
        context["rows"] = page.rows
        context["pager"] = {
            "previous_url": self._url(page.previous),
            "next_url": self._url(page.next),
            "count_label": _("more than %(businesses)s") % {"businesses": label} if more else label,
        }
        return render(request, "enterprises/directory/list.html", context)

    def _url(self, cursor: str) -> str:
        if not cursor:
            return ""
        params = {key: value for key, value in self.request.GET.items() if key in ("q", "kabupaten", "kbli")}
        return f"?{urlencode(params | {'cursor': cursor})}"


@method_decorator(never_cache, name="dispatch")
class EntryView(View):
    """One business, at an address that can be shared as long as its owner wants it."""

    access = PUBLIC
    http_method_names = ["get"]

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        enterprise = listed_enterprise(number)
        template = "enterprises/directory/entry.html"
        if enterprise is None:
            return render(request, template, {"enterprise": None}, status=404)
        context = {
            "enterprise": enterprise,
            "url": directory_url(enterprise),
            "whatsapp": whatsapp_link(enterprise),
            "photo": product_photo(enterprise),
        }
        return render(request, template, context)


@method_decorator(never_cache, name="dispatch")
class PhotoView(View):
    """The photo of the product, as long as the owner wants to be found."""

    access = PUBLIC
    http_method_names = ["get"]

    def get(self, request: HttpRequest, number: str) -> HttpResponseBase:
        enterprise = listed_enterprise(number)
        photo = product_photo(enterprise) if enterprise else None
        if photo is None:
            raise Http404
        return picture_response(photo.small)


@method_decorator(never_cache, name="dispatch")
class SitemapView(View):
    """The addresses of the directory, for search engines (sitemaps.org), the newest first."""

    access = PUBLIC
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        pages = [f"{settings.SITE_URL}{reverse(name)}" for name in ("core:landing", "enterprises:directory")]
        numbers = listed_enterprises().select_related(None).order_by("-pk").only("number")
        pages += [directory_url(row) for row in numbers[: SITEMAP_LIMIT - len(pages)]]
        return render(request, "enterprises/directory/sitemap.xml", {"pages": pages}, content_type="application/xml")
