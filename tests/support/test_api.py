"""Support through the API: the same rules as the pages."""

from uuid import uuid4

import pytest
from django.utils import timezone

from support.models import CapitalDisbursement, MarketingResult
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.support import make_capital, make_scheme

pytestmark = pytest.mark.django_db

CAPITAL = "/api/v1/capital/"


@pytest.fixture
def agency():
    return make_agency("disperindag")


@pytest.fixture
def officer(client, agency):
    user = make_user("agency_officer", agency=agency)
    client.force_login(user)
    return user


def body(agreement, **values):
    return {
        "enterprise": make_enterprise().number,
        "agreement": agreement.pk,
        "happened_on": timezone.localdate().isoformat(),
        "scheme": make_scheme().code,
        "lender": "Bank Sumsel Babel",
        "amount": 20_000_000,
        **values,
    }


def post(client, address, data):
    return client.post(address, data, content_type="application/json")


def test_recorded_once_however_often_it_is_sent(client, officer, agency):
    data = body(make_agreement(agency=agency), token=str(uuid4()))
    first, again = post(client, CAPITAL, data), post(client, CAPITAL, data)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.json()["enterprise"] == data["enterprise"]
    assert client.get(f"{CAPITAL}{first.json()['id']}/").json()["amount"] == 20_000_000
    assert CapitalDisbursement.objects.count() == 1


def test_refusals_name_their_field(client, officer, agency):
    response = post(client, CAPITAL, body(make_agreement(agency=agency), amount=1_000_000))
    assert response.status_code == 422
    assert [refusal["field"] for refusal in response.json()["refusals"]] == ["amount"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"enterprise": "1971-\x00"},
        {"enterprise": "9999-000001"},
        {"amount": 10**30},
        {"amount": 0},
        {"happened_on": "2026-02-30"},
        {"agreement": 10**20},
        {"token": "x"},
    ],
)
def test_bad_input_is_400_and_stores_nothing(client, officer, agency, wrong):
    assert post(client, CAPITAL, body(make_agreement(agency=agency)) | wrong).status_code == 400
    assert not CapitalDisbursement.objects.exists()


def test_fields_that_are_not_the_callers_to_set_are_ignored(client, officer, agency):
    agreement = make_agreement(agency=agency)
    data = {
        "enterprise": make_enterprise().number,
        "agreement": agreement.pk,
        "happened_on": timezone.localdate().isoformat(),
        "channel": "shopee",
        "product": "Getas",
        "agency": make_agency("dkp").pk,
        "status": "voided",
        "recorded_by": "Gubernur",
    }
    assert post(client, "/api/v1/marketing/", data).status_code == 201
    record = MarketingResult.objects.get()
    assert (record.agency, record.status, record.recorded_by) == (agency, "recorded", officer.full_name)


def test_the_agreement_and_the_records_of_another_agency_do_not_exist(client, officer):
    foreign = make_agreement(agency=make_agency("dkukm"))
    record = make_capital(agreement=foreign)
    assert post(client, CAPITAL, body(foreign)).status_code == 400
    assert client.get(f"{CAPITAL}{record.pk}/").status_code == 404
    assert post(client, f"{CAPITAL}{record.pk}/void/", {"reason": "Iseng"}).status_code == 404
    assert client.get(CAPITAL).json()["count"] == 0


def test_void_with_a_reason(client, officer, agency):
    record = make_capital(agreement=make_agreement(agency=agency))
    assert post(client, f"{CAPITAL}{record.pk}/void/", {}).status_code == 422
    response = post(client, f"{CAPITAL}{record.pk}/void/", {"reason": "Salah usaha"})
    assert (response.status_code, response.json()["status"]) == (200, "voided")
    assert post(client, f"{CAPITAL}{record.pk}/void/", {"reason": "Lagi"}).status_code == 409


def test_anonymous_callers_are_turned_away(client):
    assert client.get(CAPITAL).status_code in {401, 403}
    assert post(client, CAPITAL, {}).status_code in {401, 403}
