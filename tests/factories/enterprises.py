"""Registrations in every state and enterprises of the register."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.models import Agency, User
from core.fields import digest
from core.files import PDF, checked
from core.scope import Actor
from enterprises.checks import SECTION_FIELDS
from enterprises.choices import Evidence, FileKind, RegistrationStatus, Sex, Step
from enterprises.classes import classify
from enterprises.models import (
    ClassThreshold,
    Consent,
    Enterprise,
    KbliSection,
    Licence,
    LicenceKind,
    Owner,
    Registration,
    StepRecord,
    YearlyFigure,
)
from enterprises.reference_data import load_class_thresholds, load_licence_kinds, load_licence_needs
from enterprises.services import entering
from enterprises.services import registration as services
from enterprises.services.journey import record_step
from enterprises.services.licences import give_licence
from enterprises.services.photos import attach
from enterprises.services.serving import engage
from tests.factories.accounts import TAMAN_BUNGA, make_region, make_user

_serial = count(1)

#: The moves from a submitted registration to each later state.
_DECISIONS: dict[str, Any] = {
    RegistrationStatus.VERIFIED: services.verify,
    RegistrationStatus.CORRECTION: lambda **given: services.send_back(**given, reason="Alamat belum lengkap."),
    RegistrationStatus.REFUSED: lambda **given: services.refuse(**given, reason="Bukan usaha di wilayah ini."),
}


def make_section(letter: str = "C", *, title: str = "Industri Pengolahan") -> KbliSection:
    """A section of the KBLI of today."""
    found = KbliSection.objects.get_or_create(version=settings.KBLI_VERSION, letter=letter, defaults={"title": title})
    return found[0]


def make_thresholds() -> None:
    """The class thresholds of PP 7/2021."""
    if not ClassThreshold.objects.exists():
        load_class_thresholds()


def make_nik(birth_date: date = date(1990, 5, 17), sex: str = Sex.FEMALE, *, serial: int | None = None) -> str:
    """A NIK that fits a birth date and a sex; a new one each time."""
    serial = serial or next(_serial)
    day = birth_date.day + (40 if sex == Sex.FEMALE else 0)
    # The first 6 digits are any region of Indonesia; they widen the serial here.
    return f"19{serial // 9999:04d}{day:02d}{birth_date:%m%y}{serial % 9999 + 1:04d}"


def registration_values(**values: Any) -> dict[str, Any]:
    """Everything a complete registration holds, as cleaned values by field name."""
    n = next(_serial)
    birth_date = values.get("birth_date", date(1990, 5, 17))
    sex = values.get("sex", Sex.FEMALE)
    year = timezone.localdate().year
    return {
        "nik": make_nik(birth_date, sex),
        "full_name": f"Melati {n}",
        "birth_date": birth_date,
        "sex": sex,
        "phone": f"+62812{n:08d}",
        "email": "",
        "business_name": f"Dapur Getas {n}",
        "main_product": "Getas ikan",
        "legal_form": "none",
        "started_year": year - 5,
        "kbli_section": values["kbli_section"] if "kbli_section" in values else make_section(),
        "nib": "",
        "npwp": "",
        "village": make_region(),
        "street": "Jl. Pasar Lama 7, RT 02/RW 01",
        "postcode": "33123",
        "figures_year": year - 1,
        "turnover": 96_000_000,
        "capital": 15_000_000,
        "workers_male": 1,
        "workers_female": 2,
    } | values


def make_registration(
    status: str = RegistrationStatus.SUBMITTED,
    *,
    village: str = TAMAN_BUNGA,
    applicant: User | None = None,
    officer: Actor = SYSTEM,
    **values: Any,
) -> Registration:
    """A registration brought to ``status`` through the services, complete in every state (also as a draft)."""
    make_thresholds()
    actor = actor_for((applicant or make_user()).pk)
    given = registration_values(village=make_region(village), **values)
    row = services.begin(actor=actor)
    for section, names in SECTION_FIELDS.items():
        section_values = (
            {name: given[name] for name in names if name in given} if section != "consent" else {"agreed": True}
        )
        row = services.save_section(actor=actor, registration=row, section=section, values=section_values)
    if status == RegistrationStatus.WITHDRAWN:
        services.withdraw(actor=actor, registration=row)
    elif status != RegistrationStatus.DRAFT:
        services.submit(actor=actor, registration=row)
    if status in _DECISIONS:
        _DECISIONS[status](actor=officer, registration=row)
    return Registration.objects.get(pk=row.pk)


def make_assisted(
    status: str = RegistrationStatus.SUBMITTED,
    *,
    helper: User,
    village: str = TAMAN_BUNGA,
    officer: Actor = SYSTEM,
    agreed: Iterable[str] = (),
    **values: Any,
) -> Registration:
    """A registration that ``helper`` filled in for a person without phone and account, complete in every state."""
    make_thresholds()
    actor = actor_for(helper.pk)
    given = registration_values(village=make_region(village), **({"phone": ""} | values))
    row = services.begin_assisted(actor=actor)
    for section, names in SECTION_FIELDS.items():
        section_values = {name: given[name] for name in names if name in given}
        if section == "consent":
            section_values = {"agreed": True} | dict.fromkeys(agreed, True)
        row = services.save_section(actor=actor, registration=row, section=section, values=section_values)
    paper = SimpleUploadedFile("formulir.pdf", b"%PDF-1.7\n%%EOF\n")
    attach(actor=actor, registration=row, files={FileKind.CONSENT: checked(paper, kinds=[PDF])})
    if status != RegistrationStatus.DRAFT:
        services.submit(actor=actor, registration=row)
    if status in _DECISIONS:
        _DECISIONS[status](actor=officer, registration=row)
    return Registration.objects.get(pk=row.pk)


def make_owner(**values: Any) -> Owner:
    n = next(_serial)
    sex = values.setdefault("sex", Sex.FEMALE)
    birth_date = values.setdefault("birth_date", date(1990, 5, 17))
    nik = values.setdefault("nik", make_nik(birth_date, sex))
    values.setdefault("full_name", f"Melati {n}")
    values.setdefault("phone", f"+62812{n:08d}")
    return Owner.objects.create(nik_digest=digest(nik), **values)


def make_enterprise(
    *,
    village: str = TAMAN_BUNGA,
    user: User | None = None,
    owner: Owner | None = None,
    agencies: Iterable[Agency] = (),
    steps: Iterable[str] = (),
    turnover: int = 96_000_000,
    **values: Any,
) -> Enterprise:
    """An enterprise with step P1 and the figures of last year, without a registration behind it.

    ``user`` becomes the account of its owner, ``agencies`` serve it, ``steps`` are done besides P1 (seen by an
    officer). For one that came the whole way: ``make_registration("verified").enterprise``.
    """
    make_thresholds()
    n = next(_serial)
    year = timezone.localdate().year
    if owner is None:
        owner = Owner.objects.filter(user=user).first() if user else None
        owner = owner or make_owner(**({"user": user, "full_name": user.full_name} if user else {}))
    name, product = values.pop("name", f"Dapur Getas {n}"), values.pop("main_product", "Getas ikan")
    started_year = values.pop("started_year", year - 5)
    found = classify(
        started_year=started_year,
        capital=15_000_000,
        turnover=turnover,
        figures_year=year - 1,
        rules=ClassThreshold.objects.on(timezone.localdate()),
    )
    enterprise = Enterprise.objects.create(
        owner=owner,
        village=make_region(village),
        name=name,
        main_product=product,
        started_year=started_year,
        **{
            "number": entering.enterprise_number(village, 900_000 + n),
            "legal_form": "none",
            "kbli_section": values.get("kbli_section") or make_section(),
            "street": "Jl. Pasar Lama 7",
            "business_class": found.business_class,
            "class_rule": found.rule,
            "class_basis": found.basis,
            "class_amount": found.amount,
            "search_text": entering.search_text(name, product, owner.full_name),
            **values,
        },
    )
    YearlyFigure.objects.create(enterprise=enterprise, year=year - 1, turnover=turnover, capital=15_000_000)
    make_step(enterprise, Step.P1, evidence=Evidence.REGISTRATION)
    for step in steps:
        make_step(enterprise, step)
    for agency in agencies:
        engage(actor=SYSTEM, enterprise=enterprise, agency=agency)
    return enterprise


def make_step(enterprise: Enterprise, step: str, **values: Any) -> StepRecord:
    """A step recorded as done today, with whatever evidence."""
    given = {"actor": SYSTEM, "evidence": Evidence.OFFICER, "evidence_text": "Dilihat petugas", **values}
    given.setdefault("achieved_on", timezone.localdate())
    return record_step(enterprise=enterprise, step=Step(step), **given)


def make_licence_kinds() -> None:
    """The kinds of licences and which field of business needs them, as the reference data has them."""
    make_section()
    if not LicenceKind.objects.exists():
        load_licence_kinds()
        load_licence_needs()


def make_licence(enterprise: Enterprise, kind: str = "pirt", number: str = "", **values: Any) -> Licence:
    """A licence that waits to be checked."""
    make_licence_kinds()
    n = next(_serial)
    number = number or {"pirt": f"206347101{n:04d}-29", "nib": f"02201{n:08d}", "merek": f"IDM{n:09d}"}[kind]
    given = {"actor": SYSTEM, "issued_on": timezone.localdate(), **values}
    return give_licence(enterprise=enterprise, kind=LicenceKind.objects.get(code=kind), number=number, **given)


def make_consent(enterprise: Enterprise, *purposes: str) -> None:
    """The owner of an enterprise agrees, whether they have an account or not."""
    for purpose in purposes:
        Consent.objects.create(
            owner=enterprise.owner, person=enterprise.owner.user, purpose=purpose, text_version="uji"
        )
