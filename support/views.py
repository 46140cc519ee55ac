"""Pages on which support is recorded, read and voided."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from audit.selectors import timeline
from core.access import WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import ListView
from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.selectors.finding import enterprise_by_number, find_enterprises
from enterprises.views.staff import StaffPage
from partnerships.models import Agreement
from support import services
from support.filters import CapitalFilter, MarketingFilter
from support.forms import CapitalForm, FindEnterpriseForm, MarketingForm, SupportForm
from support.models import CapitalDisbursement, MarketingResult, SupportRecord
from support.selectors import agreements_for
from support.tables import CapitalTable, MarketingTable
from workflow.services import open_moves
from workflow.views import MoveView


class MarketingListView(StaffPage, ListView):
    access = WorksWith("support.view")
    queryset = MarketingResult.objects.all()
    table_class = MarketingTable
    filterset_class = MarketingFilter
    page_title = gettext_lazy("Marketing")
    empty_text = gettext_lazy("Record where a product is on sale, and step 5 of the enterprise is done.")
    create = ("support:marketing-create", gettext_lazy("Record a marketing result"), "support.record")
    export = "marketing"
    breadcrumbs = ((gettext_lazy("Marketing"), ""),)


class CapitalListView(StaffPage, ListView):
    access = WorksWith("support.view")
    queryset = CapitalDisbursement.objects.all()
    table_class = CapitalTable
    filterset_class = CapitalFilter
    page_title = gettext_lazy("Capital")
    empty_text = gettext_lazy("Record money that reached an enterprise, and step 7 of it is done.")
    create = ("support:capital-create", gettext_lazy("Record capital"), "support.record")
    export = "capital"
    breadcrumbs = ((gettext_lazy("Capital"), ""),)


class RecordView(StaffPage, View):
    """Record support in two steps: find the enterprise, then say what it was given.

    The enterprise stands in the address (``?number=``), so each step is a plain link and can be opened by itself.
    """

    access = WorksWith("support.record")
    http_method_names = ["get", "post"]

    form_class: type[SupportForm]
    #: Keyword-only; makes the record or raises ``Refused``.
    service: Callable[..., SupportRecord]
    page_title: str | Promise
    list_title: str | Promise
    list_name: str

    def get(self, request: HttpRequest) -> HttpResponse:
        find = FindEnterpriseForm(request.GET)
        chosen = find.cleaned_data if find.is_valid() else {}
        if chosen.get("enterprise"):
            row = get_object_or_404(Enterprise.objects.visible_to(self.actor), pk=chosen["enterprise"])
            return HttpResponseRedirect(self._address(row))
        enterprise = self._enterprise(chosen.get("number", ""))
        if enterprise is None:
            return self._search(find, chosen.get("q", ""))
        return self._page(enterprise, self.form_class(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        find = FindEnterpriseForm(request.GET)
        enterprise = self._enterprise(find.cleaned_data["number"]) if find.is_valid() else None
        if enterprise is None:
            raise Http404
        form = self.form_class(request.POST, actor=self.actor)
        if form.is_valid():
            try:
                record = type(self).service(actor=self.actor, enterprise=enterprise, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("Recorded: %(record)s.") % {"record": record})
                return HttpResponseRedirect(record.get_absolute_url())
        return self._page(enterprise, form, status=422)

    def _enterprise(self, number: str) -> Enterprise | None:
        if not number:
            return None
        enterprise = enterprise_by_number(number)
        if enterprise is None:
            messages.error(self.request, _("No enterprise has the register number %(number)s.") % {"number": number})
        return enterprise

    def _address(self, enterprise: Enterprise) -> str:
        query = QueryDict(mutable=True)
        query["number"] = enterprise.number
        return f"{self.request.path}?{query.urlencode()}"

    def _search(self, find: FindEnterpriseForm, text: str) -> HttpResponse:
        found = find_enterprises(self.actor, text)
        return self._render("support/find.html", {"form": find, "text": text, "found": found})

    def _page(self, enterprise: Enterprise, form: SupportForm, status: int = 200) -> HttpResponse:
        context = {
            "enterprise": enterprise,
            "village": enterprise.village.full_name,
            "form": form,
            "has_agreement": agreements_for(self.actor).exists(),
        }
        return self._render("support/record.html", context, status)

    def _render(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        list_url = reverse(self.list_name)
        context |= {
            "page_title": self.page_title,
            "breadcrumbs": [(self.list_title, list_url), (self.page_title, "")],
            "list_url": list_url,
        }
        return render(self.request, template, context, status=status)


class MarketingRecordView(RecordView):
    form_class = MarketingForm
    service = services.record_marketing
    page_title = gettext_lazy("Record a marketing result")
    list_title = gettext_lazy("Marketing")
    list_name = "support:marketing"


class CapitalRecordView(RecordView):
    form_class = CapitalForm
    service = services.record_capital
    page_title = gettext_lazy("Record capital")
    list_title = gettext_lazy("Capital")
    list_name = "support:capital"


class DetailView(StaffPage, View):
    """One record, with the button that voids it."""

    access = WorksWith("support.view")
    http_method_names = ["get"]

    queryset: Any
    template_name: str

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        actor = self.actor
        related = ("enterprise", "agreement", "agency")
        record = get_object_or_404(self.queryset.visible_to(actor).select_related(*related), pk=pk)
        context = {
            "record": record,
            "moves": open_moves(actor=actor, instance=record),
            "move_url": reverse(f"support:{record.lifecycle.name}-move", args=[record.pk]),
            "sees_enterprise": Enterprise.objects.visible_to(actor).filter(pk=record.enterprise_id).exists(),
            "sees_agreement": Agreement.objects.visible_to(actor).filter(pk=record.agreement_id).exists(),
            "entries": timeline(record),
        }
        return render(request, self.template_name, context)


class MarketingDetailView(DetailView):
    queryset = MarketingResult.objects.select_related("company")
    template_name = "support/marketing_detail.html"


class CapitalDetailView(DetailView):
    queryset = CapitalDisbursement.objects.select_related("scheme")
    template_name = "support/capital_detail.html"


def _void(actor: Actor, record: Any, reason: str) -> None:
    services.void(actor=actor, record=record, reason=reason)


class MarketingMoveView(StaffPage, MoveView):
    access = WorksWith("support.record")
    queryset = MarketingResult.objects.all()
    services = {"void": _void}


class CapitalMoveView(StaffPage, MoveView):
    access = WorksWith("support.record")
    queryset = CapitalDisbursement.objects.all()
    services = {"void": _void}
