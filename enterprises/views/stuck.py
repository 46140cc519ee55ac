"""Who is stuck, where, for what and for how long; and what can be done for many at once."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core.access import WorksWith
from core.lists import ListView, run_on_each, ticked
from core.text import Words
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
    """A form about the enterprises ticked in a list. Those that are not the actor's are left out.

    Subclass with ``access``, ``permission``, ``title``, the form, and what is done with what it was given.
    """

    permission: ClassVar[str]
    title: ClassVar[Words]
    request: HttpRequest

    @cached_property
    def enterprises(self) -> list[Enterprise]:
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        rows = Enterprise.objects.reachable_by(self.actor, self.permission).filter(pk__in=ticked(sent.getlist("pk")))
        return list(rows.select_related("owner__user", "village__parent", "facilitator").order_by("name", "pk"))

    def form(self, *data: Any) -> forms.Form:
        raise NotImplementedError

    def act(self, given: dict[str, Any]) -> None:
        """Do it for each of the enterprises, and say how it went."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.enterprises:
            messages.warning(request, _now("Tick at least one row first."))
            return redirect("enterprises:stuck")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        self.act(form.cleaned_data)
        return redirect("enterprises:stuck")

    def _page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {"form": form, "enterprises": self.enterprises, "page_title": self.title}
        return render(self.request, "enterprises/ticked.html", context, status=status)


class AssignView(TickedPage):
    """Give enterprises a facilitator."""

    access = WorksWith("facilitator.assign")
    permission = "facilitator.assign"
    title = _("Assign a facilitator")

    def form(self, *data: Any) -> AssignForm:
        return AssignForm(*data, enterprises=self.enterprises)

    def act(self, given: dict[str, Any]) -> None:
        assigned: list[Enterprise] = []

        def give(enterprise: Enterprise) -> None:
            assigned.append(assign_facilitator(actor=self.actor, enterprise=enterprise, **given))

        run_on_each(self.request, self.enterprises, give, label=self.title)
        tell_facilitators(assigned)


class AskView(TickedPage):
    """Ask owners for a document or for figures."""

    access = WorksWith("enterprise.ask")
    permission = "enterprise.ask"
    title = _("Ask the owner for something")

    def form(self, *data: Any) -> AskForm:
        return AskForm(*data)

    def act(self, given: dict[str, Any]) -> None:
        def put(enterprise: Enterprise) -> None:
            ask(actor=self.actor, enterprise=enterprise, **given)

        run_on_each(self.request, self.enterprises, put, label=self.title)


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
