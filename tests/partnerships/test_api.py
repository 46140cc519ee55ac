"""Agreements and partners over the API: the same services behind another door."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.choices import Role
from partnerships.choices import AgreementKind, AgreementStatus, FileKind
from partnerships.models import Agreement, Partner, Target
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import TEST_INDICATOR, count_for, make_agreement, make_partner, make_partner_user

pytestmark = pytest.mark.django_db

AGREEMENTS, PARTNERS = "/api/v1/agreements/", "/api/v1/partners/"


@pytest.fixture
def api():
    """A caller of a role."""

    def sign_in(role=None, user=None, **values) -> APIClient:
        client = APIClient()
        client.force_login(user or make_user(role, **values))
        return client

    return sign_in


def paper(content: bytes = b"%PDF-1.7 naskah") -> SimpleUploadedFile:
    return SimpleUploadedFile("naskah.pdf", content)


def test_an_agreement_is_drafted_given_targets_and_signed(api):
    agency, okoce, umbrella = make_agency("dkukm"), make_partner("OK OCE"), make_agreement(AgreementKind.KB)
    officer, head = api(Role.AGENCY_OFFICER, agency=agency), api(Role.AGENCY_HEAD, agency=agency)
    today = timezone.localdate()
    sent = {
        "kind": "pks",
        "title": "PKS Dinas Koperasi",
        "parent": umbrella.pk,
        "agency": agency.pk,
        "parties": [{"partner": okoce.pk, "signatory_name": "Iim"}],
    }
    made = officer.post(AGREEMENTS, sent, format="json")
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    one = f"{AGREEMENTS}{made.json()['id']}/"
    target = officer.post(f"{one}targets/", {"indicator": TEST_INDICATOR, "year": today.year, "amount": 200})
    assert (target.status_code, target.json()["done"]) == (201, 0)
    signing = {
        "number": "415.4/1",
        "partner_numbers": [{"partner": okoce.pk, "number": "1/OKOCE"}],
        "signed_on": today.isoformat(),
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=300)).isoformat(),
    }
    refused = head.post(f"{one}sign/", signing)
    assert refused.status_code == 422
    assert [refusal["field"] for refusal in refused.json()["refusals"]] == ["document"]
    assert officer.post(f"{one}files/", {"document": paper()}, format="multipart").status_code == 201
    assert officer.post(f"{one}sign/", signing).status_code == 403
    signed = head.post(f"{one}sign/", signing)
    assert (signed.status_code, signed.json()["status"]) == (200, "active")
    assert signed.json()["parties"][0]["number"] == "1/OKOCE"
    again = head.post(f"{one}sign/", signing | {"number": "415.4/2"})
    assert (again.status_code, again.json()["current_status"]) == (409, "active")


def test_the_detail_tells_target_and_realisation(api):
    row, year = make_agreement(), timezone.localdate().year
    count_for(row, year, [make_enterprise(), make_enterprise()])
    body = api(Role.SECRETARIAT).get(f"{AGREEMENTS}{row.pk}/").json()
    assert [(t["amount"], t["done"]) for t in body["targets"]] == [(10, 2)]
    assert [f["kind"] for f in body["files"]] == ["signed"]
    assert body["agency_name"] == row.agency_name


def test_each_caller_reads_what_the_pages_show(api):
    own, other = make_agency("dkukm"), make_agency("disperindag")
    okoce = make_partner("OK OCE")
    mine, draft = make_agreement(agency=own, partner=okoce), make_agreement(agency=own, partner=okoce, status="draft")
    theirs = make_agreement(agency=other, partner=make_partner("PT Lain"))

    def ids(caller: APIClient, **query) -> set[int]:
        return {row["id"] for row in caller.get(AGREEMENTS, query).json()["results"]}

    assert ids(api(Role.SECRETARIAT), kind="pks") == {mine.pk, draft.pk, theirs.pk}
    assert ids(api(Role.SECRETARIAT), kind="pks", status="draft") == {draft.pk}
    officer, partner = api(Role.AGENCY_OFFICER, agency=own), api(user=make_partner_user(okoce))
    assert ids(officer, kind="pks") == {mine.pk, draft.pk}
    assert ids(partner, kind="pks") == {mine.pk}
    assert api(Role.VERIFIER).get(AGREEMENTS).status_code == 403
    assert APIClient().get(AGREEMENTS).status_code in (401, 403)
    for caller in (officer, partner):
        assert caller.get(f"{AGREEMENTS}{theirs.pk}/").status_code == 404
        assert (
            caller.post(f"{AGREEMENTS}{theirs.pk}/files/", {"document": paper()}, format="multipart").status_code == 404
        )
    refused = partner.post(f"{AGREEMENTS}{mine.pk}/files/", {"kind": "other", "document": paper()}, format="multipart")
    assert refused.status_code == 422
    assert not mine.files.exclude(kind=FileKind.SIGNED).exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"kind": "pks", "title": "x", "parties": []}, 400),
        ({"kind": "nothing", "title": "x", "parties": [{"partner": 0}]}, 400),
        ({"kind": "kb", "title": "x", "parties": [{"partner": 999999999}]}, 400),
        ({"kind": "kb", "title": "", "parties": "x"}, 400),
        ([], 400),
    ],
)
def test_bad_input_is_explained_and_makes_nothing(api, sent, status):
    assert api(Role.SECRETARIAT).post(AGREEMENTS, sent, format="json").status_code == status
    assert not Agreement.objects.exists()


def test_json_nested_without_end_is_bad_input(api):
    sent = api(Role.SECRETARIAT).post(AGREEMENTS, "[" * 5000, content_type="application/json")
    assert sent.status_code == 400


def test_refusals_of_the_services_reach_the_caller(api):
    caller = api(Role.SECRETARIAT)
    sent = {"kind": "pks", "title": "x", "parties": [{"partner": make_partner().pk}]}
    refused = caller.post(AGREEMENTS, sent, format="json")
    assert refused.status_code == 422
    assert [refusal["field"] for refusal in refused.json()["refusals"]] == ["parent", "agency"]
    draft = make_agreement(status="draft", targets=())
    assert (
        caller.post(f"{AGREEMENTS}{draft.pk}/targets/", {"indicator": "?", "year": 1, "amount": 1}).status_code == 422
    )
    liar = caller.post(f"{AGREEMENTS}{draft.pk}/files/", {"document": paper(b"<html>")}, format="multipart")
    assert liar.status_code == 400 and "document" in liar.json()
    assert not Target.objects.filter(agreement=draft).exists() and not draft.files.exists()
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.DRAFT


def test_the_list_asks_as_often_for_three_rows_as_for_one(api, django_assert_max_num_queries):
    caller, counts = api(Role.SECRETARIAT), []
    for _ in range(2):
        make_agreement()
        with django_assert_max_num_queries(15) as asked:
            caller.get(AGREEMENTS)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_indicators_are_listed(api):
    codes = {row["code"] for row in api(Role.AGENCY_OFFICER).get(f"{AGREEMENTS}indicators/").json()}
    assert {TEST_INDICATOR, "people_trained", "enterprises_capital"} <= codes


def test_partners_are_read_recorded_and_corrected(api):
    secretariat, leadership = api(Role.SECRETARIAT), api(Role.LEADERSHIP)
    made = secretariat.post(PARTNERS, {"name": "OK OCE", "kind": "okoce"})
    assert made.status_code == 201
    one = f"{PARTNERS}{made.json()['id']}/"
    assert secretariat.patch(one, {"contact_name": "Iim"}).json()["contact_name"] == "Iim"
    assert secretariat.post(PARTNERS, {"name": "ok oce", "kind": "okoce"}).status_code == 422
    assert leadership.get(one).status_code == 200
    assert leadership.patch(one, {"name": "x"}).status_code == 403
    assert api(Role.AGENCY_OFFICER).patch(one, {"name": "x"}).status_code == 422
    assert [partner.name for partner in Partner.objects.all()] == ["OK OCE"]
