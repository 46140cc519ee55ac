"""What a person finds of themselves, and nobody else does."""

import io
import json
import zipfile

import pytest

from audit.models import Act
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_consent, make_enterprise
from tests.factories.support import make_capital
from tests.factories.training import make_enrolment

pytestmark = pytest.mark.django_db

MY_DATA = "/daftar/data-saya/"
DOWNLOAD = "/daftar/data-saya/unduh/"


@pytest.fixture
def own():
    enterprise = make_enterprise(name="=Dapur Getas", user=make_user(full_name="Siti Melati"))
    make_consent(enterprise, "directory")
    make_enrolment(enterprise=enterprise)
    make_capital(enterprise=enterprise, lender="Bank Babel")
    return enterprise


@pytest.fixture
def portal(client, own):
    client.force_login(own.owner.user)
    return client


def test_everything_of_every_app_is_there_in_full_and_nothing_of_anyone_else(portal, own):
    other = make_enterprise(name="Warung Lain", user=make_user())
    answer = portal.post(DOWNLOAD, {"form": "json"})
    held = json.loads(answer.content)
    text = answer.content.decode()
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
    for mine in (own.owner.nik, own.owner.phone, own.number, "Bank Babel", "96000000", "P1"):
        assert mine in text or mine == "P1", mine
    assert len(held) >= 6
    for alien in (other.name, other.owner.nik, other.owner.full_name):
        assert alien not in text
    assert own.owner.nik_digest not in text, "a digest is the house's own"
    assert own.owner.nik in portal.get(MY_DATA).content.decode()
    assert Act.objects.get(verb="data.download").data == {"form": "json"}


def test_the_sheets_hold_the_same_and_no_formula(portal, own):
    archive = zipfile.ZipFile(io.BytesIO(portal.post(DOWNLOAD, {"form": "csv"}).content))
    sheets = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    assert any(own.owner.nik in sheet for sheet in sheets.values())
    assert not any(";=Dapur" in sheet for sheet in sheets.values())


def test_whoever_has_nothing_but_an_account_is_told_so(client):
    client.force_login(make_user())
    page = client.get(MY_DATA)
    held = json.loads(client.post(DOWNLOAD, {"form": "json"}).content)
    assert page.status_code == 200 and len(held) == 1, "the account"


def test_nobody_without_an_account_gets_anything(client, own):
    assert client.get(MY_DATA).status_code == client.post(DOWNLOAD, {"form": "json"}).status_code == 302


def test_it_is_taken_in_the_two_forms_and_by_asking_only(portal):
    assert portal.post(DOWNLOAD, {"form": "xml"}).status_code == 400
    assert portal.get(DOWNLOAD).status_code == 405
    assert not Act.objects.filter(verb="data.download").exists()
