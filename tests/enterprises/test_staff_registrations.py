"""The desk of the verifier: what they see, decide and may not."""

from datetime import date

import pytest
from django.urls import reverse

from audit.models import Act
from enterprises.models import Enterprise, Registration, StepRecord
from enterprises.services.duplicates import look
from notifications.models import Notice
from tests.factories.accounts import BANGKA, GERUNGGANG, SRI_MENANTI, make_user
from tests.factories.enterprises import make_enterprise, make_nik, make_owner, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifier(client):
    user = make_user("verifier", full_name="Siti Aminah")
    client.force_login(user)
    return user


def desk(registration: Registration) -> str:
    return reverse("enterprises:registration", args=[registration.pk])


def move(client, registration: Registration, name: str, reason: str = ""):
    url = reverse("enterprises:registration-move", args=[registration.pk])
    return client.post(url, {"move": name, "reason": reason})


def reveal(client, registration: Registration, **data):
    return client.post(reverse("enterprises:registration-reveal", args=[registration.pk]), data)


# Seeing --------------------------------------------------------------------------------------------------------------


def test_the_desk_shows_what_was_filled_in_and_masks_what_is_private(client, verifier):
    row = make_registration(npwp="092542943407000", email="melati@contoh.id")
    html = client.get(desk(row)).content.decode()
    assert row.business_name in html and "Taman Bunga" in html and "Rp96.000.000" in html
    for secret in (row.nik, row.phone, row.phone[3:], row.npwp, row.email):
        assert secret not in html
    assert row.nik[-4:] in html


def test_a_nik_that_does_not_fit_the_birth_date_is_pointed_at(client, verifier):
    row = make_registration(nik=make_nik(date(1991, 1, 1)), birth_date=date(1990, 5, 17))
    assert len(client.get(desk(row)).context["warnings"]) == 1
    assert not client.get(desk(make_registration())).context["warnings"]


def test_what_may_be_the_same_business_is_pointed_at(client, verifier):
    row = make_registration(business_name="Dapur Getas Bu Melati", phone="+6281277770001")
    twin = make_enterprise(name="Dapur Getas Melati")
    phone = make_registration(phone="+6281277770001", business_name="Bengkel Maju")
    make_enterprise(name="Salon Rambut Indah")
    make_enterprise(name="Dapur Getas Melati", village=SRI_MENANTI)  # of a region the verifier does not see
    look(row)
    context = client.get(desk(row)).context
    assert [pair.sides for pair in context["pairs"]] == [(row, twin)]
    assert {hint.url for hint in context["lookalikes"]} == {desk(phone)}


def test_hints_are_bounded(client, verifier, django_assert_max_num_queries):
    row = make_registration(phone="+6281277770001")
    for n in range(12):
        make_enterprise(name=f"Usaha {n}", owner=make_owner(phone="+6281277770001"))
    with django_assert_max_num_queries(25):
        assert len(client.get(desk(row)).context["lookalikes"]) == 5


@pytest.mark.parametrize("role", ["verifier", "facilitator"])
def test_another_region_finds_nothing_and_changes_nothing(client, role):
    row = make_registration(village=SRI_MENANTI)
    client.force_login(make_user(role, region=GERUNGGANG))
    assert client.get(desk(row)).status_code == 404
    assert move(client, row, "verify").status_code in (403, 404)
    assert reveal(client, row, fields="nik", reason="Periksa").status_code in (403, 404)
    row.refresh_from_db()
    assert row.status == "submitted"
    assert not Act.objects.filter(verb="identity.reveal").exists()


@pytest.mark.parametrize("role", ["administrator", "verifier"])
@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_was_never_submitted_is_its_writers_alone(client, role, status):
    row = make_registration(status)
    client.force_login(make_user(role))
    assert client.get(desk(row)).status_code == 404
    assert not client.get(reverse("enterprises:registrations"), {"status": ""}).context["table"]["rows"]


def test_an_entrepreneur_has_no_desk_not_even_for_the_own(client):
    applicant = make_user()
    row = make_registration(applicant=applicant)
    client.force_login(applicant)
    assert client.get(desk(row)).status_code == 403
    assert move(client, row, "verify").status_code == 403


def test_who_may_not_decide_is_offered_nothing(client):
    row = make_registration()
    client.force_login(make_user("facilitator", region=GERUNGGANG))
    assert client.get(desk(row)).context["moves"] == []
    assert move(client, row, "verify").status_code == 422
    row.refresh_from_db()
    assert row.status == "submitted"


# Deciding ------------------------------------------------------------------------------------------------------------


