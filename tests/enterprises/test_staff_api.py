"""The API of the register: the same services and scope as the pages, and no private value, whoever asks."""

import pytest
from django.utils import timezone
from knox.models import get_token_model

from audit.models import Act
from enterprises.models import Enterprise, Registration, StepRecord
from enterprises.services.filling import TAKEN_NUMBERS
from tests.factories.accounts import BANGKA, SRI_MENANTI, TAMAN_BUNGA, make_agency, make_region, make_user
from tests.factories.enterprises import make_enterprise, make_nik, make_registration, make_section, make_thresholds

pytestmark = pytest.mark.django_db

REGISTRATIONS, ENTERPRISES = "/api/v1/registrations/", "/api/v1/enterprises/"


class Api:
    """The API as one person calls it, with a token."""

    def __init__(self, client, user) -> None:
        self.client, self.user = client, user
        _instance, token = get_token_model().objects.create(user)
        self.headers = {"Authorization": f"Token {token}"}

    def __call__(self, method: str, url: str, data: dict | None = None, **query):
        if method == "get":
            return self.client.get(url, query, headers=self.headers)
        return getattr(self.client, method)(url, data or {}, "application/json", headers=self.headers)


@pytest.fixture
def api(client):
    return lambda role=None, **values: Api(client, make_user(role, **values))


# Reading -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["administrator", "verifier", "agency_head"])
def test_private_values_are_masked_for_everyone(api, role):
    row = make_registration("verified", npwp="092542943407000", email="melati@contoh.id")
    enterprise = Enterprise.objects.get(registration=row)
    call = api(role)
    for url in (REGISTRATIONS, f"{REGISTRATIONS}{row.pk}/", ENTERPRISES, f"{ENTERPRISES}{enterprise.pk}/"):
        answer = call("get", url)
        assert answer.status_code == 200
        for secret in (row.nik, row.phone, row.npwp, row.email, row.nik_digest):
            assert secret not in answer.content.decode()
    assert call("get", f"{ENTERPRISES}{enterprise.pk}/").json()["owner"]["nik"].endswith(row.nik[-4:])


def test_the_applicant_reads_the_own_numbers_masked_too(api):
    call = api()
    row = make_registration(applicant=call.user)
    answer = call("get", f"{REGISTRATIONS}{row.pk}/")
    assert answer.status_code == 200
    assert row.nik not in answer.content.decode()


def test_each_sees_the_own_part(api):
    here, there = make_registration(), make_registration(village=SRI_MENANTI)
    draft = make_registration("draft")

    def seen(call) -> set[int]:
        return {row["id"] for row in call("get", REGISTRATIONS).json()["results"]}

    assert seen(api("verifier")) == {here.pk}
    assert seen(api("verifier", region=BANGKA)) == {there.pk}
    assert seen(api("administrator")) == {here.pk, there.pk}
    assert seen(api()) == set()
    owner = api()
    mine = make_registration("draft", applicant=owner.user)
    assert seen(owner) == {mine.pk}
    for call in (api("administrator"), api()):
        assert call("get", f"{REGISTRATIONS}{draft.pk}/").status_code == 404


def test_the_filters_are_those_of_the_page(api):
    found, _other = make_enterprise(name="Dapur Kerupuk", steps=["P3"]), make_enterprise(name="Warung Sahang")
    call = api("leadership")
    for query in ({"step": "P3"}, {"q": "krupuk"}, {"step": "P3", "kabupaten": "19.71", "sex": "P"}):
        assert [row["id"] for row in call("get", ENTERPRISES, **query).json()["results"]] == [found.pk]
    assert call("get", ENTERPRISES, step="P9").status_code == 400


def test_pages_follow_each_other_and_cost_the_same(api, django_assert_num_queries):
    for village in (TAMAN_BUNGA, SRI_MENANTI, TAMAN_BUNGA):
        make_enterprise(village=village, steps=["P3"], agencies=[make_agency()])
    call = api("leadership")
    first = call("get", ENTERPRISES, limit=2).json()
    second = call("get", first["next"]).json()
    assert [row["id"] for row in first["results"] + second["results"]] == list(
        Enterprise.objects.order_by("-pk").values_list("pk", flat=True)
    )
    # The token (asked twice), its user, the memberships; then the rows and their steps, whatever their number.
    for limit in (1, 3):
        with django_assert_num_queries(7):
            call("get", ENTERPRISES, limit=limit)
    assert call("get", ENTERPRISES, cursor="salah").status_code == 404


def test_nobody_reads_without_a_name(client):
    enterprise = make_enterprise()
    for url in (REGISTRATIONS, ENTERPRISES, f"{ENTERPRISES}{enterprise.pk}/"):
        assert client.get(url).status_code == 401
        assert client.get(url, headers={"Authorization": "Token salah"}).status_code == 401


