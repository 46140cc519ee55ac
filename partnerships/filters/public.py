"""Narrowing the public register of agreements."""

from datetime import date

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.lists import ListFilterSet
from partnerships.choices import AgreementKind
from partnerships.models import Agreement, AgreementParty
from partnerships.models.agreement import AgreementQuerySet
from partnerships.periods import Days

IN_FORCE, ENDED = "berlaku", "berakhir"
#: No agreement of the province is older than the province.
FIRST_YEAR, LAST_YEAR = 2000, 2099


class RegisterFilter(ListFilterSet):
    """What anyone may look for: words of title, scope, parties and numbers; kind; year; whether it still holds."""

    q = django_filters.CharFilter(
        label=_("Search"),
        method="_search",
        max_length=100,
        help_text=_("A word of the title or of the scope, a party, or a number."),
    )
    kind = django_filters.ChoiceFilter(choices=AgreementKind.choices, label=_("Kind"), empty_label=_("All kinds"))
    year = django_filters.NumberFilter(
        method="in_year", label=_("In force in the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, decimal_places=0
    )
    state = django_filters.ChoiceFilter(
        choices=[(IN_FORCE, _("In force")), (ENDED, _("No longer in force"))],
        method="by_state",
        label=_("Status"),
        empty_label=_("All"),
    )

    class Meta:
        model = Agreement
        fields: list[str] = []

    def by_state(self, rows: AgreementQuerySet, name: str, value: str) -> AgreementQuerySet:
        holding = rows.in_force().filter(ends_on__gte=timezone.localdate())
        return holding if value == IN_FORCE else rows.exclude(pk__in=holding.order_by().values("pk"))

    def in_year(self, rows: AgreementQuerySet, name: str, value: object) -> AgreementQuerySet:
        year = int(str(value))
        return rows.held_within(Days(date(year, 1, 1), date(year, 12, 31)))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        parties = AgreementParty.objects.filter(Q(number__icontains=text) | Q(partner__name__icontains=text))
        words = Q()
        for field in ("title", "scope", "number", "agency_name", "agency__short_name"):
            words |= Q(**{f"{field}__icontains": text})
        return queryset.filter(words | Q(pk__in=parties.values("agreement_id")))
