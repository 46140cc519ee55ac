"""Narrowing the regions of the API."""

import django_filters
from django.utils.translation import gettext_lazy as _

from regions.choices import Kind, Level
from regions.models import Region, RegionQuerySet


class RegionFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="by_text", label=_("Name or code, however it is spaced"))
    under = django_filters.CharFilter(method="by_place", label=_("Code of a region: itself and everything below it"))
    level = django_filters.TypedChoiceFilter(choices=Level.choices, coerce=int, label=_("Level"))
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("Kind"))
    parent = django_filters.CharFilter(field_name="parent_id", label=_("Code of the region directly above"))

    class Meta:
        model = Region
        fields: list[str] = []

    def by_text(self, regions: RegionQuerySet, name: str, value: str) -> RegionQuerySet:
        return regions.search(value)

    def by_place(self, regions: RegionQuerySet, name: str, value: str) -> RegionQuerySet:
        return regions.under(value)
