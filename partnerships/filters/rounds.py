"""Narrowing the lists of answers and opportunities."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import ListFilterSet, ScopedChoiceFilter
from enterprises.choices import Step
from partnerships.choices import AnswerStatus, FundingSource, RoundStatus, Verdict
from partnerships.models import Agreement, Answer, InputRound, Opportunity
from partnerships.realisation import under

AGENCIES = Agency.objects.order_by("short_name", "pk")
#: The trees of agreements in which agencies were asked.
ASKED = Agreement.objects.filter(
    Q(rounds__isnull=False) | Q(children__rounds__isnull=False) | Q(children__children__rounds__isnull=False),
    parent__isnull=True,
)


class AnswerFilter(ListFilterSet):
    search_fields = ("round__agreement__title", "agency__name", "agency__short_name")

    status = django_filters.ChoiceFilter(choices=AnswerStatus.choices, label=_("Status"))
    round = django_filters.ChoiceFilter(
        field_name="round__status", choices=RoundStatus.choices, label=_("The round is")
    )
    verdict = django_filters.ChoiceFilter(choices=Verdict.choices, method="by_verdict", label=_("Verdict"))
    agency = ScopedChoiceFilter(queryset=AGENCIES, label=_("Agency (OPD)"))

    class Meta:
        model = Answer
        fields: list[str] = []

    def by_verdict(self, answers: QuerySet, name: str, value: str) -> QuerySet:
        """Only of answers that their heads have confirmed: before, they say nothing to anybody else."""
        return answers.filter(verdict=value, confirmed_at__isnull=False)


class OpportunityFilter(ListFilterSet):
    """What is offered; in the list, in the matrix and in the report."""

    search_fields = ("activity", "target_group", "answer__agency__name", "answer__agency__short_name")

    agreement = ScopedChoiceFilter(
        queryset=ASKED.order_by("title", "pk").distinct(), method="by_tree", label=_("Under the agreement")
    )
    agency = ScopedChoiceFilter(field_name="answer__agency", queryset=AGENCIES, label=_("Agency (OPD)"))
    step = django_filters.ChoiceFilter(
        choices=[(step.value, f"{step.value} {step.label}") for step in Step], label=_("Step")
    )
    funding = django_filters.ChoiceFilter(choices=FundingSource.choices, label=_("Source of funds"))

    class Meta:
        model = Opportunity
        fields: list[str] = []

    def by_tree(self, offers: QuerySet, name: str, value: Agreement) -> QuerySet:
        return offers.filter(under(value.pk, "answer__round__agreement"))


class RoundFilter(ListFilterSet):
    search_fields = ("agreement__title", "message")

    agreement = ScopedChoiceFilter(queryset=Agreement.objects.order_by("title", "pk"), label=_("Agreement"))
    status = django_filters.ChoiceFilter(choices=RoundStatus.choices, label=_("Status"))

    class Meta:
        model = InputRound
        fields: list[str] = []
