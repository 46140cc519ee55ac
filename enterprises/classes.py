"""The class of an enterprise, by the thresholds of the day (PP 7/2021 art. 35 and 36)."""

from collections.abc import Iterable
from dataclasses import dataclass

from enterprises.choices import BusinessClass, ClassBasis
from enterprises.models import ClassThreshold


@dataclass(frozen=True, slots=True)
class Classification:
    """A class with what decided it."""

    business_class: BusinessClass
    rule: ClassThreshold | None
    basis: ClassBasis
    amount: int


def classify(
    *, started_year: int, capital: int, turnover: int, figures_year: int, rules: Iterable[ClassThreshold]
) -> Classification:
    """The class by ``rules``, the thresholds of the day from the lowest up; amounts in rupiah.

    Business capital decides for an enterprise that was founded in or after the year of the figures and so has no full
    year of sales; annual sales decide for all others. Upper bounds belong to the class.
    """
    basis = ClassBasis.CAPITAL if started_year >= figures_year and not turnover else ClassBasis.TURNOVER
    amount = capital if basis == ClassBasis.CAPITAL else turnover
    for rule in rules:
        if amount <= (rule.max_capital if basis == ClassBasis.CAPITAL else rule.max_turnover):
            return Classification(BusinessClass(rule.business_class), rule, basis, amount)
    return Classification(BusinessClass.LARGE, None, basis, amount)
