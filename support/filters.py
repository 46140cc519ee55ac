"""Narrowing the lists of support, in the page, in the API and in the reports."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import DayFilter, ListFilterSet, ScopedChoiceFilter
from partnerships.models import Agreement
from regions.filters import RegencyFilter
from support.choices import ChannelKind, LenderKind, RecordStatus
from support.models import CapitalDisbursement, MarketingResult, Scheme


class SupportFilter(ListFilterSet):
    """What both lists are narrowed by."""

    #: Texts of the record itself; the enterprise's name and number are always searched.
    own_text: tuple[str, ...] = ()

    status = django_filters.ChoiceFilter(choices=RecordStatus.choices, label=_("Status"))
    kabupaten = RegencyFilter(field_name="enterprise__village__code")
    agency = ScopedChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Helped by"))
    agreement = ScopedChoiceFilter(queryset=Agreement.objects.order_by("title", "pk"), label=_("Under the agreement"))
    since = DayFilter(field_name="happened_on", lookup_expr="gte", label=_("From"))
    until = DayFilter(field_name="happened_on", lookup_expr="lte", label=_("Until"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        query = Q(enterprise__search_text__contains=text.lower()) | Q(enterprise__number__startswith=text)
        for field in self.own_text:
            query |= Q(**{f"{field}__icontains": text})
        return queryset.filter(query)


class MarketingFilter(SupportFilter):
    own_text = ("product", "channel_name")

    channel = django_filters.ChoiceFilter(choices=ChannelKind.choices, label=_("Channel"))

    class Meta:
        model = MarketingResult
        fields: list[str] = []


class CapitalFilter(SupportFilter):
    own_text = ("lender", "reference")

    scheme = django_filters.ChoiceFilter(field_name="scheme__code", choices=Scheme.objects.names, label=_("Scheme"))
    lender_kind = django_filters.ChoiceFilter(choices=LenderKind.choices, label=_("Kind of lender"))

    class Meta:
        model = CapitalDisbursement
        fields: list[str] = []
