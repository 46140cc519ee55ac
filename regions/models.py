"""The regions of the province, from the province down to the village, by their official codes."""

from functools import reduce
from operator import or_
from typing import Self

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Case, CheckConstraint, F, Func, Q, Value, When
from django.db.models.functions import Length, Lower, Replace
from django.utils.translation import gettext_lazy as _

from core.scope import ScopedQuerySet, prefix_q
from core.text import squash
from regions.choices import CODE_OF_KIND, WORD_BEFORE_NAME, Kind, Level
from regions.validators import code_of_digits


def _without(column: str, pattern: str, flags: str = "") -> Func:
    """The text of ``column`` with what matches ``pattern`` taken out, by PostgreSQL itself."""
    return Func(
        F(column), Value(pattern), Value(""), Value(flags), function="REGEXP_REPLACE", output_field=models.TextField()
    )


class RegionQuerySet(ScopedQuerySet):
    """Regions, chainable."""

    def under(self, code: str) -> Self:
        """The region ``code`` itself and everything below it."""
        return self.filter(prefix_q("code", [code]))

    def children_of(self, code: str) -> Self:
        """The regions directly below ``code``."""
        return self.filter(parent_id=code)

    def of_level(self, level: Level) -> Self:
        return self.filter(level=level)

    def in_force(self) -> Self:
        """Without the regions that were dissolved or renamed away: those keep their rows, for old addresses."""
        return self.filter(valid_to__isnull=True)

    def with_path(self) -> Self:
        """With the regions above each, so that ``full_name`` asks the database nothing more."""
        return self.select_related("parent__parent")

    def search(self, text: str) -> Self:
        """By name however it is spaced, by code, and with a slip of the pen; the widest and nearest first."""
        wanted = squash(text)
        if not wanted:
            return self.none()
        if wanted.isascii() and wanted.isdigit():
            return self.filter(code__startswith=code_of_digits(wanted)).order_by("code")
        return (
            self.filter(Q(search_name__contains=wanted) | Q(search_name__trigram_similar=wanted))
            .annotate(
                misspelt=Case(When(search_name__contains=wanted, then=0), default=1),
                nearness=TrigramSimilarity("search_name", wanted),
            )
            .order_by("misspelt", "level", "-nearness", "code")
        )


@pghistory.track(exclude=["level", "search_name"])
class Region(models.Model):
    """One region with its official code; the code of a region begins with the code of the region above it.

    Codes, names and kinds: Kepmendagri 300.2.2-2430 Tahun 2025. A primary key in text also gets the index that makes
    prefix searches (``code__startswith``) fast, here and on every foreign key to it. ``level`` and ``search_name``
    are computed by the database, so they cannot disagree with the code and the name.
    """

    code = models.CharField(_("code"), max_length=13, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), related_name="children", null=True, blank=True
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    regulation = models.CharField(_("regulation"), max_length=100, blank=True)
    level = models.GeneratedField(
        verbose_name=_("level"),
        expression=Length("code") - Length(Replace("code", Value("."), Value(""))) + 1,
        output_field=models.SmallIntegerField(choices=Level),
        db_persist=True,
    )
    search_name = models.GeneratedField(
        expression=Lower(_without("name", "[^[:alnum:]]+", "g")),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        indexes = [GinIndex(fields=["search_name"], opclasses=["gin_trgm_ops"], name="region_search_name")]
        constraints = [
            CheckConstraint(
                condition=Q(parent__isnull=True, kind=Kind.PROVINCE)
                | Q(parent__isnull=False, parent_id=_without("code", r"\.[0-9]+$")),
                name="region_parent_matches_code",
                violation_error_message=_("The code must begin with the code of the region above it."),
            ),
            CheckConstraint(
                condition=reduce(or_, [Q(kind=kind, code__regex=form) for kind, form in CODE_OF_KIND.items()]),
                name="region_code_fits_kind",
                violation_error_message=_("This is not a code for this kind of region, for example 19.01.02.2001."),
            ),
            CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="region_valid_dates_ordered",
                violation_error_message=_("The last day must not be before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def official_name(self) -> str:
        """The name with its kind, as in an address: "Kelurahan Sri Menanti". The official terms are not translated."""
        return f"{WORD_BEFORE_NAME.get(Kind(self.kind), '')} {self.name}".lstrip()

    @property
    def full_name(self) -> str:
        """The address line from this region up to its kabupaten/kota. Needs ``with_path()`` to cost no query."""
        above = self.parent if self.kind in (Kind.KECAMATAN, Kind.KELURAHAN, Kind.DESA) else None
        return f"{self.official_name}, {above.full_name}" if above else self.official_name
