"""Ordering reports, watching them being made, and taking them away."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import Needs
from core.decisions import Decision, Refused
from core.files import private_file_response
from core.lists import ListFilterSet
from core.lists.keyset import keyset_page
from core.scope import Actor
from jobs.choices import JobStatus
from jobs.models import Job
from jobs.services import cancel_job
from reports import services
from reports.choices import CONTENT_TYPES, Format
from reports.columns import ReportColumn
from reports.definition import ORDER, ReportDefinition, report, reports_for
from reports.forms import FormatForm
from reports.selectors import reports_of
from reports.services.parameters import Parameters, filters_only

PAGE_SIZE = 20
#: The longest filters an address may carry into an order.
LONGEST_QUERY = 4000

TONES = {
    JobStatus.QUEUED: "neutral",
    JobStatus.RUNNING: "info",
    JobStatus.DONE: "success",
    JobStatus.FAILED: "danger",
    JobStatus.CANCELLED: "neutral",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An ordered report as pages show it."""

    job: Job

    @property
    def parameters(self) -> Parameters:
        return Parameters.of(self.job)

    @property
    def definition(self) -> ReportDefinition | None:
        return report(self.parameters.slug)

    @property
    def columns(self) -> list[ReportColumn]:
        """Those that are in the file; none when it is a document of its own make."""
        if self.definition is None or self.parameters.format in self.definition.documents:
            return []
        columns = self.definition.columns
        return [column for column in columns if column.on_paper or self.parameters.format != Format.PDF]

    @property
    def file_kind(self) -> str:
        return self.parameters.format.upper()

    @property
    def tone(self) -> str:
        return TONES[JobStatus(self.job.status)]

    @property
    def rows(self) -> int | None:
        return self.job.facts.get("rows")

    @property
    def has_expired(self) -> bool:
        return self.job.status == JobStatus.DONE and not self.job.file_is_there


class ReportsView(View):
    """A page of the reports."""

    access = Needs(ORDER)
    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]

    def job(self, pk: Any) -> Job:
        """A report of this person; anybody else's is not there."""
        return get_object_or_404(reports_of(self.actor).select_related("owner"), pk=pk)


class ReportListView(ReportsView):
    """What can be ordered, and what this person has ordered."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = keyset_page(
            reports_of(self.actor),
            field="created_at",
            descending=True,
            cursor=request.GET.get("cursor", ""),
            size=PAGE_SIZE,
        )
        context = {
            "page_title": _("Reports"),
            "page_lead": _("Order one, go on with your work, and get a notice when the file is ready."),
            "breadcrumbs": [(_("Reports"), "")],
            "definitions": reports_for(self.actor),
            "reports": [Shown(job) for job in page.rows],
            "pager": {
                "previous_url": f"?cursor={page.previous}" if page.previous else "",
                "next_url": f"?cursor={page.next}" if page.next else "",
                "count_label": "",
            },
        }
        return render(request, "reports/list.html", context)


class OrderView(ReportsView):
    """Choose filters and a kind of file; or take both over from the list that is exported (``query``)."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        definition = self._definition(slug)
        filterset = definition.filterset(self.actor, filters_only(request.GET))
        return self._page(definition, filterset, FormatForm(formats=definition.formats))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        definition = self._definition(slug)
        given = QueryDict(request.POST["query"]) if "query" in request.POST else request.POST
        query = filters_only(given)
        if len(query) > LONGEST_QUERY:
            raise BadRequest("too many filters")
        filterset, form = definition.filterset(self.actor, query), FormatForm(request.POST, formats=definition.formats)
        if not filterset.is_valid() or not form.is_valid():
            return self._page(definition, filterset, form, status=422)
        try:
            job = services.order_report(
                actor=self.actor, definition=definition, query=query, file_format=form.cleaned_data["format"]
            )
        except Refused as refused:
            for refusal in refused.refusals:
                form.add_error(None, str(refusal))
            return self._page(definition, filterset, form, status=409)
        return redirect("reports:detail", pk=job.pk)

    def _definition(self, slug: str) -> ReportDefinition:
        definition = report(slug)
        if definition is None:
            raise Http404
        decision = definition.may_order(self.actor)
        if not decision:
            raise PermissionDenied(str(decision.reason))
        return definition

    def _page(
        self, definition: ReportDefinition, filterset: ListFilterSet, form: FormatForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "page_title": definition.title,
            "page_lead": definition.text,
            "breadcrumbs": [(_("Reports"), reverse("reports:list")), (definition.title, "")],
            "definition": definition,
            "filter_form": filterset.form,
            "form": form,
        }
        return render(self.request, "reports/order.html", context, status=status)


class DetailView(ReportsView):
    """One report: how far it is, then its file. htmx asks for the changing part alone."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        shown = Shown(self.job(pk))
        fragment = getattr(request, "htmx", False)
        template = "reports/_state.html" if fragment else "reports/detail.html"
        response = render(request, template, self._context(shown) if not fragment else {"report": shown})
        response["Vary"] = "HX-Request"
        response["Cache-Control"] = "no-store"
        return response

    def _context(self, shown: Shown) -> dict[str, Any]:
        parameters, definition = shown.parameters, shown.definition
        filterset = definition.filterset(self.actor, parameters.query) if definition else None
        return {
            "page_title": shown.job.title,
            "breadcrumbs": [(_("Reports"), reverse("reports:list")), (shown.job.title, "")],
            "report": shown,
            "columns": [str(column.label) for column in shown.columns],
            "filters": [(label, text) for _name, label, text in filterset.active()] if filterset else [],
            "format": Format(parameters.format).label,
        }


class DownloadView(ReportsView):
    """The file, for whoever ordered it and still may have what is in it."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponseBase:
        job = self.job(pk)
        shown = Shown(job)
        if shown.has_expired:
            context = {
                "page_title": job.title,
                "breadcrumbs": [(_("Reports"), reverse("reports:list"))],
                "report": shown,
            }
            return render(request, "reports/gone.html", context, status=410)
        if job.status != JobStatus.DONE:
            return redirect("reports:detail", pk=job.pk)
        if not services.still_entitled(self.actor, job):
            raise PermissionDenied(
                _(
                    "Since this report was made your rights have changed, or somebody in it has withdrawn."
                    " Order it again."
                )
            )
        return private_file_response(job.file, name=job.file_name, content_type=CONTENT_TYPES[shown.parameters.format])


class ActOnReportView(ReportsView):
    """Something done to one report from its page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        job = self.job(pk)
        decision = self.act(job)
        if not decision:
            messages.error(request, str(decision.reason))
        return HttpResponseRedirect(reverse("reports:detail", args=[job.pk]))

    def act(self, job: Job) -> Decision:
        raise NotImplementedError


class RetryView(ActOnReportView):
    def act(self, job: Job) -> Decision:
        try:
            services.retry_report(actor=self.actor, job=job)
        except Refused as refused:
            return Decision(False, str(refused))
        return Decision(True)


class CancelView(ActOnReportView):
    def act(self, job: Job) -> Decision:
        return cancel_job(job=job)
