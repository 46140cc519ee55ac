"""Narrowing quarterly reports and evaluations: those that are owed, in the page and in the report for the Governor;
those that are there, in the API.
"""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import ListFilterSet, ScopedChoiceFilter
from partnerships.choices import Recommendation, ReportStatus
from partnerships.models import Agreement, Evaluation, QuarterReport
from partnerships.models.agreement import AgreementQuerySet
from partnerships.periods import Quarter
from partnerships.selectors.quarters import asked_quarters, with_reports_of

MISSING, LATE = "missing", "late"


def _quarters() -> list[tuple[str, str]]:
    return [(quarter.code, str(quarter)) for quarter in asked_quarters()]


class QuarterFilter(ListFilterSet):
    """Agreements that owe a report of one quarter, the newest that is over when none is chosen."""

    search_fields = ("title", "number", "agency__name", "agency__short_name")

    quarter = django_filters.ChoiceFilter(
        choices=_quarters, method="of_quarter", label=_("Quarter"), empty_label=_("The newest")
    )
    state = django_filters.ChoiceFilter(
        choices=[
            (MISSING, _("Not reported")),
            (LATE, _("Overdue")),
            (ReportStatus.SUBMITTED, _("Waiting for confirmation")),
            (ReportStatus.CONFIRMED, _("Confirmed")),
        ],
        method="by_state",
        label=_("Report"),
    )
    agency = ScopedChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Agency (OPD)"))

    class Meta:
        model = Agreement
        fields: list[str] = []

    @property
    def chosen(self) -> Quarter:
        """The quarter that is told of."""
        code = self.form.cleaned_data.get("quarter") if self.form.is_valid() else ""
        return Quarter.of_code(code) if code else asked_quarters()[0]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        assert isinstance(queryset, AgreementQuerySet)
        return super().filter_queryset(with_reports_of(queryset, self.chosen))

    def of_quarter(self, agreements: QuerySet, name: str, value: str) -> QuerySet:
        """Done already: every row is one that owes a report of that quarter."""
        return agreements

    def by_state(self, agreements: QuerySet, name: str, value: str) -> QuerySet:
        if value == LATE and not self.chosen.days_late:
            return agreements.none()
        if value in (MISSING, LATE):
            return agreements.exclude(report_status=ReportStatus.CONFIRMED)
        return agreements.filter(report_status=value)


AGREEMENTS = Agreement.objects.order_by("title", "pk")


class QuarterReportFilter(ListFilterSet):
    search_fields = ("agreement__title", "narrative", "obstacles", "plan")

    agreement = ScopedChoiceFilter(queryset=AGREEMENTS, label=_("Agreement"))
    status = django_filters.ChoiceFilter(choices=ReportStatus.choices, label=_("Status"))

    class Meta:
        model = QuarterReport
        fields = ("year", "quarter")


class EvaluationFilter(ListFilterSet):
    search_fields = ("agreement__title", "summary")

    agreement = ScopedChoiceFilter(queryset=AGREEMENTS, label=_("Agreement"))
    status = django_filters.ChoiceFilter(choices=ReportStatus.choices, label=_("Status"))
    recommendation = django_filters.ChoiceFilter(choices=Recommendation.choices, label=_("Recommendation"))

    class Meta:
        model = Evaluation
        fields: list[str] = []
