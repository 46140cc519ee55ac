"""The pages of support through the browser's door: find, record, read, void; and who does not get in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Engagement
from support.models import CapitalDisbursement, MarketingResult
from tests.factories.accounts import BANGKA, SRI_MENANTI, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.support import capital_values, make_capital, make_marketing, make_scheme

pytestmark = pytest.mark.django_db

LIST, CREATE = "/dukungan/modal/", "/dukungan/modal/baru/"


@pytest.fixture
def agency():
    return make_agency("disperindag")


@pytest.fixture
def officer(client, agency):
    user = make_user("agency_officer", agency=agency)
    client.force_login(user)
    return user


@pytest.fixture
def agreement(agency):
    return make_agreement(agency=agency)


def capital_form(agreement, page=None, **values):
    token = page.context["form"]["token"].value() if page else ""
    return {
        "token": str(token or ""),
        "agreement": agreement.pk,
        "scheme": make_scheme().code,
        "lender_kind": "bank",
        "lender": "Bank Sumsel Babel",
        "happened_on": (timezone.localdate() - timedelta(days=1)).isoformat(),
        "amount": "25.000.000",
        **values,
    }


def test_an_enterprise_not_served_yet_is_found_by_its_number_and_by_nothing_else(client, officer):
    enterprise = make_enterprise(name="Dapur Lempah Kuning")
    page = client.get(CREATE, {"q": "lempah"})
    assert enterprise.name not in page.content.decode()
    page = client.get(CREATE, {"q": enterprise.number.replace("-", " ")}).content.decode()
    assert enterprise.name in page
    assert "Taman Bunga" in page
    assert enterprise.owner.full_name not in page
    assert enterprise.owner.phone not in page
    assert not Engagement.objects.exists()


def test_a_disbursement_from_search_to_its_page(client, officer, agreement):
    enterprise = make_enterprise()
    make_scheme()
    address = f"{CREATE}?number={enterprise.number}"
    page = client.get(address)
    response = client.post(address, capital_form(agreement, page))
    record = CapitalDisbursement.objects.get()
    assert response.url == reverse("support:capital-detail", args=[record.pk])
    assert (record.amount, record.scheme.code, record.agency_id) == (25_000_000, "kur-mikro", agreement.agency_id)
    assert "Rp25.000.000" in client.get(response.url).content.decode()
    assert enterprise.name in client.get(LIST).content.decode()


def test_the_same_form_sent_twice_makes_one_row(client, officer, agreement):
    enterprise = make_enterprise()
    address = f"{CREATE}?number={enterprise.number}"
    make_scheme()
    data = capital_form(agreement, client.get(address))
    first, second = client.post(address, data), client.post(address, data)
    assert first.url == second.url
    assert CapitalDisbursement.objects.count() == 1


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(client, officer, agreement):
    enterprise = make_enterprise()
    address = f"{CREATE}?number={enterprise.number}"
    make_scheme()
    page = client.get(address)
    response = client.post(address, capital_form(agreement, page, amount="5.000.000", purpose="Beli oven"))
    assert response.status_code == 422
    text = response.content.decode()
    assert "Beli oven" in text
    assert "5.000.000" in text
    assert response.context["form"].errors["amount"]
    assert response.context["form"]["token"].value() != str(page.context["form"]["token"].value())
    assert not CapitalDisbursement.objects.exists()


def test_the_agreement_of_another_agency_is_no_choice(client, officer, agreement):
    foreign = make_agreement(agency=make_agency("dkukm"), title="PKS Dinas lain")
    enterprise = make_enterprise()
    address = f"/dukungan/pemasaran/baru/?number={enterprise.number}"
    assert foreign.title not in client.get(address).content.decode()
    data = {"agreement": foreign.pk, "channel": "shopee", "product": "Getas", "happened_on": "2026-01-05"}
    assert client.post(address, data).status_code == 422
    assert not MarketingResult.objects.exists()


def test_an_agency_without_an_agreement_is_told_what_to_do(client, officer):
    enterprise = make_enterprise()
    page = client.get(f"{CREATE}?number={enterprise.number}")
    assert "form" not in page.context["messages"]
    assert "<form method" not in page.content.decode().split('id="main"')[1]


def test_from_the_page_of_an_enterprise_only_if_it_is_seen(client, officer, agency):
    served, foreign = make_enterprise(agencies=[agency]), make_enterprise()
    assert client.get(CREATE, {"enterprise": served.pk}).url == f"{CREATE}?number={served.number}"
    assert client.get(CREATE, {"enterprise": foreign.pk}).status_code == 404


@pytest.mark.parametrize("query", ["number=1971-999999", "number=%00", "q=%00", "enterprise=abc", "enterprise=9" * 25])
def test_what_names_no_enterprise_leads_back_to_the_search(client, officer, query):
    response = client.get(f"{CREATE}?{query}")
    assert response.status_code == 200
    assert "form" in response.context


def test_voiding_needs_a_reason_and_shows_the_record_as_voided(client, officer, agreement):
    record = make_marketing(agreement=agreement)
    address = reverse("support:marketing-move", args=[record.pk])
    assert client.post(address, {"move": "void", "reason": ""}).status_code == 422
    assert client.post(address, {"move": "void", "reason": "Salah usaha"}).status_code == 302
    record.refresh_from_db()
    assert record.status == "voided"
    assert client.post(address, {"move": "void", "reason": "Lagi"}).status_code == 409


def test_another_agency_meets_404_and_changes_nothing(client, officer):
    record = make_capital(agreement=make_agreement(agency=make_agency("dkukm")))
    assert client.get(reverse("support:capital-detail", args=[record.pk])).status_code == 404
    move = {"move": "void", "reason": "Iseng"}
    assert client.post(reverse("support:capital-move", args=[record.pk]), move).status_code == 404
    record.refresh_from_db()
    assert record.status == "recorded"
    assert record.lender not in client.get(LIST).content.decode()


@pytest.mark.parametrize("role", ["verifier", "facilitator", "partner"])
def test_roles_without_need_see_no_money(client, role):
    record = make_capital()
    client.force_login(make_user(role))
    for address in (LIST, CREATE, reverse("support:capital-detail", args=[record.pk])):
        assert client.get(address).status_code == 403
    assert client.get("/api/v1/capital/").json()["count"] == 0


def test_leadership_reads_and_does_not_record(client):
    record = make_capital()
    client.force_login(make_user("leadership"))
    page = client.get(reverse("support:capital-detail", args=[record.pk])).content.decode()
    assert "Rp25.000.000" in page
    assert 'name="move"' not in page
    assert client.get(CREATE).status_code == 403


def test_the_list_is_narrowed_by_place_kind_state_and_day(client, officer, agency, agreement):
    here = make_marketing(agreement=agreement, product="Getas Taman Bunga")
    there = make_marketing(make_enterprise(village=SRI_MENANTI), agreement=agreement, product="Terasi Bangka")
    fair = make_marketing(agreement=agreement, channel="exhibition", product="Kain cual")
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()

    def shown(**query):
        page = client.get("/dukungan/pemasaran/", query).content.decode()
        return {row.pk for row in (here, there, fair) if row.product in page.split('id="results"')[1]}

    assert shown() == {here.pk, there.pk, fair.pk}
    assert shown(kabupaten=BANGKA) == {there.pk}
    assert shown(channel="exhibition") == {fair.pk}
    assert shown(q="cual") == {fair.pk}
    assert shown(q=there.enterprise.name.upper()) == {there.pk}
    assert shown(q=here.enterprise.number) == {here.pk}
    assert shown(since=yesterday) == shown(status="voided") == set()
    assert shown(agreement=agreement.pk, agency=agency.pk, until=yesterday) == {here.pk, there.pk, fair.pk}


@pytest.mark.parametrize("address", [LIST, "/dukungan/pemasaran/", "/api/v1/capital/", "/api/v1/marketing/"])
def test_a_list_costs_the_same_for_one_row_and_for_many(client, officer, agreement, address):
    counts = []
    for more in (1, 3):
        for _n in range(more):
            make_capital(agreement=agreement)
            make_marketing(agreement=agreement)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_very_large_amount_is_taken_only_when_it_is_meant(client):
    agency = make_agency("dkukm")
    agreement, enterprise = make_agreement(agency=agency), make_enterprise()
    make_scheme("hibah", floor=0, ceiling=None)
    client.force_login(make_user("agency_officer", agency=agency))
    address = f"{reverse('support:capital-create')}?number={enterprise.number}"
    values = capital_values(scheme="hibah", lender_kind="grant") | {"agreement": agreement.pk}
    values |= {"amount": "999.999.999.999.999", "happened_on": values["happened_on"].isoformat()}
    assert "confirmed" not in client.get(address).context["form"].fields
    asked = client.post(address, values)
    assert asked.status_code == 422 and list(asked.context["form"].errors) == ["confirmed"]
    assert "999.999.999.999.999" in asked.content.decode()
    assert not CapitalDisbursement.objects.exists()
    assert client.post(address, values | {"confirmed": "on"}).status_code == 302
    assert CapitalDisbursement.objects.get().amount == 999_999_999_999_999


def test_the_second_click_of_the_same_person_is_told_that_it_is_done(client, officer, agency):
    record = make_marketing(agreement=make_agreement(agency=agency))
    address, move = reverse("support:marketing-move", args=[record.pk]), {"move": "void", "reason": "Salah orang"}
    assert [client.post(address, move).status_code for _click in range(2)] == [302, 302]
    client.force_login(make_user("agency_head", agency=agency))
    assert client.post(address, move).status_code == 409
