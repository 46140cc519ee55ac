"""What a complete registration becomes in the register: the same for one that is verified and for a row of a file."""

from collections.abc import Iterable

from enterprises.choices import FigureSource
from enterprises.classes import classify
from enterprises.models import ClassThreshold, Enterprise, Owner, Registration, YearlyFigure


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
        workers_male=row.workers_male or 0,
        workers_female=row.workers_female or 0,
        business_class=enterprise.business_class,
        class_rule=enterprise.class_rule,
        class_basis=enterprise.class_basis,
        source=FigureSource.DECLARED,
    )
