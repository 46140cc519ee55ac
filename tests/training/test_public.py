"""What anyone may see of a certificate, and what not."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.actors import SYSTEM
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_certificate
from training.codes import new_code, read_code, spelled
from training.services.certificates import revoke_certificate
from training.views.public import WRONG_CODES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()


@pytest.fixture
def certificate():
    owner = make_user(full_name="Siti Nuraini Melati", email="siti@example.id", phone="+6281299990000")
    return make_certificate(make_enterprise(user=owner, name="Dapur Rahasia"))


def test_it_proves_the_certificate_and_tells_nothing_of_the_person(client, certificate):
    answer = client.get(certificate.get_absolute_url())
    page = answer.content.decode()
    training = certificate.enrolment.training
    assert answer.status_code == 200
    for shown in (certificate.number, training.title, training.agency.name, "S••• N••• M•••"):
        assert shown in page
    enterprise = certificate.enrolment.enterprise
    owner = enterprise.owner
    for hidden in ("Nuraini", "Melati", owner.nik, owner.phone, "siti@example.id", enterprise.name, enterprise.number):
        assert hidden not in page
    assert "noindex" in answer["X-Robots-Tag"]
    assert 'name="robots" content="noindex' in page


def test_a_revoked_one_says_so(client, certificate):
    valid = client.get(certificate.get_absolute_url()).content.decode()
    revoke_certificate(actor=SYSTEM, certificate=certificate, reason="Pemalsuan tanda tangan")
    page = client.get(certificate.get_absolute_url()).content.decode()
    assert "is-revoked" in page
    assert "is-revoked" not in valid
    assert "Pemalsuan" not in page


@pytest.mark.parametrize("wrong", ["A" * 26, "0" * 26, "1", "x" * 200, "%00", "' OR 1=1"])
def test_a_wrong_code_is_404(client, certificate, wrong):
    assert client.get(reverse("training:certificate", args=[wrong])).status_code == 404


def test_a_number_proves_nothing(client, certificate):
    assert client.get(reverse("training:verify"), {"kode": certificate.number}).status_code == 422


def test_the_printed_code_leads_to_the_page_however_it_is_typed(client, certificate):
    typed = spelled(certificate.token).lower().replace("0", "o").replace("1", "l")
    answer = client.get(reverse("training:verify"), {"kode": f" {typed} "})
    assert answer.url == certificate.get_absolute_url()


def test_a_code_is_128_bits_that_survive_being_read():
    code = new_code()
    assert len(code) == 26
    assert read_code(spelled(code).lower()) == code
    assert read_code(code[:-1]) == read_code(code + "0") == read_code("") == ""
    assert len({new_code() for _ in range(100)}) == 100


def test_guessing_is_held_back_but_knowing_is_not(client, certificate):
    for _look in range(WRONG_CODES.most + 5):
        assert client.get(certificate.get_absolute_url()).status_code == 200
    for _guess in range(WRONG_CODES.most):
        assert client.get(reverse("training:certificate", args=[new_code()])).status_code == 404
    assert client.get(reverse("training:certificate", args=[new_code()])).status_code == 429
    # Another address is not shut out.
    elsewhere = client.get(certificate.get_absolute_url(), REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 200
