"""Narrowing the people that are shared with a partner, by what is shared of them."""

from enterprises.filters import PlacedFilterSet
from enterprises.models import Enterprise


class SharedPeopleFilter(PlacedFilterSet):
    search_fields = ("name", "main_product", "owner__full_name")

    class Meta:
        model = Enterprise
        fields: list[str] = []
