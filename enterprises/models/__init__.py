"""The register and the road into it."""

from enterprises.models.asking import Ask
from enterprises.models.consent import Consent, ConsentText
from enterprises.models.duplicates import Merge, SuspectedPair
from enterprises.models.enterprise import Enterprise, Owner, YearlyFigure
from enterprises.models.importing import Import, ImportedRow
from enterprises.models.journey import Engagement, Proof, StepRecord
from enterprises.models.licences import NIB, Licence, LicenceKind, LicenceNeed, LicenceReminder
from enterprises.models.profile import Baseline, ClaimCode, EnterpriseProfile, OwnerProfile, RegistrationFile
from enterprises.models.reference import ClassThreshold, KbliSection, KbliSectionMap
from enterprises.models.registration import Registration, last_full_year
from enterprises.models.rules import CauseRule, CompletionRule, Programme
from enterprises.models.standing import Standing
from enterprises.models.vocabulary import Word

__all__ = [
    "NIB",
    "Ask",
    "Baseline",
    "CauseRule",
    "ClaimCode",
    "ClassThreshold",
    "CompletionRule",
    "Consent",
    "ConsentText",
    "Engagement",
    "Enterprise",
    "EnterpriseProfile",
    "Import",
    "ImportedRow",
    "KbliSection",
    "KbliSectionMap",
    "Licence",
    "LicenceKind",
    "LicenceNeed",
    "LicenceReminder",
    "Merge",
    "Owner",
    "OwnerProfile",
    "Programme",
    "Proof",
    "Registration",
    "RegistrationFile",
    "Standing",
    "StepRecord",
    "SuspectedPair",
    "Word",
    "YearlyFigure",
    "last_full_year",
]
