"""Columns that several reports have."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import Words
from regions.models import Region
from reports.columns import Kind, ReportColumn

Village = Callable[[Any], Region | None]


def place_columns(village: Village, path: str, *, on_paper: bool = True) -> tuple[ReportColumn, ...]:
    """Village, kecamatan and kabupaten/kota of a row; ``path`` is the relation to the village."""
    related = (f"{path}__parent__parent",)

    def above(levels: int) -> Callable[[Any], str | None]:
        def name(row: Any) -> str | None:
            region = village(row)
            for _level in range(levels):
                region = region.parent if region else None
            return region.name if region else None

        return name

    return (
        ReportColumn("village", _("Village"), above(0), width=20, related=related, on_paper=False),
        ReportColumn("kecamatan", _("Kecamatan"), above(1), width=18, related=related, on_paper=False),
        ReportColumn("kabupaten", _("Kabupaten/kota"), above(2), width=18, related=related, on_paper=on_paper),
    )


def enterprise_columns(*, on_paper: bool = True) -> tuple[ReportColumn, ...]:
    """Number, name and owner of the enterprise a row is about."""
    return (
        ReportColumn("number", _("Register number"), lambda row: row.enterprise.number, width=16),
        ReportColumn("enterprise", _("Business"), lambda row: row.enterprise.name, width=28, related=("enterprise",)),
        ReportColumn(
            "owner",
            _("Owner"),
            lambda row: row.enterprise.owner.full_name,
            width=24,
            related=("enterprise__owner",),
            on_paper=on_paper,
        ),
        *place_columns(lambda row: row.enterprise.village, "enterprise__village", on_paper=on_paper),
    )


def company_column() -> ReportColumn:
    """The chosen company that took part, if one did."""
    return ReportColumn(
        "company",
        _("Partner company"),
        lambda row: row.company.name if row.company else "",
        width=26,
        on_paper=False,
        related=("company",),
    )


def text(
    key: str, label: Words, name: str, *, width: int = 18, related: tuple[str, ...] = (), on_paper: bool = True
) -> ReportColumn:
    """A text; ``name`` may follow relations ("owner.full_name"), named in ``related``."""
    return ReportColumn(key, label, attrgetter(name), width=width, related=related, on_paper=on_paper)


def choice(
    key: str,
    label: Words,
    name: str,
    choices: type[models.TextChoices],
    *,
    width: int = 18,
    related: tuple[str, ...] = (),
    on_paper: bool = True,
) -> ReportColumn:
    """The label of a choice; ``name`` may follow relations ("owner.sex"). Quicker than Django's own, row by row."""
    labels = dict(choices.choices)
    value = attrgetter(name)
    return ReportColumn(
        key, label, lambda row: labels.get(value(row), value(row)), width=width, related=related, on_paper=on_paper
    )


def day(key: str, label: Words, name: str, *, on_paper: bool = True) -> ReportColumn:
    """A date of the row itself."""
    return ReportColumn(key, label, attrgetter(name), kind=Kind.DATE, width=13, on_paper=on_paper)