def test_verifying_makes_an_enterprise_with_its_first_step(client, verifier):
    row = make_registration(turnover=3_000_000_000)
    assert move(client, row, "verify").status_code == 302
    enterprise = Enterprise.objects.get(registration=row)
    assert (enterprise.business_class, enterprise.village_id) == ("small", row.village_id)
    assert enterprise.class_rule.regulation.startswith("PP 7/2021")
    assert StepRecord.objects.get(enterprise=enterprise).step == "P1"
    act = Act.objects.get(verb="registration.verify")
    assert (act.actor_id, act.from_state, act.to_state) == (verifier.pk, "submitted", "verified")
    assert Notice.objects.filter(recipient=row.applicant, kind="registration.verified").count() == 1
    assert enterprise.number in client.get(desk(row)).content.decode()


@pytest.mark.parametrize(("name", "status"), [("return", "correction"), ("refuse", "refused")])
def test_sending_back_and_refusing_need_a_reason_that_the_entrepreneur_reads(client, verifier, name, status):
    row = make_registration()
    refused = move(client, row, name, "  ")
    assert refused.status_code == 422
    row.refresh_from_db()
    assert row.status == "submitted"
    assert move(client, row, name, "Tulis nomor rumah.").status_code == 302
    row.refresh_from_db()
    assert row.status == status
    notice = Notice.objects.get(recipient=row.applicant, kind__in=["registration.returned", "registration.refused"])
    assert "Tulis nomor rumah." in notice.body


def test_whoever_comes_second_is_told_and_keeps_the_words(client, verifier):
    row = make_registration()
    move(client, row, "verify")
    late = move(client, row, "refuse", "Alamat tidak ada.")
    assert late.status_code == 409
    assert "Alamat tidak ada." in late.content.decode()
    assert str(Registration.objects.get(pk=row.pk).state_label) in late.content.decode()
    assert Registration.objects.get(pk=row.pk).status == "verified"


def test_nobody_decides_on_the_own_registration(client, verifier):
    row = make_registration(applicant=verifier)
    assert move(client, row, "verify").status_code == 422
    assert not Enterprise.objects.exists()


@pytest.mark.parametrize("name", ["submit", "withdraw", "terbang", ""])
def test_moves_of_the_applicant_and_of_nobody_are_not_made_here(client, verifier, name):
    row = make_registration()
    assert move(client, row, name).status_code == 400
    row.refresh_from_db()
    assert row.status == "submitted"


def test_a_link_decides_nothing(client, verifier):
    row = make_registration()
    assert client.get(reverse("enterprises:registration-move", args=[row.pk])).status_code == 405


# Private numbers -----------------------------------------------------------------------------------------------------


def test_a_private_number_is_shown_once_against_a_recorded_reason(client, verifier):
    row = make_registration()
    shown = reveal(client, row, fields=["nik", "phone"], reason="Cocokkan dengan KTP")
    assert shown.status_code == 200
    assert row.nik in shown.content.decode() and row.phone in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    act = Act.objects.get(verb="identity.reveal")
    assert (act.actor_id, act.reason, act.data) == (verifier.pk, "Cocokkan dengan KTP", {"fields": ["nik", "phone"]})
    page = client.get(desk(row)).content.decode()
    assert "Cocokkan dengan KTP" in page and row.nik not in page


@pytest.mark.parametrize(
    "data",
    [
        {"fields": "nik"},
        {"fields": "nik", "reason": "   "},
        {"fields": "nik", "reason": "x" * 2001},
        {"reason": "Periksa"},
        {"fields": ["status", "nik_digest", "applicant"], "reason": "Periksa"},
    ],
)
def test_without_a_reason_or_a_private_field_nothing_is_shown(client, verifier, data):
    row = make_registration()
    refused = reveal(client, row, **data)
    assert refused.status_code == 422
    html = refused.content.decode()
    assert row.nik not in html and row.nik_digest not in html
    assert not Act.objects.filter(verb="identity.reveal").exists()


@pytest.mark.parametrize(("role", "region"), [("leadership", None), ("secretariat", None), ("verifier", BANGKA)])
def test_who_may_not_reveal_sees_no_button_and_gets_no_number(client, role, region):
    row = make_registration()
    client.force_login(make_user(role, region=region))
    page = client.get(desk(row))
    assert page.status_code == 404 or page.context["private"] == []
    answer = reveal(client, row, fields="nik", reason="Ingin tahu")
    assert answer.status_code in (403, 404)
    assert row.nik not in answer.content.decode()


def test_a_get_reveals_nothing(client, verifier):
    row = make_registration()
    url = reverse("enterprises:registration-reveal", args=[row.pk])
    assert client.get(url, {"fields": "nik", "reason": "x"}).status_code == 405
