"""The status of a registration for whoever holds its number and code, and for nobody else."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from enterprises.choices import RegistrationStatus
from enterprises.selectors.status import status_code
from enterprises.views.status import WRONG_TRIES
from tests.factories.enterprises import make_registration

pytestmark = pytest.mark.django_db

ASK = "/daftar/status/"


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


def link(registration) -> str:
    return reverse("enterprises:status-link", args=[registration.number, status_code(registration.number)])


@pytest.mark.parametrize("status", ["submitted", "correction", "verified", "refused"])
def test_the_link_tells_the_status_and_nothing_private(client, status):
    registration = make_registration(status, nib="1234567890123")
    response = client.get(link(registration))
    page = response.content.decode()
    assert registration.state_label in page and registration.number in page
    for private in ("nik", "full_name", "phone", "street", "nib"):
        assert getattr(registration, private) not in page, private
    assert "Alamat belum lengkap." not in page and "Bukan usaha" not in page
    assert registration.applicant.email not in page
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in page


@pytest.mark.parametrize(
    "write", [str, str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]
)
def test_number_and_code_may_be_typed_in_any_usual_way(client, write):
    registration = make_registration()
    typed = {"number": f" {registration.number.lower()} ", "code": write(status_code(registration.number))}
    assert client.post(ASK, typed).url == link(registration)


def test_a_wrong_number_and_a_wrong_code_are_answered_alike(client):
    registration, other = make_registration(), make_registration()
    answers = [
        client.post(ASK, {"number": registration.number, "code": status_code(other.number)}),
        client.post(ASK, {"number": "REG-2020-999999", "code": status_code(registration.number)}),
        client.post(ASK, {"number": "²", "code": "é"}),
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert len({str(answer.context["form"].non_field_errors()) for answer in answers[:2]}) == 1
    assert client.get(reverse("enterprises:status-link", args=[registration.number, "X"])).status_code == 422


def test_a_draft_has_no_status_to_show(client):
    make_registration(RegistrationStatus.DRAFT)
    assert client.post(ASK, {"number": "None", "code": status_code("")}).status_code == 422


def test_after_many_wrong_tries_the_address_has_to_wait(client):
    registration = make_registration()
    wrong = {"number": registration.number, "code": "AAAA-AAAA-AAAA"}
    answers = [client.post(ASK, wrong).status_code for _try in range(WRONG_TRIES.most + 1)]
    assert answers[: WRONG_TRIES.most - 1] == [422] * (WRONG_TRIES.most - 1)
    assert answers[-1] == 429
    assert client.get(link(registration)).status_code == 429
    assert client.get(link(registration), REMOTE_ADDR="192.0.2.7").status_code == 200


def test_right_tries_are_never_counted(client):
    registration = make_registration()
    for _visit in range(WRONG_TRIES.most + 2):
        assert client.get(link(registration)).status_code == 200


def test_the_code_of_one_registration_says_nothing_about_the_next(settings):
    codes = {status_code(f"REG-2026-{serial:06d}") for serial in range(200)}
    assert len(codes) == 200
    before = status_code("REG-2026-000001")
    settings.FIELD_DIGEST_KEY = "another"
    assert status_code("REG-2026-000001") != before
