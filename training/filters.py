"""Narrowing the lists of trainings and participants, in the page, in the API and in the reports."""

from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import DayFilter, ListFilterSet, ScopedChoiceFilter
from partnerships.models import Agreement
from regions.filters import RegencyFilter
from training.choices import CertificateStatus, EnrolmentStatus, Mode, TrainingStatus
from training.models import Certificate, Enrolment, Training


class TrainingFilter(ListFilterSet):
    search_fields = ("title", "venue")

    status = django_filters.ChoiceFilter(choices=TrainingStatus.choices, label=_("Status"))
    mode = django_filters.ChoiceFilter(choices=Mode.choices, label=_("How"))
    agency = ScopedChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Organised by"))
    agreement = ScopedChoiceFilter(queryset=Agreement.objects.order_by("title", "pk"), label=_("Under the agreement"))
    since = DayFilter(field_name="starts_on", lookup_expr="gte", label=_("Begins from"))
    until = DayFilter(field_name="starts_on", lookup_expr="lte", label=_("Begins until"))

    class Meta:
        model = Training
        fields: ClassVar[list[str]] = []


class EnrolmentFilter(ListFilterSet):
    training = ScopedChoiceFilter(queryset=Training.objects.order_by("-starts_on", "-pk"), label=_("Training"))
    status = django_filters.ChoiceFilter(choices=EnrolmentStatus.choices, label=_("Status"))
    kabupaten = RegencyFilter(field_name="enterprise__village__code")
    certificate = django_filters.ChoiceFilter(
        label=_("Certificate"),
        method="_certificate",
        choices=[("valid", _("Has one")), ("due", _("Earned, not issued yet")), ("none", _("Has none"))],
    )

    class Meta:
        model = Enrolment
        fields: ClassVar[list[str]] = []

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        return queryset.filter(
            Q(participant_name__icontains=text)
            | Q(enterprise__search_text__contains=text.lower())
            | Q(enterprise__number__startswith=text)
        )

    def _certificate(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        valid = Certificate.objects.filter(status=CertificateStatus.VALID).values("enrolment")
        if value == "valid":
            return queryset.filter(pk__in=valid)
        if value == "due":
            return queryset.filter(pk__in=Enrolment.objects.eligible().due_after(None).values("pk"))
        return queryset.exclude(pk__in=valid)


class CertificateFilter(ListFilterSet):
    search_fields = ("number", "holder_name")

    training = ScopedChoiceFilter(
        field_name="enrolment__training",
        queryset=Training.objects.order_by("-starts_on", "-pk"),
        label=_("Training"),
    )
    status = django_filters.ChoiceFilter(choices=CertificateStatus.choices, label=_("Status"))

    class Meta:
        model = Certificate
        fields: ClassVar[list[str]] = []
