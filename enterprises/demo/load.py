"""Builds the invented register: most of it in bulk through the declared moves, the newest through the services."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.choices import Role
from accounts.models import Membership, User
from audit.context import acting_as
from core.fields import digest
from enterprises.choices import BusinessClass, Channel, ConsentPurpose, Evidence, LegalForm, RegistrationStatus, Step
from enterprises.classes import classify
from enterprises.demo import assisted, figures, twice
from enterprises.demo.people import DemoBusiness, invent
from enterprises.demo.story import record_steps, tell_registrations
from enterprises.models import (
    ClassThreshold,
    Consent,
    Enterprise,
    KbliSection,
    Owner,
    Registration,
    StepRecord,
    SuspectedPair,
    YearlyFigure,
)
from enterprises.models.vocabulary import Word
from enterprises.services import entering
from enterprises.services import registration as services
from enterprises.services.consents import OPTIONAL
from enterprises.services.pairs import tell_apart
from regions.choices import Level
from regions.models import Region

KBLI_VERSION = 2025
#: The demo login who verified the registrations of the past.
VERIFIER = "Siti Aminah"
#: Whose enterprise the demo login owns: one with steps P1 to P4 behind it and P5 before it.
HALFWAY = 0.4


def load(*, count: int = 2000, seed: int = 2026, today: date | None = None) -> int:
    """Make ``count`` enterprises with their steps P1, P3, P4, P6 and some open registrations; returns how many."""
    today = today or timezone.localdate()
    rng = random.Random(seed)
    villages: dict[str, list[str]] = {}
    for code in Region.objects.of_level(Level.VILLAGE).order_by("code").values_list("code", flat=True):
        villages.setdefault(code[:5], []).append(code)
    businesses = [invent(rng, serial=n, villages=villages, today=today) for n in range(count + 42)]
    helped = [replace(business, village="19.71.05.1001") for business in businesses[count + 40 :]]
    del businesses[count + 40 :]
    own = int(count * HALFWAY)
    businesses[own] = replace(
        businesses[own],
        full_name="Melati Puspita",
        sex="P",
        section="C",
        product="Kemplang ikan tenggiri",
        business_name="Dapur Melati",
        village="19.71.05.1001",
    )
    with acting_as(SYSTEM), transaction.atomic():
        registered = _register_in_bulk(businesses[:count], today)
        _steps(rng, registered, today)
        twice.year_before(registered, today)
    # One business by two spellings in the register, and one that comes again as a registration.
    twice.same_again(registered[own + 1], businesses[own + 1])
    businesses[-2] = twice.like_a_known_one(businesses[-2], registered[own])
    _open_registrations(businesses[count:])
    assisted.register(helped, {s.letter: s for s in KbliSection.objects.filter(version=KBLI_VERSION)}, _sections)
    Word.refresh()
    return count


def _aware(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _applicants(businesses: Sequence[DemoBusiness]) -> list[User]:
    unusable = make_password(None)
    users = [User(full_name=b.full_name, phone=b.phone, password=unusable) for b in businesses]
    return User.objects.bulk_create(users, batch_size=1000)


def _consent_in_bulk(registrations: Sequence[Registration], owners: Sequence[Owner]) -> None:
    """Everyone to the programme; every second also to the public directory, some of them to WhatsApp and OK OCE."""
    rows = []
    for place, (registration, owner) in enumerate(zip(registrations, owners, strict=True)):
        free = OPTIONAL[: (0, 1, 0, 3)[place % 4]]
        rows += [
            Consent(
                person=registration.applicant,
                owner=owner,
                registration=registration,
                purpose=purpose,
                text_version=registration.consent_version,
                given_at=registration.submitted_at or timezone.now(),
                channel=registration.channel,
            )
            for purpose in (ConsentPurpose.PROGRAMME, *free)
        ]
    Consent.objects.bulk_create(rows, batch_size=1000)


def _register_in_bulk(businesses: Sequence[DemoBusiness], today: date) -> list[Enterprise]:
    users = _applicants(businesses)
    melati = User.objects.filter(email="wirausaha@babel.example").first()
    if melati is not None:
        users[int(len(users) * HALFWAY)] = melati
    sections = {s.letter: s for s in KbliSection.objects.filter(version=KBLI_VERSION)}
    registrations = Registration.objects.bulk_create(
        [_draft(b, user, sections[b.section], today) for b, user in zip(businesses, users, strict=True)],
        batch_size=500,
    )
    pks = [row.pk for row in registrations]
    for row in registrations:
        row.number = f"REG-{row.submitted_at:%Y}-{row.pk:06d}"
    Registration.objects.bulk_update(registrations, ["number"], batch_size=500)
    for status in (RegistrationStatus.SUBMITTED, RegistrationStatus.VERIFIED):
        Registration.objects.filter(pk__in=pks).update(status=status)
    tell_registrations(registrations, verifier=VERIFIER)
    owners = Owner.objects.bulk_create(
        [
            Owner(
                user=row.applicant,
                nik=row.nik,
                nik_digest=row.nik_digest,
                full_name=row.full_name,
                birth_date=row.birth_date,
                sex=row.sex,
                phone=row.phone,
            )
            for row in registrations
        ],
        batch_size=500,
    )
    _consent_in_bulk(registrations, owners)
    rules = list(ClassThreshold.objects.on(today))
    enterprises = Enterprise.objects.bulk_create(
        [
            _enterprise(row, owner, business, rules, today)
            for row, owner, business in zip(registrations, owners, businesses, strict=True)
        ],
        batch_size=500,
    )
    YearlyFigure.objects.bulk_create(
        [
            YearlyFigure(
                enterprise=enterprise,
                year=today.year - 1,
                turnover=b.turnover,
                capital=b.capital,
                workers_male=b.workers_male,
                workers_female=b.workers_female,
                business_class=enterprise.business_class,
                class_rule=enterprise.class_rule,
                class_basis=enterprise.class_basis,
            )
            for enterprise, b in zip(enterprises, businesses, strict=True)
        ],
        batch_size=1000,
    )
    return enterprises


def _draft(b: DemoBusiness, user: User, section: KbliSection, today: date) -> Registration:
    submitted = _aware(b.registered_on - timedelta(days=3))
    return Registration(
        applicant=user,
        channel=Channel.PORTAL,
        nik=b.nik,
        nik_digest=digest(b.nik),
        full_name=b.full_name,
        birth_date=b.birth_date,
        sex=b.sex,
        phone=b.phone,
        business_name=b.business_name,
        main_product=b.product,
        legal_form=LegalForm.SOLE if b.nib else LegalForm.NONE,
        started_year=b.started_year,
        kbli_section=section,
        nib=b.nib,
        village_id=b.village,
        street=b.street,
        figures_year=today.year - 1,
        turnover=b.turnover,
        capital=b.capital,
        workers_male=b.workers_male,
        workers_female=b.workers_female,
        consented_at=submitted,
        consent_version=services.CONSENT_VERSION,
        created_at=submitted,
        submitted_at=submitted,
        decided_at=_aware(b.registered_on, 14),
    )


def _enterprise(
    row: Registration, owner: Owner, b: DemoBusiness, rules: list[ClassThreshold], today: date
) -> Enterprise:
    found = classify(
        started_year=b.started_year,
        capital=b.capital,
        turnover=b.turnover,
        figures_year=today.year - 1,
        rules=rules,
    )
    return Enterprise(
        number=entering.enterprise_number(b.village, row.pk),
        owner=owner,
        registration=row,
        name=b.business_name,
        main_product=b.product,
        legal_form=row.legal_form,
        started_year=b.started_year,
        kbli_section=row.kbli_section,
        nib=b.nib or None,
        village_id=b.village,
        street=b.street,
        business_class=BusinessClass(found.business_class),
        class_rule=found.rule,
        class_basis=found.basis,
        class_amount=found.amount,
        registered_on=b.registered_on,
        search_text=entering.search_text(b.business_name, b.product, b.full_name),
    )


def _steps(rng: random.Random, enterprises: list[Enterprise], today: date) -> None:
    """P1 for all; P3, P4 and P6 as officers saw them. P2, P5 and P7 come from trainings and support."""
    records = [
        StepRecord(
            enterprise=e,
            step=Step.P1,
            achieved_on=e.registered_on,
            evidence=Evidence.REGISTRATION,
            evidence_id=e.registration_id,
            evidence_text=(e.registration.number or "") if e.registration else "",
            recorded_by=VERIFIER,
        )
        for e in enterprises
    ]
    for step in (Step.P3, Step.P4, Step.P6):
        for e in enterprises[: int(len(enterprises) * figures.FUNNEL[step])]:
            wait = min(rng.randrange(5, 150), (today - e.registered_on).days)
            records.append(
                StepRecord(
                    enterprise=e,
                    step=step,
                    achieved_on=e.registered_on + timedelta(days=wait),
                    evidence=Evidence.OFFICER,
                    evidence_text=rng.choice(figures.EVIDENCE[step]),
                    recorded_by="Rina Marlina",
                )
            )
    record_steps(records)
    _companions(enterprises)


def _companions(enterprises: list[Enterprise]) -> None:
    """The facilitators of the demo walk with four of five enterprises of their kecamatan."""
    members = Membership.objects.filter(role=Role.FACILITATOR).order_by("pk")
    for region_id, user_id in members.values_list("region_id", "user_id"):
        theirs = [e.pk for e in enterprises if e.village_id.startswith(f"{region_id}.")]
        chosen = [pk for index, pk in enumerate(theirs) if index % 5]
        Enterprise.objects.filter(pk__in=chosen).update(facilitator=user_id)


def _open_registrations(businesses: Sequence[DemoBusiness]) -> None:
    """Registrations of the last days, in every state, through the services as people would."""
    users = _applicants(businesses)
    sections = {s.letter: s for s in KbliSection.objects.filter(version=KBLI_VERSION)}
    verifiers = {m.region_id: m.user_id for m in Membership.objects.filter(role=Role.VERIFIER).order_by("pk")}
    for index, (b, user) in enumerate(zip(businesses, users, strict=True)):
        actor = actor_for(user.pk)
        with acting_as(actor):
            draft = services.begin(actor=actor)
            for section, values in _sections(b, sections).items():
                draft = services.save_section(actor=actor, registration=draft, section=section, values=values)
            if index % 10 == 9:
                continue  # left halfway
            draft = services.submit(actor=actor, registration=draft)
        verifier = verifiers.get(b.village[:5])
        if verifier and index % 5 == 0:
            officer = actor_for(verifier)
            with acting_as(officer):
                if index % 2:
                    services.send_back(
                        actor=officer, registration=draft, reason="Alamat belum lengkap. Tulis nomor rumah dan RT/RW."
                    )
                else:
                    for pair in SuspectedPair.objects.open().about(draft):
                        tell_apart(actor=officer, pair=pair, reason="Dua usaha: pemilik dan lapaknya berbeda.")
                    services.verify(actor=officer, registration=draft)


def _sections(b: DemoBusiness, sections: dict[str, KbliSection]) -> dict[str, dict[str, object]]:
    return {
        "owner": {
            "nik": b.nik,
            "full_name": b.full_name,
            "birth_date": b.birth_date,
            "sex": b.sex,
            "phone": b.phone,
        },
        "business": {
            "business_name": b.business_name,
            "main_product": b.product,
            "legal_form": LegalForm.NONE,
            "started_year": b.started_year,
            "kbli_section": sections[b.section],
            "nib": b.nib,
        },
        "address": {"village": Region.objects.get(pk=b.village), "street": b.street},
        "figures": {
            "figures_year": timezone.localdate().year - 1,
            "turnover": b.turnover,
            "capital": b.capital,
            "workers_male": b.workers_male,
            "workers_female": b.workers_female,
        },
        "consent": {"agreed": True},
    }
