"""Who is stuck, where, for what and for how long; and what can be done for many at once."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core.access import WorksWith
from core.lists import ListView, run_on_each, ticked
from enterprises.filters import StandingFilterSet
from enterprises.forms.stuck import AskForm, AssignForm
from enterprises.models import Ask, Enterprise, Standing
from enterprises.places import STUCK_ACTIONS
from enterprises.services.asking import ask, receive
from enterprises.services.companions import assign_facilitator, tell_facilitators
from enterprises.tables import StandingTable
from enterprises.views.staff import StaffPage


class StuckListView(ListView):
    """Those who have waited too long, the longest first."""

    access = WorksWith("enterprise.view")
    queryset = Standing.objects.waiting()
    table_class = StandingTable
    filterset_class = StandingFilterSet
    page_title = _("Who is stuck")
    empty_title = _("Nobody is stuck")
    empty_text = _("No enterprise has waited longer than its cause allows.")
    export = "stuck"
    default_filters = {"state": "stuck"}
    tab_filter = "state"
    bulk_actions = STUCK_ACTIONS


class TickedPage(StaffPage, View):
    """A page that does something for the enterprises ticked in a list. Those that are not the actor's are left out."""

    permission: str
    request: HttpRequest

    @cached_property
    def enterprises(self) -> list[Enterprise]:
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        return list(self.rows().filter(pk__in=ticked(sent.getlist("pk"))).order_by("name", "pk"))

    def rows(self) -> QuerySet[Enterprise]:
        rows = Enterprise.objects.reachable_by(self.request.actor, self.permission)  # type: ignore[attr-defined]
        return rows.select_related("owner__user", "village__parent", "facilitator")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.enterprises:
            messages.warning(request, _now("Tick at least one row first."))
            return redirect("enterprises:stuck")
        return super().dispatch(request, *args, **kwargs)


class AssignView(TickedPage):
    """Give enterprises a facilitator."""

    access = WorksWith("facilitator.assign")
    permission = "facilitator.assign"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(AssignForm(enterprises=self.enterprises))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AssignForm(request.POST, enterprises=self.enterprises)
        if not form.is_valid():
            return self.page(form, status=422)
        chosen = form.cleaned_data["facilitator"]
        assigned: list[Enterprise] = []

        def give(enterprise: Enterprise) -> None:
            assigned.append(assign_facilitator(actor=self.actor, enterprise=enterprise, facilitator=chosen))

        run_on_each(request, self.enterprises, give, label=_("Assign a facilitator"))
        tell_facilitators(assigned)
        return redirect("enterprises:stuck")

    def page(self, form: AssignForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "enterprises": self.enterprises, "page_title": _("Assign a facilitator")}
        return render(self.request, "enterprises/ticked.html", context, status=status)


class AskView(TickedPage):
    """Ask owners for a document or for figures."""

    access = WorksWith("enterprise.ask")
    permission = "enterprise.ask"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(AskForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        run_on_each(
            request,
            self.enterprises,
            lambda enterprise: ask(actor=self.actor, enterprise=enterprise, **form.cleaned_data),
            label=_("Ask the owner for something"),
        )
        return redirect("enterprises:stuck")

    def page(self, form: AskForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "enterprises": self.enterprises, "page_title": _("Ask the owner for something")}
        return render(self.request, "enterprises/ticked.html", context, status=status)


class ReceiveView(StaffPage, View):
    """Note that what was asked for has been brought."""

    access = WorksWith("enterprise.ask")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reachable = Enterprise.objects.reachable_by(self.actor, "enterprise.ask")
        question = get_object_or_404(Ask.objects.filter(enterprise__in=reachable).select_related("enterprise"), pk=pk)
        receive(actor=self.actor, question=question)
        messages.success(request, _now("Noted."))
        return redirect("enterprises:detail", question.enterprise_id)
