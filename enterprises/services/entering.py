"""What a complete registration becomes in the register: the same for one that is verified and for a row of a file."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from enterprises.baselines import beginning_of, evidence_of
from enterprises.choices import FigureSource
from enterprises.classes import classify
from enterprises.models import (
    Baseline,
    ClassThreshold,
    Enterprise,
    EnterpriseProfile,
    Owner,
    OwnerProfile,
    Registration,
    YearlyFigure,
)
from enterprises.models.details import BusinessDetails, OwnerDetails, names_of


def enterprise_number(village_code: str, serial: int) -> str:
    """Register number: kabupaten/kota code and a serial, for example ``1971-000123``."""
    return f"{village_code[:5].replace('.', '')}-{serial:06d}"


def search_text(*parts: str) -> str:
    return " ".join(part for part in parts if part).lower()[:460]


def owner_of(row: Registration) -> Owner:
    """The owner, not stored."""
    return Owner(
        nik=row.nik,
        nik_digest=row.nik_digest,
        full_name=row.full_name,
        birth_date=row.birth_date,
        sex=row.sex,
        phone=row.phone,
        email=row.email,
    )


def enterprise_of(row: Registration, *, owner: Owner, serial: int, rules: Iterable[ClassThreshold]) -> Enterprise:
    """The enterprise with its class by ``rules``, not stored. ``serial`` is the running part of its number."""
    found = classify(
        started_year=row.started_year or 0,
        capital=row.capital or 0,
        turnover=row.turnover or 0,
        figures_year=row.figures_year or 0,
        rules=rules,
    )
    return Enterprise(  # type: ignore[misc]
        number=enterprise_number(row.village_id or "", serial),
        owner=owner,
        registration=row if row.pk else None,
        name=row.business_name,
        main_product=row.main_product,
        legal_form=row.legal_form,
        started_year=row.started_year or 0,
        kbli_section_id=row.kbli_section_id,
        nib=row.nib or None,
        npwp=row.npwp,
        village_id=row.village_id,
        street=row.street,
        postcode=row.postcode,
        business_class=found.business_class,
        class_rule=found.rule,
        class_basis=found.basis,
        class_amount=found.amount,
        search_text=search_text(row.business_name, row.main_product, row.full_name),
    )


def figures_of(row: Registration, enterprise: Enterprise) -> YearlyFigure:
    """The figures the owner declared, not stored."""
    return YearlyFigure(
        enterprise=enterprise,
        year=row.figures_year or 0,
        turnover=row.turnover or 0,
        capital=row.capital or 0,
        assets=row.assets,
        workers_male=row.workers_male or 0,
        workers_female=row.workers_female or 0,
        casual_male=_casual(row.workers_male, row.permanent_male),
        casual_female=_casual(row.workers_female, row.permanent_female),
        business_class=enterprise.business_class,
        class_rule=enterprise.class_rule,
        class_basis=enterprise.class_basis,
        source=FigureSource.DECLARED,
    )


def _casual(all_of_them: int | None, permanent: int | None) -> int | None:
    """Those who are not permanent; None where nobody asked."""
    return None if permanent is None else max(0, (all_of_them or 0) - permanent)


def baseline_of(row: Registration, enterprise: Enterprise) -> Baseline:
    """How it stood when it entered, not stored: whether it existed before, and the figures growth is measured from."""
    evidence = evidence_of(row, timezone.localdate(row.submitted_at))
    return Baseline(
        enterprise=enterprise,
        beginning=beginning_of(evidence),
        evidence=evidence,
        started_year=row.started_year or 0,
        nib_issued_on=row.nib_issued_on,
        figures_year=row.figures_year or 0,
        turnover=row.turnover or 0,
        capital=row.capital or 0,
        workers=(row.workers_male or 0) + (row.workers_female or 0),
    )


def profiles_of(row: Registration, enterprise: Enterprise) -> None:
    """Store what a registration tells beyond the register, beside owner and enterprise. An owner keeps what an earlier
    registration told where this one says nothing.
    """
    of_owner = _answered(row, OwnerDetails)
    if of_owner:
        OwnerProfile.objects.update_or_create(owner=enterprise.owner, defaults=of_owner)
    of_business = _answered(row, BusinessDetails)
    if of_business:
        EnterpriseProfile.objects.create(enterprise=enterprise, **of_business)


def _answered(row: Registration, details: type[OwnerDetails | BusinessDetails]) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in names_of(details)}
    return {name: value for name, value in told.items() if value not in (None, "", [])}
