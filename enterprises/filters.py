"""Filters of the queue and of the register, for their pages, the API and the reports that export them."""

from typing import cast

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxInput
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.lists import DayFilter, ListFilterSet, RowChoiceFilter, ScopedChoiceFilter
from core.numbers import is_digits
from core.search import words_of
from enterprises.causes import causes
from enterprises.choices import (
    AlikeIn,
    BusinessClass,
    Channel,
    FigureSource,
    ImportStatus,
    LicenceStatus,
    Likeness,
    RegistrationStatus,
    Sex,
    Step,
    Verdict,
)
from enterprises.models import Engagement, Enterprise, KbliSection, LicenceKind, YearlyFigure, last_full_year
from enterprises.models.duplicates import SuspectedPairQuerySet
from enterprises.models.enterprise import EnterpriseQuerySet
from enterprises.models.standing import StandingOfEnterprisesQuerySet
from regions.choices import Level
from regions.filters import PlaceFilter, RegencyFilter

_FILED = [choice for choice in RegistrationStatus.choices if choice[0] != RegistrationStatus.DRAFT]


def _registrations_with(queryset: QuerySet, text: str) -> QuerySet:
    """By number, or by words of the business and of the applicant."""
    words = Q()
    for word in words_of(text):
        words &= Q(business_name__icontains=word) | Q(full_name__icontains=word)
    return queryset.filter(Q(number__startswith=text.upper()) | words)


class PlacedFilterSet(ListFilterSet):
    """Narrows by where the business is."""

    kabupaten = RegencyFilter(field_name="village__code")
    kecamatan = PlaceFilter(field_name="village__code", level=Level.DISTRICT)


