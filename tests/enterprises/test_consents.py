"""Consent per purpose, as people give and withdraw it; and what ends in the same moment."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from audit.models import Act
from enterprises.choices import ConsentPurpose
from enterprises.models import Consent, ConsentText, Enterprise, Registration
from enterprises.services import registration as services
from tests.enterprises.portal import begin, fill, prepare, section_url, submit
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_consent, make_enterprise, make_registration

pytestmark = pytest.mark.django_db

MY_DATA = "/daftar/data-saya/"
DIRECTORY = "/direktori/"


@pytest.fixture
def user():
    return make_user(full_name="Siti Melati")


@pytest.fixture
def portal(client, user):
    client.force_login(user)
    prepare()
    return client


def standing(user) -> set[str]:
    return set(Consent.objects.of(user.pk).filter(withdrawn_at__isnull=True).values_list("purpose", flat=True))


def say(client, purpose: str, do: str):
    return client.post(reverse("enterprises:consent", args=[purpose]), {"do": do})


def test_only_what_was_ticked_is_given_and_it_lasts_beyond_the_registration(portal, user):
    registration = begin(portal)
    page = portal.get(section_url(registration, "consent")).content.decode()
    assert "checked" not in page
    fill(portal, registration, consent={"directory": "on"})
    submit(portal, registration)
    assert standing(user) == {"programme", "directory"}
    services.verify(actor=SYSTEM, registration=registration)
    owner = Enterprise.objects.get().owner
    assert set(Consent.objects.values_list("owner", flat=True)) == {owner.pk}
    consent = Consent.objects.get(purpose="programme")
    assert "UU" in consent.text.text or "Law 27" in consent.text.text or "27" in consent.text.text


def test_a_registration_is_handed_in_without_any_of_the_free_ones(portal, user):
    registration = begin(portal)
    fill(portal, registration)
    submit(portal, registration)
    registration.refresh_from_db()
    assert registration.status == "submitted" and standing(user) == {"programme"}


def test_giving_and_taking_back_are_one_button_each_and_leave_a_history(portal, user):
    for do in ("give", "give", "withdraw", "give"):
        assert say(portal, "whatsapp", do).status_code == 302
    assert standing(user) == {"whatsapp"}
    rows = Consent.objects.of(user.pk).filter(purpose="whatsapp")
    assert [row.withdrawn_at is None for row in rows] == [True, False]
    assert Act.objects.filter(verb="consent.give").count() == 2
    assert portal.get(MY_DATA).content.decode().count("2026-11-24") >= 2
    assert say(portal, "spam", "give").status_code == 400
    assert say(portal, "whatsapp", "shout").status_code == 400


def test_one_person_cannot_touch_the_consent_of_another(portal, user):
    other = make_enterprise(user=make_user())
    make_consent(other, "directory")
    say(portal, "directory", "withdraw")
    assert Consent.objects.get().withdrawn_at is None


def test_what_was_shown_can_never_be_changed(portal):
    say(portal, "banks", "give")
    for change in (lambda: ConsentText.objects.update(text="lain"), lambda: ConsentText.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert ConsentText.objects.get().text != "lain"


def test_without_the_programme_nothing_goes_on(portal, user):
    registration = make_registration(applicant=user)
    enterprise = make_enterprise(user=user)
    make_consent(enterprise, "directory")
    assert 'value="withdraw"' in portal.get(MY_DATA).content.decode()
    say(portal, "programme", "withdraw")
    assert standing(user) == set()
    assert Registration.objects.get(pk=registration.pk).status == "withdrawn"
    assert portal.get(reverse("enterprises:directory-entry", args=[enterprise.number])).status_code == 404


# The directory -------------------------------------------------------------------------------------------------------


def test_it_shows_the_business_of_who_agreed_and_nothing_of_the_person(client):
    enterprise = make_enterprise(name="Dapur Getas", user=make_user(full_name="Rahasia Benar"))
    hidden = make_enterprise(name="Warung Sembunyi")
    make_consent(enterprise, ConsentPurpose.DIRECTORY)
    make_consent(hidden, ConsentPurpose.WHATSAPP)
    page = client.get(reverse("enterprises:directory-entry", args=[enterprise.number])).content.decode()
    listed = client.get(DIRECTORY).content.decode()
    assert "Dapur Getas" in listed and "Warung Sembunyi" not in listed
    assert 'rel="canonical"' in page and enterprise.main_product in page
    owner = enterprise.owner
    for private in (owner.full_name, owner.phone[3:], owner.nik, enterprise.street, enterprise.village.name):
        assert private not in page + listed, private
    assert client.get(reverse("enterprises:directory-entry", args=[hidden.number])).status_code == 404
    assert "Dapur Getas" not in client.get(DIRECTORY, {"q": "Rahasia"}).content.decode(), "not by the owner's name"
    sitemap = client.get("/sitemap.xml").content.decode()
    assert enterprise.number in sitemap and hidden.number not in sitemap


def test_the_number_is_shown_only_with_the_consent_to_whatsapp(client):
    enterprise = make_enterprise()
    make_consent(enterprise, "directory")
    url = reverse("enterprises:directory-entry", args=[enterprise.number])
    assert "wa.me" not in client.get(url).content.decode()
    make_consent(enterprise, "whatsapp")
    assert f"wa.me/{enterprise.owner.phone[1:]}" in client.get(url).content.decode()


def test_taken_back_it_is_gone_at_once_everywhere_and_nothing_is_kept_on_the_way(client):
    enterprise = make_enterprise(name="Dapur Getas", user=make_user())
    make_consent(enterprise, "directory")
    url = reverse("enterprises:directory-entry", args=[enterprise.number])
    for page in (url, DIRECTORY, "/sitemap.xml"):
        answer = client.get(page)
        assert enterprise.number in answer.content.decode() and "no-store" in answer["Cache-Control"]
    Consent.objects.update(withdrawn_at=timezone.now())
    assert client.get(url).status_code == 404
    for page in (DIRECTORY, "/sitemap.xml"):
        assert enterprise.number not in client.get(page).content.decode()


def test_it_is_narrowed_by_place_and_field(client):
    enterprise = make_enterprise(name="Dapur Getas")
    make_consent(enterprise, "directory")
    found = {"q": "getas", "kabupaten": "19.71", "kbli": enterprise.kbli_section_id}
    assert "Dapur Getas" in client.get(DIRECTORY, found).content.decode()
    assert client.get(DIRECTORY, {"kbli": "x"}).status_code == 422
    assert client.get(DIRECTORY, {"cursor": "x"}).status_code == 400
