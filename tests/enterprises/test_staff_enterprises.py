"""The page of an enterprise: what staff see, record, correct and revoke there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Act
from enterprises.models import Enterprise, StepRecord
from tests.factories.accounts import BANGKA, SRI_MENANTI, make_agency, make_user
from tests.factories.enterprises import make_enterprise, make_registration, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifier(client):
    user = make_user("verifier", full_name="Siti Aminah")
    client.force_login(user)
    return user


def at(name: str, pk: int) -> str:
    return reverse(f"enterprises:{name}", args=[pk])


# Seeing --------------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_enterprise_and_masks_what_is_private(client, verifier):
    enterprise = make_enterprise(steps=["P3"], npwp="092542943407000", agencies=[make_agency("disperindag")])
    owner = enterprise.owner
    for name in ("detail", "history"):
        html = client.get(at(name, enterprise.pk)).content.decode()
        assert enterprise.name in html and owner.full_name in html
        for secret in (owner.nik, owner.phone, enterprise.npwp):
            assert secret not in html
    page = client.get(at("detail", enterprise.pk))
    assert [step["state"] for step in page.context["steps"]][:4] == ["done", "next", "done", "waiting"]
    assert "Dinas disperindag" in page.content.decode()


def test_the_page_costs_the_same_for_much_and_little(client, verifier):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(enterprise: Enterprise) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at("detail", enterprise.pk)).status_code == 200
        return len(captured)

    little = make_enterprise()
    much = make_enterprise(steps=["P3", "P4", "P6"], agencies=[make_agency("a"), make_agency("b"), make_agency("c")])
    client.get(at("detail", little.pk))
    assert cost(much) == cost(little)


def test_an_agency_sees_those_it_serves(client):
    mine, other = make_agency("disperindag"), make_agency("dlhk")
    client.force_login(make_user("agency_officer", agency=mine))
    served, not_served = make_enterprise(agencies=[mine]), make_enterprise(agencies=[other])
    assert client.get(at("detail", served.pk)).status_code == 200
    for name in ("detail", "history", "edit", "record-step", "reveal"):
        assert client.get(at(name, not_served.pk)).status_code in (403, 404, 405)
        assert client.post(at(name, not_served.pk), {"fields": "nik", "reason": "x"}).status_code in (403, 404, 405)


def test_the_owner_reads_it_in_the_portal(client):
    user = make_user()
    enterprise = make_enterprise(user=user)
    client.force_login(user)
    assert client.get(at("detail", enterprise.pk)).status_code == 403


# Steps ---------------------------------------------------------------------------------------------------------------


def step(client, enterprise: Enterprise, **values):
    given = {"step": "P3", "achieved_on": timezone.localdate().isoformat(), "evidence_text": "Tiga kali pendampingan"}
    return client.post(at("record-step", enterprise.pk), given | values)


def test_an_officer_records_what_they_have_seen(client, verifier):
    agency = make_agency("dkukm", is_lead=True)
    enterprise = make_enterprise(agencies=[agency])
    assert step(client, enterprise, agency=agency.pk).status_code == 302
    record = StepRecord.objects.get(enterprise=enterprise, step="P3")
    assert (record.evidence, record.recorded_by, record.agency) == ("officer", "Siti Aminah", agency)
    assert enterprise.engagements.get().agency == agency
    assert Act.objects.get(verb="journey.record", actor_id=verifier.pk).data["step"] == "P3"


def test_a_second_click_records_once(client, verifier):
    enterprise = make_enterprise()
    step(client, enterprise)
    step(client, enterprise)
    assert StepRecord.objects.filter(enterprise=enterprise, step="P3").count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"step": "P2"}, "step"),
        ({"step": "P7"}, "step"),
        ({"step": "P1"}, "step"),
        ({"step": "P9"}, "step"),
        ({"achieved_on": "2199-01-01"}, "achieved_on"),
        ({"achieved_on": "kemarin"}, "achieved_on"),
        ({"achieved_on": "1999-12-31"}, "achieved_on"),
        ({"evidence_text": "  "}, "evidence_text"),
        ({"agency": "999999"}, "agency"),
    ],
)
def test_a_step_that_cannot_be_recorded_says_why_beside_its_field(client, verifier, values, field):
    enterprise = make_enterprise()
    refused = step(client, enterprise, **values)
    assert refused.status_code == 422
    form = refused.context["step_form"]
    assert list(form.errors) == [field]
    if field != "evidence_text":
        assert "Tiga kali pendampingan" in refused.content.decode()
    assert StepRecord.objects.filter(enterprise=enterprise).count() == 1


def test_no_step_is_recorded_from_outside(client):
    enterprise = make_enterprise(village=SRI_MENANTI)
    for user, status in [(make_user("verifier"), 404), (make_user("leadership"), 403), (make_user(), 403)]:
        client.force_login(user)
        assert step(client, enterprise).status_code == status
    assert StepRecord.objects.filter(enterprise=enterprise).count() == 1


def test_a_head_revokes_with_a_reason_and_the_record_stays(client):
    enterprise = make_enterprise(steps=["P3"])
    record = StepRecord.objects.get(step="P3")
    client.force_login(make_user("agency_head"))
    assert client.get(at("revoke-step", record.pk)).status_code == 200
    assert client.post(at("revoke-step", record.pk), {"reason": " "}).status_code == 422
    assert client.post(at("revoke-step", record.pk), {"reason": "Salah usaha."}).status_code == 302
    record.refresh_from_db()
    assert (record.revoked_reason, record.revoked_at is not None) == ("Salah usaha.", True)
    assert client.post(at("revoke-step", record.pk), {"reason": "Lagi"}).status_code == 404
    assert "Salah usaha." in client.get(at("history", enterprise.pk)).content.decode()


def test_registration_is_no_step_to_revoke(client):
    make_enterprise()
    record = StepRecord.objects.get(step="P1")
    client.force_login(make_user("agency_head"))
    assert client.post(at("revoke-step", record.pk), {"reason": "Keliru"}).status_code == 422
    record.refresh_from_db()
    assert record.revoked_at is None


@pytest.mark.parametrize(("role", "status"), [("verifier", 403), ("agency_officer", 403), ("leadership", 403)])
def test_others_revoke_nothing(client, role, status):
    make_enterprise(steps=["P3"])
    record = StepRecord.objects.get(step="P3")
    client.force_login(make_user(role))
    assert client.post(at("revoke-step", record.pk), {"reason": "Keliru"}).status_code == status
    record.refresh_from_db()
    assert record.revoked_at is None


def test_the_head_of_another_agency_revokes_nothing(client):
    make_enterprise(steps=["P3"])
    record = StepRecord.objects.get(step="P3")
    client.force_login(make_user("agency_head", agency=make_agency("dlhk")))
    assert client.post(at("revoke-step", record.pk), {"reason": "Keliru"}).status_code == 404
    record.refresh_from_db()
    assert record.revoked_at is None


# Correcting ----------------------------------------------------------------------------------------------------------


def correct(client, enterprise: Enterprise, **values):
    village = values.pop("village", enterprise.village_id)
    given = {
        "name": enterprise.name,
        "main_product": "Kerupuk getas",
        "legal_form": "sole",
        "kbli_section": enterprise.kbli_section_id,
        "kabupaten": village[:5],
        "kecamatan": village[:8],
        "village": village,
        "street": "Jl. Baru 9",
        "reason": "Kunjungan lapangan",
    }
    return client.post(at("edit", enterprise.pk), given | values)


def test_a_correction_is_kept_with_what_was_before(client, verifier):
    enterprise = make_enterprise(npwp="092542943407000")
    phone, npwp = enterprise.owner.phone, enterprise.npwp
    assert correct(client, enterprise, phone="0812 9999 8888", nib="0220101234567").status_code == 302
    enterprise = Enterprise.objects.get(pk=enterprise.pk)
    assert (enterprise.street, enterprise.nib, enterprise.npwp) == ("Jl. Baru 9", "0220101234567", npwp)
    assert enterprise.owner.phone == "+6281299998888" != phone
    assert "kerupuk getas" in enterprise.search_text
    story = client.get(at("history", enterprise.pk)).content.decode()
    assert "Kunjungan lapangan" in story and "Jl. Pasar Lama 7" in story and "Jl. Baru 9" in story
    assert phone not in story and enterprise.owner.phone not in story


def test_an_empty_private_box_keeps_what_is_stored(client, verifier):
    enterprise = make_enterprise()
    page = client.get(at("edit", enterprise.pk)).content.decode()
    assert enterprise.owner.phone not in page and enterprise.owner.phone[-8:] not in page
    correct(client, enterprise)
    assert Enterprise.objects.get(pk=enterprise.pk).owner.phone == enterprise.owner.phone


def test_nobody_moves_an_enterprise_out_of_their_own_region(client, verifier):
    enterprise = make_enterprise()
    make_enterprise(village=SRI_MENANTI)
    refused = correct(client, enterprise, village=SRI_MENANTI)
    assert refused.status_code == 422
    assert "village" in refused.context["form"].errors
    enterprise.refresh_from_db()
    assert (enterprise.street, enterprise.village_id) == ("Jl. Pasar Lama 7", "19.71.05.1001")
    assert not Act.objects.filter(verb="enterprise.correct").exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"nib": "123"}, "nib"),
        ({"nib": "9990101234567"}, "nib"),
        ({"phone": "12"}, "phone"),
        ({"name": ""}, "name"),
        ({"name": "warung kedua"}, "name"),
        ({"kbli_section": "0"}, "kbli_section"),
    ],
)
def test_a_correction_that_cannot_be_says_why_and_changes_nothing(client, verifier, values, field):
    enterprise = make_enterprise(kbli_section=make_section())
    make_enterprise(owner=enterprise.owner, name="Warung Kedua")
    make_enterprise(nib="9990101234567")
    refused = correct(client, enterprise, **values)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [field]
    assert 'value="Jl. Baru 9"' in refused.content.decode()
    enterprise.refresh_from_db()
    assert enterprise.street == "Jl. Pasar Lama 7"


@pytest.mark.parametrize(
    ("role", "region", "status"), [("verifier", BANGKA, 404), ("facilitator", None, 403), ("administrator", None, 403)]
)
def test_others_correct_nothing(client, role, region, status):
    enterprise = make_enterprise()
    client.force_login(make_user(role, region=region))
    assert correct(client, enterprise).status_code == status
    assert client.get(at("edit", enterprise.pk)).status_code == status
    enterprise.refresh_from_db()
    assert enterprise.street == "Jl. Pasar Lama 7"


def test_private_numbers_of_an_enterprise_are_shown_against_a_reason(client, verifier):
    enterprise = make_enterprise()
    shown = client.post(at("reveal", enterprise.pk), {"fields": ["nik"], "reason": "Cocokkan KTP"})
    assert enterprise.owner.nik in shown.content.decode()
    assert enterprise.owner.phone not in shown.content.decode()
    assert Act.objects.get(verb="identity.reveal").subject == enterprise


# History -------------------------------------------------------------------------------------------------------------


def test_the_history_begins_with_the_registration(client, verifier):
    row = make_registration("verified")
    story = client.get(at("history", row.enterprise.pk))
    titles = [entry.title for entry in story.context["story"]]
    lifecycle = row.lifecycle
    assert {str(lifecycle.move(name).label) for name in ("submit", "verify")} <= set(titles)
    whens = [entry.when for entry in story.context["story"]]
    assert whens == sorted(whens, reverse=True)
    assert whens[0] - whens[-1] < timedelta(minutes=1)
