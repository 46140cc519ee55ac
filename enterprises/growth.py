"""Growth, jobs and moving up a class (naik kelas) from one year to the next, only where the two can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enterprises.choices import BusinessClass, FigureSource
from enterprises.models import ClassThreshold, YearlyFigure

#: From the lowest up.
RANKS = list(BusinessClass)


@dataclass(frozen=True, slots=True)
class Growth:
    """The figures of one year beside those of the year before. ``why_not`` says why they cannot be compared."""

    figure: YearlyFigure
    why_not: str | Promise = ""
    #: Change of annual sales as a share; none when there were no sales the year before.
    sales: float | None = None
    #: More or fewer workers.
    jobs: int | None = None
    #: Classes up (or down, below zero); none where ``class_why_not`` says why.
    classes: int | None = None
    class_why_not: str | Promise = ""

    @property
    def tone(self) -> str:
        """Of the badge that says how far the figures can be trusted."""
        return "success" if self.figure.source == FigureSource.VERIFIED else "neutral"

    @property
    def moved_up(self) -> bool:
        return (self.classes or 0) > 0


def growth_of(figures: Iterable[YearlyFigure]) -> list[Growth]:
    """Each year of an enterprise beside the year before, the newest first."""
    by_year = {figure.year: figure for figure in figures}
    return [_growth(by_year[year], by_year.get(year - 1)) for year in sorted(by_year, reverse=True)]


def _growth(figure: YearlyFigure, before: YearlyFigure | None) -> Growth:
    if before is None:
        return Growth(figure, _("No figures of the year before."))
    if figure.source != before.source:
        return Growth(figure, _("One year is declared, the other verified."))
    why_not = _class_why_not(figure, before)
    return Growth(
        figure,
        sales=(figure.turnover - before.turnover) / before.turnover if before.turnover else None,
        jobs=_workers(figure) - _workers(before),
        classes=None if why_not else _rank(figure) - _rank(before),
        class_why_not=why_not,
    )


def _class_why_not(figure: YearlyFigure, before: YearlyFigure) -> str | Promise:
    if not figure.business_class or not before.business_class:
        return _("The class of one year was not kept.")
    if figure.class_basis != before.class_basis:
        return _("One year was decided by capital, the other by sales.")
    if _version(figure.class_rule) != _version(before.class_rule) and figure.class_rule and before.class_rule:
        return _("The two years were classed by different rules.")
    return ""


def _version(rule: ClassThreshold | None) -> tuple[object, ...]:
    """The thresholds of one regulation come into force on one day; above the highest there is no row."""
    return (rule.regulation, rule.valid_from) if rule else ()


def _workers(figure: YearlyFigure) -> int:
    return figure.workers_male + figure.workers_female


def _rank(figure: YearlyFigure) -> int:
    return RANKS.index(BusinessClass(figure.business_class))
