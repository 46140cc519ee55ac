"""Signing, and what the database then keeps unchanged."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import InternalError, connection, connections, transaction
from django.utils import timezone

from accounts.choices import Role
from audit.models import Act
from core.decisions import Refused
from notifications.models import Notice
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.models import Agreement, AgreementFile, AgreementParty, Target
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement, make_partner, make_pdf
from workflow.services import MoveRefused


@pytest.fixture
def secretariat(db):
    return make_actor(Role.SECRETARIAT)


def with_document(draft: Agreement) -> Agreement:
    services.attach_file(
        actor=make_actor(Role.SECRETARIAT), agreement=draft, kind=FileKind.SIGNED, document=make_pdf(draft.title)
    )
    return draft


def sign(actor, draft, **values):
    today = timezone.localdate()
    given = {
        "number": f"415.4/{draft.pk}/2026",
        "partner_numbers": {party.partner_id: f"{draft.pk}/OKOCE" for party in draft.parties.all()},
        "signed_on": today,
        "starts_on": today,
        "ends_on": today + timedelta(days=200),
    }
    return services.sign(actor=actor, agreement=draft, **given | values)


def fields(refused) -> set[str]:
    return {refusal.field for refusal in refused.value.refusals}


def test_a_signed_pks_is_in_force_with_what_the_paper_says(secretariat):
    agency = make_agency("dkukm", name="Dinas Koperasi dan UKM")
    head = make_user(Role.AGENCY_HEAD, agency=agency)
    other_head = make_user(Role.AGENCY_HEAD, agency=make_agency("disperindag"))
    draft = with_document(make_agreement(status="draft", agency=agency))
    Notice.objects.all().delete()
    signed = sign(secretariat, draft)
    assert (signed.status, signed.agency_name) == (AgreementStatus.ACTIVE, "Dinas Koperasi dan UKM")
    assert signed.parties.get().number == f"{draft.pk}/OKOCE"
    act = Act.objects.about(signed).get(verb="agreement.sign")
    assert (act.from_state, act.to_state, act.actor_id) == ("draft", "active", secretariat.user_id)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.url) == (head, signed.get_absolute_url())
    assert other_head != head
    agency.name = "Dinas Baru"
    agency.save()
    signed.refresh_from_db()
    assert signed.agency_label == "Dinas Koperasi dan UKM"


def test_what_is_missing_is_named_beside_its_field_and_nothing_is_kept(secretariat):
    draft = make_agreement(status="draft", targets=())
    partner = draft.parties.get().partner_id
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, number=" ", partner_numbers={partner: ""}, signed_on=None, ends_on=None)
    assert fields(refused) == {"number", f"number_{partner}", "signed_on", "ends_on", "document", "targets"}
    draft.refresh_from_db()
    assert (draft.status, draft.number, draft.signed_on) == (AgreementStatus.DRAFT, None, None)
    assert not Act.objects.about(draft).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": date(2026, 1, 1), "starts_on": date(2026, 1, 2), "signed_on": date(2026, 1, 1)}, "ends_on"),
        ({"signed_on": date(2999, 1, 1)}, "signed_on"),
    ],
)
def test_impossible_days_are_refused(secretariat, wrong, field):
    draft = with_document(make_agreement(status="draft", starts_on=date(2025, 12, 1)))
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, **wrong)
    assert fields(refused) == {field}


def test_a_kesepakatan_bersama_runs_no_longer_than_the_setting_says(secretariat, settings):
    draft = with_document(make_agreement(AgreementKind.KB, status="draft", targets=()))
    start = timezone.localdate().replace(day=1)
    just_too_long = {"starts_on": start, "ends_on": start.replace(year=start.year + 1, day=2)}
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, **just_too_long)
    assert fields(refused) == {"ends_on"}
    settings.KB_MAX_MONTHS = 0
    assert sign(secretariat, draft, **just_too_long).status == AgreementStatus.ACTIVE


def test_the_umbrella_must_still_be_in_force_on_the_day_of_signing(secretariat):
    draft = with_document(make_agreement(status="draft"))
    ended = {"ground": "replaced", "terminated_on": timezone.localdate(), "reason": "Digantikan."}
    services.terminate(actor=secretariat, agreement=draft.parent, **ended)
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft)
    assert fields(refused) == {"signed_on"}


def test_a_pks_is_not_signed_before_its_umbrella_begins(secretariat):
    draft = with_document(make_agreement(status="draft"))
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, signed_on=draft.parent.starts_on - timedelta(days=1))
    assert fields(refused) == {"signed_on"}


def test_an_agency_that_was_replaced_meanwhile_names_its_successor(secretariat):
    agency = make_agency("dishut")
    draft = with_document(make_agreement(status="draft", agency=agency))
    agency.valid_to = timezone.localdate() - timedelta(days=1)
    agency.successor = make_agency("dlhk", short_name="DLHK")
    agency.save()
    with pytest.raises(MoveRefused, match="DLHK") as refused:
        sign(secretariat, draft)
    assert fields(refused) == {"agency"}


def test_a_number_is_given_once(secretariat):
    first = make_agreement()
    draft = with_document(make_agreement(status="draft", partner=first.parties.get().partner))
    with pytest.raises(Refused) as refused:
        sign(secretariat, draft, number=first.number)
    assert fields(refused) == {"number"}
    partner = first.parties.get()
    with pytest.raises(Refused) as refused:
        sign(secretariat, draft, partner_numbers={partner.partner_id: partner.number})
    assert fields(refused) == {f"number_{partner.partner_id}"}
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT
    assert sign(secretariat, draft).status == AgreementStatus.ACTIVE


def test_who_signs(secretariat):
    agency, other = make_agency("dkukm"), make_agency("disperindag")
    draft = with_document(make_agreement(status="draft", agency=agency))
    refused_to = [
        make_actor(Role.AGENCY_OFFICER, agency=agency),
        make_actor(Role.AGENCY_HEAD, agency=other),
        make_actor(Role.LEADERSHIP),
        make_actor(Role.ADMINISTRATOR),
        make_actor(Role.PARTNER),
    ]
    for actor in refused_to:
        with pytest.raises(Refused):
            sign(actor, draft)
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT
    assert not draft.parties.exclude(number="").exists()
    assert sign(make_actor(Role.AGENCY_HEAD, agency=agency), draft).status == AgreementStatus.ACTIVE


def test_a_second_signing_comes_too_late(secretariat):
    draft = with_document(make_agreement(status="draft"))
    sign(secretariat, draft)
    with pytest.raises(MoveRefused) as refused:
        sign(secretariat, draft, number="lain/2026")
    assert refused.value.stale
    draft.refresh_from_db()
    assert draft.number == f"415.4/{draft.pk}/2026"


@pytest.mark.django_db(transaction=True)
def test_of_two_signings_at_once_one_is_recorded():
    actor = make_actor(Role.SECRETARIAT)
    draft = with_document(make_agreement(status="draft"))
    Notice.objects.all().delete()
    start = Barrier(2)

    def attempt(number: str) -> str:
        try:
            start.wait()
            sign(actor, draft, number=number)
            return number
        except MoveRefused as refused:
            return "stale" if refused.stale else "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(attempt, ["satu", "dua"]))
    draft.refresh_from_db()
    assert results == sorted([draft.number, "stale"])
    assert Act.objects.about(draft).filter(verb="agreement.sign").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_of_the_same_pks_signed_at_once_one_is_recorded():
    actor, agency, partner = make_actor(Role.SECRETARIAT), make_agency("dkukm"), make_partner("OK OCE")
    umbrella = make_agreement(AgreementKind.KB, partner=partner, targets=())
    twins = [
        with_document(make_agreement(status="draft", agency=agency, parent=umbrella, partner=partner, title=title))
        for title in ("Pelatihan", "PELATIHAN")
    ]
    start = Barrier(2)

    def attempt(draft: Agreement) -> str:
        try:
            start.wait()
            return sign(actor, draft).status
        except MoveRefused:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, twins)) == ["active", "refused"]


# The database --------------------------------------------------------------------------------------------------------


SEALED = [
    "UPDATE partnerships_agreement SET number = 'lain' WHERE id = %s",
    "UPDATE partnerships_agreement SET agency_name = 'lain' WHERE id = %s",
    "UPDATE partnerships_agreement SET ends_on = ends_on + 1 WHERE id = %s",
    "UPDATE partnerships_agreement SET signed_on = NULL WHERE id = %s",
    "UPDATE partnerships_agreement SET parent_id = NULL WHERE id = %s",
    "UPDATE partnerships_agreement SET status = 'draft' WHERE id = %s",
    "UPDATE partnerships_agreement SET status = 'cancelled' WHERE id = %s",
    "UPDATE partnerships_agreementparty SET number = 'lain' WHERE agreement_id = %s",
    "DELETE FROM partnerships_agreementparty WHERE agreement_id = %s",
    "UPDATE partnerships_target SET amount = amount - 1 WHERE agreement_id = %s",
    "DELETE FROM partnerships_target WHERE agreement_id = %s",
    "UPDATE partnerships_agreementfile SET sha256 = 'x' WHERE agreement_id = %s",
    "DELETE FROM partnerships_agreementfile WHERE agreement_id = %s",
]


@pytest.mark.parametrize("sql", SEALED)
def test_raw_sql_cannot_change_what_was_signed(db, sql):
    signed = make_agreement()
    with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [signed.pk])


def test_a_bulk_update_cannot_change_a_status_or_a_signed_field(db):
    draft, signed = make_agreement(status="draft"), make_agreement()
    for change in (
        lambda: Agreement.objects.filter(pk=draft.pk).update(status=AgreementStatus.EXPIRED),
        lambda: Agreement.objects.filter(pk=signed.pk).update(number="lain"),
        lambda: Target.objects.create(agreement=signed, indicator="x", year=2026, amount=1),
        lambda: AgreementParty.objects.create(agreement=signed, partner=make_partner()),
        lambda: Target.objects.filter(agreement=draft).update(agreement=signed),
        lambda: AgreementFile.objects.filter(agreement=signed).update(name="lain.pdf"),
    ):
        with pytest.raises(InternalError), transaction.atomic():
            change()


def test_a_draft_stays_free(db):
    draft = make_agreement(status="draft")
    Agreement.objects.filter(pk=draft.pk).update(title="Lain")
    Target.objects.filter(agreement=draft).update(amount=7)
    AgreementParty.objects.filter(agreement=draft).update(number="7")