class RegistrationFilterSet(PlacedFilterSet):
    """The registrations that have been submitted."""

    status = django_filters.ChoiceFilter(choices=_FILED, label=_("Status"))
    channel = django_filters.ChoiceFilter(choices=Channel.choices, label=_("Channel"))
    submitted_from = DayFilter(field_name="submitted_at__date", lookup_expr="gte", label=_("Submitted from"))
    submitted_to = DayFilter(field_name="submitted_at__date", lookup_expr="lte", label=_("Submitted to"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        return _registrations_with(queryset, text)


class AssistedFilterSet(ListFilterSet):
    """Those an officer helped with, by what became of them."""

    status = django_filters.ChoiceFilter(choices=RegistrationStatus.choices, label=_("Status"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        return _registrations_with(queryset, text)


class EnterpriseFilterSet(PlacedFilterSet):
    """The register."""

    business_class = django_filters.ChoiceFilter(choices=BusinessClass.choices, label=_("Class"))
    sex = django_filters.ChoiceFilter(field_name="owner__sex", choices=Sex.choices, label=_("Sex of the owner"))
    step = django_filters.ChoiceFilter(choices=Step.choices, method="by_step", label=_("Has done the step"))
    lacks_step = django_filters.ChoiceFilter(choices=Step.choices, method="by_lack", label=_("Has not done the step"))
    moved_up = django_filters.ChoiceFilter(
        choices=[("any", _("By any figures")), ("verified", _("By verified figures"))],
        method="by_rise",
        label=_("Moved up a class last year"),
    )
    kbli = RowChoiceFilter(
        field_name="kbli_section", queryset=KbliSection.objects.current(), label=_("Field of business (KBLI)")
    )
    agency = ScopedChoiceFilter(
        queryset=Agency.objects.order_by("short_name", "pk"), method="by_agency", label=_("Served by")
    )
    registered_from = DayFilter(field_name="registered_on", lookup_expr="gte", label=_("In the register from"))
    registered_to = DayFilter(field_name="registered_on", lookup_expr="lte", label=_("In the register to"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        return cast("EnterpriseQuerySet", queryset).search(text)

    def by_agency(self, queryset: EnterpriseQuerySet, name: str, value: Agency | None) -> QuerySet:
        return (
            queryset.filter(pk__in=Engagement.objects.filter(agency=value).values("enterprise_id"))
            if value
            else queryset
        )

    def by_step(self, queryset: EnterpriseQuerySet, name: str, value: str) -> QuerySet:
        return queryset.with_step(value)

    def by_rise(self, queryset: EnterpriseQuerySet, name: str, value: str) -> QuerySet:
        risen = YearlyFigure.objects.filter(year=last_full_year()).moved_up()
        if value == "verified":
            risen = risen.filter(source=FigureSource.VERIFIED)
        return queryset.filter(pk__in=risen.values("enterprise_id"))

    def by_lack(self, queryset: EnterpriseQuerySet, name: str, value: str) -> QuerySet:
        return queryset.without_step(value)


def _causes() -> list[tuple[str, str]]:
    return [(cause.code, f"{cause.step} · {cause.label}") for cause in causes()]


class StandingFilterSet(ListFilterSet):
    """Enterprises by what keeps them from their next step."""

    state = django_filters.ChoiceFilter(
        choices=[("stuck", _("Stuck")), ("waiting", _("All with a step before them"))],
        method="by_state",
        label=_("Shown"),
        empty_label=None,
    )
    step = django_filters.ChoiceFilter(field_name="next_step", choices=Step.choices, label=_("Next step"))
    cause = django_filters.ChoiceFilter(choices=_causes, label=_("What is missing"))
    agency = RowChoiceFilter(queryset=Agency.objects.order_by("short_name", "pk"), label=_("Can free it"))
    kabupaten = RegencyFilter(field_name="village__code")
    kecamatan = PlaceFilter(field_name="village__code", level=Level.DISTRICT)
    business_class = django_filters.ChoiceFilter(
        field_name="enterprise__business_class", choices=BusinessClass.choices, label=_("Class")
    )
    mine = django_filters.BooleanFilter(method="by_facilitator", label=_("My enterprises only"), widget=CheckboxInput)
    since_to = DayFilter(field_name="waiting_since", lookup_expr="lte", label=_("Waiting since before"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        return queryset.filter(enterprise__in=Enterprise.objects.search(text).order_by().values("pk"))

    def by_facilitator(self, queryset: QuerySet, name: str, value: bool | None) -> QuerySet:
        return queryset.filter(enterprise__facilitator=self.actor.user_id) if value else queryset

    def by_state(self, queryset: StandingOfEnterprisesQuerySet, name: str, value: str) -> QuerySet:
        return queryset.stuck() if value == "stuck" else queryset.waiting()


class PairFilterSet(ListFilterSet):
    """Suspected duplicates, by whether somebody has decided on them."""

    state = django_filters.ChoiceFilter(
        choices=[("open", _("To decide")), ("decided", _("Decided"))], method="by_state", label=_("Shown")
    )
    reason = django_filters.ChoiceFilter(choices=AlikeIn.choices, method="by_reason", label=_("Alike in"))
    kabupaten = RegencyFilter(field_name="village__code")
    kecamatan = PlaceFilter(field_name="village__code", level=Level.DISTRICT)

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        """By words of the names."""
        for word in words_of(text):
            queryset = queryset.filter(names__icontains=word)
        return queryset

    def by_state(self, queryset: SuspectedPairQuerySet, name: str, value: str) -> QuerySet:
        return queryset.open() if value == "open" else queryset.exclude(verdict="")

    def by_reason(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(reasons__contains=[value])


class LicenceFilterSet(ListFilterSet):
    """Licences by what became of them, and by their last day."""

    status = django_filters.ChoiceFilter(choices=LicenceStatus.choices, label=_("Status"))
    kind = RowChoiceFilter(queryset=LicenceKind.objects.order_by("order", "name"), label=_("Licence"))
    kabupaten = RegencyFilter(field_name="enterprise__village__code")
    kecamatan = PlaceFilter(field_name="enterprise__village__code", level=Level.DISTRICT)
    ends_to = DayFilter(field_name="expires_on", lookup_expr="lte", label=_("Valid until before"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        """By the number of the licence, or by the business."""
        named = Enterprise.objects.search(text).order_by().values("pk")
        return queryset.filter(Q(number__startswith=text.upper()) | Q(enterprise__in=named))


class ImportFilterSet(ListFilterSet):
    """Spreadsheets that were handed in."""

    search_fields = ("file_name", "source")

    status = django_filters.ChoiceFilter(choices=ImportStatus.choices, label=_("Status"))


class ImportedRowFilterSet(ListFilterSet):
    """Rows of one spreadsheet."""

    verdict = django_filters.ChoiceFilter(choices=Verdict.choices, label=_("Found"))
    likeness = django_filters.ChoiceFilter(choices=Likeness.choices, label=_("Likeness"))

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        """By the number of the row."""
        return queryset.filter(number=int(text)) if is_digits(text) and len(text) < 8 else queryset.none()


class DirectoryFilter(ListFilterSet):
    """What anyone may look for in the public directory: never by what is not shown, as the name of an owner."""

    search_fields = ("name", "main_product")

    kabupaten = RegencyFilter(field_name="village__code")
    kbli = RowChoiceFilter(
        field_name="kbli_section", queryset=KbliSection.objects.current(), label=_("Field of business (KBLI)")
    )

    class Meta:
        model = Enterprise
        fields: list[str] = []