def test_a_session_is_as_good_as_a_token_but_needs_its_csrf_token():
    from django.test import Client

    row, user = make_registration(), make_user("verifier")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.get(f"{REGISTRATIONS}{row.pk}/").status_code == 200
    assert strict.post(f"{REGISTRATIONS}{row.pk}/verify/").status_code == 403
    assert Registration.objects.get().status == "submitted"


# Filling in ----------------------------------------------------------------------------------------------------------


def complete() -> dict:
    make_thresholds()
    return {
        "nik": make_nik(),
        "full_name": "Siti Melati",
        "birth_date": "1990-05-17",
        "sex": "P",
        "phone": "0812-3456-7890",
        "business_name": "Dapur Getas",
        "main_product": "Getas ikan",
        "legal_form": "none",
        "started_year": 2020,
        "kbli_section": make_section().pk,
        "npwp": "09.254.294.3-407.000",
        "village": make_region(TAMAN_BUNGA).pk,
        "street": "Jl. Mawar 12",
        "turnover": 96_000_000,
        "capital": 15_000_000,
        "workers_male": 0,
        "workers_female": 2,
        "agreed": True,
    }


def test_an_entrepreneur_registers_by_program_as_by_the_portal(api):
    call = api()
    begun = call("post", REGISTRATIONS, {"business_name": "Dapur Getas"})
    assert begun.status_code == 201
    url = f"{REGISTRATIONS}{begun.json()['id']}/"
    refused = call("post", f"{url}submit/")
    assert refused.status_code == 422
    assert "nik" in {refusal["field"] for refusal in refused.json()["refusals"]}
    filled = call("patch", url, complete())
    assert filled.status_code == 200, filled.content
    row = Registration.objects.get()
    assert (row.phone, row.npwp, row.village_id) == ("+6281234567890", "092542943407000", TAMAN_BUNGA)
    assert row.consented_at and row.figures_year == timezone.localdate().year - 1
    assert call("post", f"{url}submit/").json()["status"] == "submitted"
    assert call("post", f"{url}submit/").status_code == 200
    assert Act.objects.filter(verb="registration.submit").count() == 1
    assert call("patch", url, {"street": "Jl. Lain"}).status_code == 422
    assert api("verifier")("post", f"{url}verify/").json()["enterprise"] == Enterprise.objects.get().number


def test_a_part_leaves_the_rest_as_it_was(api):
    call = api()
    url = f"{REGISTRATIONS}{call('post', REGISTRATIONS, complete()).json()['id']}/"
    before = Registration.objects.get()
    assert call("patch", url, {"street": "Jl. Melati 3"}).status_code == 200
    after = Registration.objects.get()
    changed = [f.name for f in after._meta.concrete_fields if getattr(before, f.attname) != getattr(after, f.attname)]
    assert changed == ["street"]
    call("patch", url, {"agreed": False})
    assert Registration.objects.get().consented_at is None


def test_a_second_start_goes_on_with_the_open_draft(api):
    call = api()
    first, second = call("post", REGISTRATIONS), call("post", REGISTRATIONS, {"business_name": "Lain"})
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"nik": "123"}, "nik"),
        ({"nik": "1971014505900000"}, "nik"),
        ({"phone": "12"}, "phone"),
        ({"birth_date": "2999-01-01"}, "birth_date"),
        ({"sex": "X"}, "sex"),
        ({"started_year": 1800}, "started_year"),
        ({"turnover": -1}, "turnover"),
        ({"turnover": 10**30}, "turnover"),
        ({"workers_male": 10**9}, "workers_male"),
        ({"kbli_section": 0}, "kbli_section"),
        ({"village": "19.71"}, "village"),
        ({"village": "99.99.99.9999"}, "village"),
        ({"street": "x" * 1000}, "street"),
        ({"street": "a\x00b"}, "street"),
    ],
)
def test_bad_input_is_named_and_nothing_is_saved(api, sent, field):
    call = api()
    make_region("19.71")
    url = f"{REGISTRATIONS}{call('post', REGISTRATIONS).json()['id']}/"
    refused = call("patch", url, {"business_name": "Dapur Getas"} | sent)
    assert refused.status_code == 400
    assert field in refused.json()
    assert Registration.objects.get().business_name == ""


@pytest.mark.parametrize("sent", [{"status": "verified"}, {"number": "REG-1"}, {"applicant": 1}, {"nik_digest": "x"}])
def test_what_is_not_asked_cannot_be_set(api, sent):
    call = api()
    url = f"{REGISTRATIONS}{call('post', REGISTRATIONS).json()['id']}/"
    before = Registration.objects.values().get()
    call("patch", url, sent)
    assert Registration.objects.values().get() | {"nik": "", "npwp": ""} == before | {"nik": "", "npwp": ""}


