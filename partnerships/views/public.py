"""The public register of agreements: open to everyone, by the QR code on each signed document or by searching."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from core.access import PUBLIC
from core.cache import kept
from core.formats import number
from core.lists.keyset import capped_count, keyset_page
from partnerships.filters.public import IN_FORCE, RegisterFilter
from partnerships.selectors.public import public_agreement, public_agreements, public_url, standing_of

PAGE_SIZE = 20
#: For how long (seconds) a page of results is the same for everyone: a new signing is in the register a minute later.
FRESH = 60


class RegisterView(View):
    """What the province has agreed with whom: in force unless asked otherwise."""

    access = PUBLIC
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        params = request.GET.copy()
        params.setdefault("state", IN_FORCE)
        found = RegisterFilter(data=params, queryset=public_agreements(), request=request)
        cursor = request.GET.get("cursor", "")
        if not found.is_valid():
            return self._page(found, "", status=422)
        asked = repr([*sorted(found.form.cleaned_data.items()), cursor])
        results = kept("register", asked, seconds=FRESH, make=lambda: self._results(found, cursor))
        return self._page(found, results)

    def _page(self, found: RegisterFilter, results: str, status: int = 200) -> HttpResponse:
        context = {"form": found.form, "results": results, "is_narrowed": bool(self.request.GET)}
        return render(self.request, "partnerships/public/register.html", context, status=status)

    def _results(self, found: RegisterFilter, cursor: str) -> str:
        """A page of rows, drawn without the request: nothing in it depends on who reads."""
        page = keyset_page(found.qs, field="signed_on", descending=True, cursor=cursor, size=PAGE_SIZE)
        count, more = capped_count(found.qs) if page.previous or page.next else (len(page.rows), False)
        label = ngettext("%(count)s agreement", "%(count)s agreements", count) % {"count": number(count)}
        return render_to_string(
            "partnerships/public/_results.html",
            {
                "rows": [{"agreement": row, "standing": standing_of(row)} for row in page.rows],
                "pager": {
                    "previous_url": self._url(page.previous),
                    "next_url": self._url(page.next),
                    "count_label": _("more than %(agreements)s") % {"agreements": label} if more else label,
                },
            },
        )

    def _url(self, cursor: str) -> str:
        if not cursor:
            return ""
        params = {key: value for key, value in self.request.GET.items() if key in ("q", "kind", "year", "state")}
        return f"?{urlencode(params | {'cursor': cursor})}"


class PublicAgreementView(View):
    """One signed agreement, whether it still holds or not. Its address never changes."""

    access = PUBLIC
    http_method_names = ["get"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        agreement = public_agreement(code)
        template = "partnerships/public/agreement.html"
        if agreement is None:
            return render(request, template, {"agreement": None}, status=404)
        signed = public_agreements()
        return render(
            request,
            template,
            {
                "agreement": agreement,
                "standing": standing_of(agreement),
                "url": public_url(agreement),
                "parties": agreement.parties.all(),
                "parent": agreement.parent if agreement.parent and agreement.parent.was_signed else None,
                "renews": agreement.renews if agreement.renews and agreement.renews.was_signed else None,
                "renewals": list(signed.filter(renews=agreement).order_by("signed_on", "pk")),
                "children": [
                    {"agreement": row, "standing": standing_of(row)}
                    for row in signed.filter(parent=agreement).order_by("-signed_on", "-pk")
                ],
            },
        )
