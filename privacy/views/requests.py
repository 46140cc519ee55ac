"""The desk where requests about personal data are handled."""

from typing import ClassVar

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from audit.selectors import timeline
from core.access import WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from core.holdings import kept_of
from core.lists import ListView
from enterprises.choices import Restriction
from enterprises.models import Enterprise
from enterprises.views.staff import StaffPage
from privacy.choices import RequestKind, RequestStatus
from privacy.filters import RequestFilterSet
from privacy.forms import DecideForm, RecordForm
from privacy.models import DataRequest
from privacy.services import requests as services
from privacy.tables import RequestTable
from workflow.services import open_moves
from workflow.views import MoveView


class RequestListView(ListView):
    """Requests, those that are due first at the top."""

    access = WorksWith("privacy.view")
    queryset = DataRequest.objects.all()
    table_class = RequestTable
    filterset_class = RequestFilterSet
    page_title = _("Requests about personal data")
    empty_title = _("No request here")
    empty_text = _("What people ask about their data, on “My data”, by letter or at the desk, appears here.")
    default_filters: ClassVar = {"state": "open"}
    tab_filter = "state"
    create = ("privacy:record", _("Record a request"), "privacy.handle")
    export = "data-requests"
    breadcrumbs: ClassVar = [(_("Requests about personal data"), "")]


class RecordView(StaffPage, View):
    """Write down what came by letter or at the desk."""

    access = WorksWith("privacy.handle")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(RecordForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RecordForm(request.POST)
        if form.is_valid():
            try:
                row = services.record(actor=self.actor, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _now("Recorded: %(record)s.") % {"record": row})
                return redirect(row)
        return self._page(form, status=422)

    def _page(self, form: RecordForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "page_title": _now("Record a request"),
            "list_url": reverse("privacy:requests"),
            "list_label": _now("Requests about personal data"),
        }
        return render(self.request, "privacy/form.html", context, status=status)


class RequestPage(StaffPage, View):
    """One request: what is asked, how much time is left, what stands in the way, and the decision."""

    def get_row(self, pk: int) -> DataRequest:
        rows = DataRequest.objects.visible_to(self.actor)
        return get_object_or_404(rows.select_related("user", "owner", "handler", "recorded_by"), pk=pk)

    def page(self, row: DataRequest, form: DecideForm, status: int = 200) -> HttpResponse:
        may = self.actor.may("privacy.handle")
        moves = [m for m in open_moves(actor=self.actor, instance=row) if m.name not in ("grant", "refuse", "withdraw")]
        context = {
            "row": row,
            "enterprises": Enterprise.objects.visible_to(self.actor).filter(owner=row.owner, owner__isnull=False),
            "moves": moves,
            "move_url": reverse("privacy:request-move", args=[row.pk]),
            "form": form if may and row.status == RequestStatus.HANDLING else None,
            "hindered": kept_of(row.person) if row.is_open and row.kind == RequestKind.ERASURE and row.person else [],
            "can_release": may and row.owner is not None and row.owner.restriction == Restriction.ASKED,
            "entries": timeline(row),
        }
        return render(self.request, "privacy/request.html", context, status=status)


class RequestView(RequestPage):
    access = WorksWith("privacy.view")
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.get_row(pk), DecideForm())


class DecideView(RequestPage):
    """Grant or refuse, with the answer the person reads."""

    access = WorksWith("privacy.handle")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.get_row(pk), DecideForm(request.POST)
        do = request.POST.get("do", "")
        if do not in ("grant", "refuse"):
            raise BadRequest("grant or refuse?")
        if form.is_valid():
            given = form.cleaned_data
            try:
                if do == "grant":
                    services.grant(actor=self.actor, request=row, answer=given["answer"])
                else:
                    services.refuse(actor=self.actor, request=row, **given)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _now("Decided. The person has been told."))
                return redirect(row)
        return self.page(self.get_row(pk), form, status=422)


class ReleaseView(RequestPage):
    """The person wants their data to be used again."""

    access = WorksWith("privacy.handle")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.get_row(pk)
        services.lift_restriction(actor=self.actor, request=row)
        messages.success(request, _now("The restriction has been lifted."))
        return redirect(row)


class RequestMoveView(MoveView):
    access = WorksWith("privacy.handle")
    queryset = DataRequest.objects.all()
    services: ClassVar = {
        "take": lambda actor, row, reason: services.take(actor=actor, request=row),
        "finish": lambda actor, row, reason: services.finish(actor=actor, request=row),
    }
