"""Narrowing the regions of the API."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.lists.filters import ChoiceOfRow, RowChoiceFilter
from core.scope import prefix_q
from regions.choices import Kind, Level
from regions.models import Region, RegionQuerySet


class PlaceField(ChoiceOfRow):
    """A choice of regions of one level; below the regencies each with the region it lies in."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.parent.name})" if obj.level > Level.REGENCY else obj.name


class PlaceFilter(RowChoiceFilter):
    """A choice of one region of ``level``; narrows to the rows whose region code at ``field_name`` lies in it."""

    field_class = PlaceField

    def __init__(self, *, field_name: str, level: Level, **kwargs: Any) -> None:
        kwargs.setdefault("label", level.label)
        regions = Region.objects.of_level(level).in_force().select_related("parent")
        super().__init__(field_name=field_name, queryset=regions, **kwargs)

    def filter(self, qs: QuerySet, value: Region | None) -> QuerySet:
        return qs.filter(prefix_q(self.field_name, [value.pk])) if value else qs


class RegencyFilter(PlaceFilter):
    """A choice of one kabupaten/kota."""

    def __init__(self, *, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name=field_name, level=Level.REGENCY, **kwargs)


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
