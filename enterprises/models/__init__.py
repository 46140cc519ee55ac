"""The register and the road into it."""

from enterprises.models.enterprise import Enterprise, Owner, YearlyFigure
from enterprises.models.journey import Engagement, StepRecord
from enterprises.models.reference import ClassThreshold, KbliSection, KbliSectionMap
from enterprises.models.registration import Consent, Registration, last_full_year
from enterprises.models.vocabulary import Word

__all__ = [
    "ClassThreshold",
    "Consent",
    "Engagement",
    "Enterprise",
    "KbliSection",
    "KbliSectionMap",
    "Owner",
    "Registration",
    "StepRecord",
    "Word",
    "YearlyFigure",
    "last_full_year",
]
