"""Narrowing the lists of agreements and partners, in the page, in the API and in the report."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import ListFilterSet, ScopedChoiceFilter
from partnerships.choices import AgreementKind, AgreementStatus, CallStatus, PartnerKind
from partnerships.models import Agreement, AgreementParty, Partner
from partnerships.models.agreement import AgreementQuerySet

ENDING = [(30, _("Within 30 days")), (60, _("Within 60 days")), (90, _("Within 90 days")), (365, _("Within a year"))]


class AgreementFilter(ListFilterSet):
    kind = django_filters.ChoiceFilter(choices=AgreementKind.choices, label=_("Kind"))
    status = django_filters.ChoiceFilter(choices=AgreementStatus.choices, label=_("Status"))
    agency = ScopedChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Agency (OPD)"))
    partner = ScopedChoiceFilter(
        field_name="parties__partner", queryset=Partner.objects.order_by("name", "pk"), label=_("Partner")
    )
    under = ScopedChoiceFilter(
        field_name="parent",
        queryset=Agreement.objects.filter(kind=AgreementKind.KB).order_by("title", "pk"),
        label=_("Stands under"),
    )
    ending = django_filters.ChoiceFilter(choices=ENDING, method="by_end", label=_("Ends"))
    lacks = django_filters.ChoiceFilter(
        choices=[("pks", _("A PKS under the Kesepakatan Bersama, in time"))], method="by_lack", label=_("Lacks")
    )

    class Meta:
        model = Agreement
        fields: list[str] = []

    def by_end(self, agreements: AgreementQuerySet, name: str, value: str) -> AgreementQuerySet:
        return agreements.ending_within(int(value))

    def by_lack(self, agreements: AgreementQuerySet, name: str, value: str) -> AgreementQuerySet:
        return agreements.idle_umbrellas()

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        parties = AgreementParty.objects.filter(Q(number__icontains=text) | Q(partner__name__icontains=text))
        return queryset.filter(
            Q(title__icontains=text) | Q(number__icontains=text) | Q(pk__in=parties.values("agreement_id"))
        )


class PartnerFilter(ListFilterSet):
    search_fields = ("name", "legal_basis", "address", "contact_name")

    kind = django_filters.ChoiceFilter(choices=PartnerKind.choices, label=_("Kind"))
    agency = ScopedChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Kept by agency"))

    class Meta:
        model = Partner
        fields: list[str] = []


class CallFilter(ListFilterSet):
    """Filters of the list of calls."""

    search_fields = ("title", "agreement__title")

    status = django_filters.ChoiceFilter(label=_("Status"), choices=CallStatus)