def test_numbers_cannot_be_gone_through(api):
    taken = make_registration()
    call = api()
    url = f"{REGISTRATIONS}{call('post', REGISTRATIONS).json()['id']}/"
    for _ in range(TAKEN_NUMBERS.most):
        refused = call("patch", url, {"nik": taken.nik})
        assert refused.json()["refusals"][0]["field"] == "nik"
    spent = call("patch", url, {"nik": make_nik()})
    assert (spent.status_code, spent.json()["refusals"][0]["field"]) == (422, "")


def test_another_persons_registration_does_not_exist(api):
    row = make_registration("draft")
    for call in (api(), api("verifier"), api("administrator")):
        url = f"{REGISTRATIONS}{row.pk}/"
        assert call("patch", url, {"street": "Jl. Lain"}).status_code == 404
        for act in ("submit", "withdraw"):
            assert call("post", f"{url}{act}/").status_code == 404
    row.refresh_from_db()
    assert (row.status, row.street != "Jl. Lain") == ("draft", True)


# Deciding ------------------------------------------------------------------------------------------------------------


def test_deciding_says_409_to_whoever_comes_second(api):
    row, call = make_registration(), api("verifier")
    assert call("post", f"{REGISTRATIONS}{row.pk}/return/", {"reason": " "}).status_code == 400
    assert call("post", f"{REGISTRATIONS}{row.pk}/return/", {"reason": "RT/RW"}).json()["status"] == "correction"
    late = call("post", f"{REGISTRATIONS}{row.pk}/refuse/", {"reason": "Bukan UMKM"})
    assert (late.status_code, late.json()["current_status"]) == (409, "correction")


@pytest.mark.parametrize(
    ("role", "region", "status"),
    [("verifier", BANGKA, 404), ("leadership", None, 403), ("facilitator", None, 403), (None, None, 403)],
)
def test_only_a_verifier_of_the_region_decides(api, role, region, status):
    row, call = make_registration(), api(role, region=region)
    for act in ("verify", "return", "refuse"):
        assert call("post", f"{REGISTRATIONS}{row.pk}/{act}/", {"reason": "x"}).status_code == status
    row.refresh_from_db()
    assert row.status == "submitted"


# The register --------------------------------------------------------------------------------------------------------


def test_steps_are_recorded_and_revoked_as_on_the_page(api):
    agency = make_agency(is_lead=True)
    enterprise = make_enterprise(agencies=[agency])
    url = f"{ENTERPRISES}{enterprise.pk}/"
    step = {"step": "P3", "achieved_on": timezone.localdate().isoformat(), "evidence_text": "Tiga kali pendampingan"}
    recorded = api("verifier")("post", f"{url}record-step/", step | {"agency": agency.pk})
    assert recorded.status_code == 200, recorded.content
    assert [record["step"] for record in recorded.json()["steps"]] == ["P1", "P3"]
    assert api("verifier")("post", f"{url}record-step/", step | {"step": "P2"}).status_code == 422
    assert api("leadership")("post", f"{url}record-step/", step).status_code == 403
    assert api("verifier", region=BANGKA)("post", f"{url}record-step/", step).status_code == 404
    head = api("agency_head", agency=agency)
    assert head("post", f"{url}revoke-step/", {"step": "P3"}).status_code == 400
    assert head("post", f"{url}revoke-step/", {"step": "P4", "reason": "Keliru"}).status_code == 404
    revoked = head("post", f"{url}revoke-step/", {"step": "P3", "reason": "Keliru"})
    assert [record["step"] for record in revoked.json()["steps"]] == ["P1"]
    assert StepRecord.objects.get(step="P3").revoked_reason == "Keliru"


def test_a_correction_touches_only_what_was_sent(api):
    enterprise = make_enterprise(npwp="092542943407000", nib="0220101234567")
    url, call = f"{ENTERPRISES}{enterprise.pk}/", api("verifier")
    assert call("patch", url, {"street": "Jl. Baru 9"}).status_code == 400
    assert call("patch", url, {"street": "Jl. Baru 9", "reason": "Kunjungan"}).json()["street"] == "Jl. Baru 9"
    after = Enterprise.objects.get(pk=enterprise.pk)
    same = [f.name for f in after._meta.concrete_fields if getattr(after, f.attname) != getattr(enterprise, f.attname)]
    assert same == ["street"]
    assert after.owner.phone == enterprise.owner.phone
    assert call("patch", url, {"phone": "12", "reason": "x"}).json()["phone"]
    make_region(SRI_MENANTI)
    assert call("patch", url, {"village": SRI_MENANTI, "reason": "Pindah"}).status_code == 422
    for other, status in ((api("verifier", region=BANGKA), 404), (api("administrator"), 403)):
        assert other("patch", url, {"street": "Jl. Lain", "reason": "x"}).status_code == status
    assert Enterprise.objects.get(pk=enterprise.pk).street == "Jl. Baru 9"
