"""Narrowing the lists of requests and of breaches."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.lists import DayFilter, ListFilterSet
from core.numbers import is_digits
from privacy.choices import BreachStatus, RequestChannel, RequestKind
from privacy.models import Breach, DataRequest


class RequestFilterSet(ListFilterSet):
    state = django_filters.ChoiceFilter(
        choices=[("open", _("Open")), ("late", _("Overdue")), ("ended", _("Ended"))],
        method="by_state",
        label=_("Shown"),
    )
    kind = django_filters.ChoiceFilter(choices=RequestKind.choices, label=_("What is asked"))
    channel = django_filters.ChoiceFilter(choices=RequestChannel.choices, label=_("How it came"))
    received_from = DayFilter(field_name="received_at__date", lookup_expr="gte", label=_("Received from"))
    received_to = DayFilter(field_name="received_at__date", lookup_expr="lte", label=_("Received to"))

    class Meta:
        model = DataRequest
        fields: list[str] = []

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        """By number or by the name of the person."""
        number = text.upper().removeprefix("PDP-")
        query = Q(name__icontains=text)
        if is_digits(number) and len(number) < 12:
            query |= Q(pk=int(number))
        return queryset.filter(query)

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        open_rows, late = DataRequest.objects.open(), DataRequest.objects.late()
        if value == "ended":
            return queryset.exclude(pk__in=open_rows.order_by().values("pk"))
        return queryset.filter(pk__in=(late if value == "late" else open_rows).order_by().values("pk"))


class BreachFilterSet(ListFilterSet):
    search_fields = ("title", "story")

    status = django_filters.ChoiceFilter(choices=BreachStatus.choices, label=_("Status"))
    known_from = DayFilter(field_name="known_at__date", lookup_expr="gte", label=_("Known from"))
    known_to = DayFilter(field_name="known_at__date", lookup_expr="lte", label=_("Known to"))

    class Meta:
        model = Breach
        fields: list[str] = []
