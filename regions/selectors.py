"""Reading regions for pages, choices and the API."""

from collections.abc import Iterable

from django.db.models import QuerySet

from regions.choices import Level
from regions.models import Region

#: Enough to choose from; a longer answer means: type more.
SEARCH_LIMIT = 20


def regencies() -> QuerySet[Region]:
    """The kabupaten and kota in force, by code."""
    return Region.objects.of_level(Level.REGENCY).in_force()


def choices_under(parent: str) -> QuerySet[Region]:
    """What can be chosen directly below ``parent``, by code; nothing when no parent is chosen yet."""
    return Region.objects.children_of(parent).in_force() if parent else Region.objects.none()


def found(text: str, level: Level | None = None) -> QuerySet[Region]:
    """The first regions that fit what someone typed, with the regions above them."""
    regions = Region.objects.in_force().search(text)
    if level is not None:
        regions = regions.of_level(level)
    return regions.with_path()[:SEARCH_LIMIT]


def full_names(codes: Iterable[str]) -> dict[str, str]:
    """Address line by code, for a page that holds only codes: one query, however many."""
    return {region.code: region.full_name for region in Region.objects.filter(code__in=set(codes)).with_path()}
