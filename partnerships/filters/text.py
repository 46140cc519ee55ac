"""Narrowing versions of texts and what partners say of them."""

import django_filters
from django.utils.translation import gettext_lazy as _

from core.lists import ListFilterSet, ScopedChoiceFilter
from partnerships.choices import ResponseStatus
from partnerships.models import Agreement, DraftVersion, PartnerComment

AGREEMENTS = Agreement.objects.order_by("title", "pk")


class VersionFilter(ListFilterSet):
    search_fields = ("agreement__title", "note")

    agreement = ScopedChoiceFilter(queryset=AGREEMENTS, label=_("Agreement"))

    class Meta:
        model = DraftVersion
        fields: list[str] = []


class RemarkFilter(ListFilterSet):
    search_fields = ("text", "counter_text", "article__heading")

    agreement = ScopedChoiceFilter(field_name="article__version__agreement", queryset=AGREEMENTS, label=_("Agreement"))
    status = django_filters.ChoiceFilter(
        field_name="response_status", choices=ResponseStatus.choices, label=_("Answer of the drafter")
    )

    class Meta:
        model = PartnerComment
        fields: list[str] = []
