"""Partners, and agreements in every state."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.choices import Role
from accounts.models import Agency, User
from core.files import PDF, CheckedFile, checked
from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, FileKind, PartnerKind
from partnerships.models import Agreement, Partner, PartnerUser
from partnerships.periods import Days
from partnerships.realisation import enterprises_among, indicator, register_indicator
from partnerships.services import shortlist
from partnerships.services.signing import sign
from tests.factories.accounts import make_agency, make_user

_serial = count(1)

#: An indicator of the tests' own; ``count_for`` and ``count_on`` say which enterprises it counts.
TEST_INDICATOR = "test_enterprises"
#: Agreement → day → enterprises.
_counted: dict[int, dict[date, set[int]]] = defaultdict(dict)


def _people(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    counted = [ids for day, ids in _counted[agreement_id].items() if days.first <= day <= days.last]
    return enterprises_among(set().union(*counted))


if indicator(TEST_INDICATOR) is None:
    register_indicator(code=TEST_INDICATOR, label="Enterprises counted in tests", people=_people)  # type: ignore[arg-type]


def count_for(agreement: Agreement, year: int, enterprises: Iterable[Enterprise]) -> None:
    """From now on these enterprises, and no others, count for ``TEST_INDICATOR`` in the year."""
    counted = {day: ids for day, ids in _counted[agreement.pk].items() if day.year != year}
    _counted[agreement.pk] = counted
    count_on(agreement, date(year, 1, 1), enterprises)


def count_on(agreement: Agreement, day: date, enterprises: Iterable[Enterprise]) -> None:
    """These enterprises, besides others on other days, count for ``TEST_INDICATOR`` on that day."""
    _counted[agreement.pk][day] = {enterprise.pk for enterprise in enterprises}


def make_pdf(text: str = "", *, name: str = "naskah.pdf") -> CheckedFile:
    """A PDF as a form hands it to a service; other text, other content."""
    return checked(SimpleUploadedFile(name, f"%PDF-1.7\n% {text}\n%%EOF\n".encode()), kinds=[PDF])


def make_partner(name: str | None = None, **values: Any) -> Partner:
    """A partner of the whole province; the same row again when one of that name is there."""
    name = name or f"Mitra {next(_serial)}"
    values.setdefault("kind", PartnerKind.OKOCE)
    return Partner.objects.get_or_create(name=name, defaults=values)[0]


def make_partner_user(partner: Partner) -> User:
    """A person who signs in for a partner."""
    user = make_user(Role.PARTNER)
    PartnerUser.objects.create(partner=partner, user=user)
    return user


def make_agreement(
    kind: str = AgreementKind.PKS,
    *,
    status: str = AgreementStatus.ACTIVE,
    agency: Agency | None = None,
    partner: Partner | None = None,
    parent: Agreement | None = None,
    targets: Iterable[tuple[str, int, int]] | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    actor: Actor = SYSTEM,
    **values: Any,
) -> Agreement:
    """An agreement brought to ``status`` through the services: by default a PKS in force since 30 days, for 300 more.

    A PKS gets a Kesepakatan Bersama above it (for which the DPRD need not approve) and, without ``agency``, the lead
    agency. ``targets`` are (indicator,
    year, amount); one of 10 by ``TEST_INDICATOR`` this year when not given.
    """
    n, today = next(_serial), timezone.localdate()
    kind = AgreementKind(kind)
    partner = partner or make_partner("Perkumpulan Gerakan OK OCE")
    starts_on = starts_on or today - timedelta(days=30)
    ends_on = ends_on or starts_on + timedelta(days=330)
    if kind == AgreementKind.PKS:
        agency = agency or make_agency(is_lead=True)
        parent = parent or make_agreement(AgreementKind.KB, partner=partner, starts_on=starts_on, targets=())
    draft = services.draft_agreement(
        actor=actor,
        kind=kind,
        title=values.pop("title", f"{kind.label} {n}"),
        agency=agency,
        parent=parent,
        parties=[services.Party(partner, signatory_name="Iim Rusyamsi", signatory_title="Ketua Umum")],
        starts_on=starts_on,
        ends_on=ends_on,
        **values,
    )
    for code, year, amount in [(TEST_INDICATOR, today.year, 10)] if targets is None else targets:
        services.add_target(actor=actor, agreement=draft, indicator=code, year=year, amount=amount)
    if kind == AgreementKind.KB:
        draft = services.record_council(actor=actor, agreement=draft, needed=False, reason="Tidak membebani daerah.")
    if status == AgreementStatus.DRAFT:
        return draft
    if status == AgreementStatus.CANCELLED:
        return services.cancel(actor=actor, agreement=draft, reason="Tidak jadi.")
    signed = _signed(actor, draft, n)
    if status == AgreementStatus.TERMINATED:
        return services.terminate(
            actor=actor, agreement=signed, ground="purpose", terminated_on=today, reason="Tujuan telah tercapai."
        )
    if status == AgreementStatus.EXPIRED:
        services.expire_due()
        signed.refresh_from_db()
    return signed


def _signed(actor: Actor, draft: Agreement, n: int) -> Agreement:
    document = make_pdf(f"{draft.title} {n}")
    services.attach_file(actor=actor, agreement=draft, kind=FileKind.SIGNED, document=document)
    return sign(
        actor=actor,
        agreement=draft,
        number=f"415.4/{n:03d}/TKKSD/{timezone.localdate().year}",
        partner_numbers={party.partner_id: f"{n:03d}/OKOCE/{n}" for party in draft.parties.all()},
        signed_on=draft.starts_on,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
    )


def chosen_for(agreement: Agreement, *names: str, decided: bool = True) -> list[Partner]:
    """Companies of the pool of its agency, the first of which is chosen for an agreement."""
    head = make_user("agency_head", agency=agreement.agency)
    actor, agency = actor_for(head.pk), agreement.agency
    pool = [make_partner(name, agency=agency) for name in names]
    call = shortlist.open_call(actor=actor, agency=agency, agreement=agreement, title="1 dari semua", quota=1)
    criterion = shortlist.set_criterion(actor=actor, call=call, name="Serapan", weight=100, scale=5)
    shortlist.set_candidates(actor=actor, call=call, partners=pool)
    shortlist.set_assessors(actor=actor, call=call, users=[head])
    call = shortlist.start_scoring(actor=actor, call=call)
    if decided:
        for score, company in zip((5, 3), pool, strict=False):
            given = {criterion.pk: shortlist.Given(score, "Dilihat sendiri.")}
            shortlist.give_scores(actor=actor, candidate=call.candidates.get(partner=company), scores=given)
        shortlist.decide(actor=actor, call=call, chosen=[call.candidates.get(partner=pool[0]).pk], reasons={})
    return pool
