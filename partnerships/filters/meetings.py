"""Narrowing the lists of meetings and decisions."""

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import ListFilterSet, ScopedChoiceFilter
from partnerships.choices import DecisionStatus, MeetingStatus
from partnerships.models import Decision, Meeting


class MeetingFilter(ListFilterSet):
    search_fields = ("title", "agreement__title", "place")

    status = django_filters.ChoiceFilter(choices=MeetingStatus.choices, label=_("Status"))

    class Meta:
        model = Meeting
        fields: list[str] = []


class DecisionFilter(ListFilterSet):
    search_fields = ("text", "meeting__title", "owner__name", "owner__short_name")

    status = django_filters.ChoiceFilter(choices=DecisionStatus.choices, label=_("Status"))
    due = django_filters.ChoiceFilter(
        choices=[("late", _("Overdue")), ("ahead", _("Still ahead"))], method="by_day", label=_("Due")
    )
    owner = ScopedChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Carried out by"))

    class Meta:
        model = Decision
        fields: list[str] = []

    def by_day(self, decisions: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        rows = decisions.filter(status=DecisionStatus.OPEN)
        return rows.filter(due_on__lt=today) if value == "late" else rows.filter(due_on__gte=today)
