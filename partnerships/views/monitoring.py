"""Quarterly reports: of one agreement, of all of them, and one report as it is written, confirmed and read."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from core.access import Needs
from core.decisions import Refused
from core.lists import ListView
from core.scope import Actor, may_on
from partnerships.choices import ReportStatus
from partnerships.figures import Figure
from partnerships.filters import QuarterFilter
from partnerships.forms.monitoring import QuarterForm
from partnerships.models import Agreement, QuarterReport
from partnerships.periods import Quarter
from partnerships.selectors.evaluations import extensions_of, hindrances_to_evaluation, hindrances_to_extension
from partnerships.selectors.quarters import figures_in, missing_by_quarter, owed_by, with_reports_of
from partnerships.services.monitoring import begin_report, confirm_report, give_back, hand_to_head, write_report
from partnerships.tables import QuarterTable
from partnerships.views.base import Page
from partnerships.views.confirming import PaperView
from workflow.views import MoveView


class QuarterListView(ListView):
    """Which agreements owe the report of a quarter, and how far each is: due, overdue, confirmed."""

    access = Needs("quarter.view")
    template_name = "partnerships/monitoring/list.html"
    queryset = Agreement.objects.all()
    table_class = QuarterTable
    filterset_class = QuarterFilter
    page_title = gettext_lazy("Quarterly reports")
    empty_title = gettext_lazy("No report is owed")
    empty_text = gettext_lazy("Agencies report on each quarter in which an agreement of theirs was in force.")
    breadcrumbs = ((gettext_lazy("Quarterly reports"), ""),)
    tab_filter = "state"
    export = "quarters"
    export_formats = ("pdf", "docx", "xlsx", "csv")

    def get_queryset(self) -> QuerySet:
        return Agreement.objects.reachable_by(self.actor, "quarter.view")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        rows = Agreement.objects.reachable_by(self.actor, "quarter.view")
        chosen = self.filterset_class(data=self.params, queryset=rows, actor=self.actor).chosen
        states = Counter(with_reports_of(rows, chosen).order_by().values_list("report_status", flat=True))
        missing = missing_by_quarter(rows)
        return super().get_context_data(
            chosen=chosen,
            owed=states.total(),
            confirmed=states[ReportStatus.CONFIRMED],
            submitted=states[ReportStatus.SUBMITTED],
            missing=missing.pop(chosen, 0),
            urls={state: self._url(state=state) for state in ("missing", "submitted", "confirmed")},
            elsewhere=[{"quarter": quarter, "missing": count} for quarter, count in missing.items()],
            **context,
        )


class AgreementQuartersView(Page):
    """What is reported and judged of one agreement, and how it goes on."""

    access = Needs("quarter.view")
    http_method_names = ["get"]
    template_name = "partnerships/monitoring/agreement.html"
    tab = "monitoring"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "quarter.view")
        may_evaluate = bool(may_on(self.actor, "evaluation.write", agreement))
        may_draft = bool(may_on(self.actor, "agreement.draft", agreement))
        return self.page(
            agreement=agreement,
            rows=owed_by(agreement),
            may_write=bool(may_on(self.actor, "quarter.write", agreement)),
            evaluations=list(agreement.evaluations.select_related("confirmed_by")),
            may_evaluate=may_evaluate and not any(hindrances_to_evaluation(agreement)),
            extensions=list(extensions_of(agreement)),
            may_draft=may_draft,
            hindrances=list(hindrances_to_extension(agreement)) if may_draft else [],
        )


class QuarterBeginView(Page):
    """Begin the report of one quarter."""

    access = Needs("quarter.write")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "quarter.write")
        try:
            quarter = Quarter.of_code(request.POST.get("quarter", ""))
        except ValueError:
            raise BadRequest("no such quarter") from None
        try:
            return redirect(begin_report(actor=self.actor, agreement=agreement, quarter=quarter))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("partnerships:agreement-quarters", agreement.pk)


class QuarterView(PaperView):
    """One report. Its figures are taken from realisation; nobody types them."""

    access = Needs("quarter.view")
    template_name = "partnerships/monitoring/quarter.html"
    model = QuarterReport
    form_class = QuarterForm
    permission = "quarter"
    handed = gettext_lazy("The report waits for the confirmation of your head.")
    confirmed = gettext_lazy("The report is confirmed. Its figures stay as they are.")

    def save(self, paper: QuarterReport, given: dict[str, Any]) -> QuarterReport:
        return write_report(actor=self.actor, report=paper, **given)

    def submit(self, paper: QuarterReport) -> None:
        hand_to_head(actor=self.actor, report=paper)

    def confirm(self, paper: QuarterReport) -> None:
        confirm_report(actor=self.actor, report=paper)

    def figures(self, paper: QuarterReport) -> Sequence[Figure]:
        return figures_in(paper)


def _submit(actor: Actor, report: QuarterReport, reason: str) -> None:
    hand_to_head(actor=actor, report=report)


def _confirm(actor: Actor, report: QuarterReport, reason: str) -> None:
    confirm_report(actor=actor, report=report)


def _return(actor: Actor, report: QuarterReport, reason: str) -> None:
    give_back(actor=actor, report=report, reason=reason)


class QuarterMoveView(MoveView):
    """Hand a report to the head, confirm it, give it back."""

    access = Needs("quarter.view")
    queryset = QuarterReport.objects.select_related("agreement")
    services = {"submit": _submit, "confirm": _confirm, "return": _return}
