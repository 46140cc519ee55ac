"""The class of an enterprise by its latest figures and the thresholds of the day (PP 7/2021 art. 35 and 36)."""

from django.utils import timezone

from enterprises.classes import classify
from enterprises.models import ClassThreshold, Enterprise, YearlyFigure


def class_of_figure(figure: YearlyFigure, *, started_year: int) -> None:
    """Set the class of the figures with the rule and the basis that gave it; not stored."""
    found = classify(
        started_year=started_year,
        capital=figure.capital,
        turnover=figure.turnover,
        figures_year=figure.year,
        rules=ClassThreshold.objects.on(timezone.localdate()),
    )
    figure.business_class, figure.class_rule, figure.class_basis = found.business_class, found.rule, found.basis


def reclassify(row: Enterprise) -> None:
    """The class by the latest figures; the enterprise is held by the caller."""
    latest = YearlyFigure.objects.filter(enterprise=row).order_by("-year").first()
    if latest is None:
        return
    found = classify(
        started_year=row.started_year,
        capital=latest.capital,
        turnover=latest.turnover,
        figures_year=latest.year,
        rules=ClassThreshold.objects.on(timezone.localdate()),
    )
    row.business_class, row.class_rule = found.business_class, found.rule
    row.class_basis, row.class_amount = found.basis, found.amount
    row.save(update_fields=["business_class", "class_rule", "class_basis", "class_amount"])
