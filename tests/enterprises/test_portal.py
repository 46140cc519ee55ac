"""The entrepreneur's portal through its pages: begin, fill, leave, come back, submit, follow, correct."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from enterprises.choices import RegistrationStatus, Step
from enterprises.models import Consent, Registration
from enterprises.selectors.status import status_code
from jobs.models import OutboxMessage
from jobs.outbox import run_message
from notifications.models import Notice
from tests.enterprises.portal import begin, fill, prepare, section_url, sign_up, submit, typed
from tests.factories.accounts import PASSWORD, SRI_MENANTI, make_actor, make_region, make_user
from tests.factories.enterprises import make_enterprise, make_nik, make_registration, make_thresholds

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference():
    prepare()


def test_from_a_phone_number_to_a_registration_number(client):
    user = sign_up(client)
    assert (user.phone, user.email) == ("+6281234567890", None)
    registration = begin(client)
    assert (registration.full_name, registration.phone) == ("Siti Melati", "+6281234567890")
    fill(client, registration)
    review = client.get(reverse("enterprises:review", args=[registration.pk])).content.decode()
    assert "Rp96.000.000" in review and "Kelurahan Taman Bunga" in review
    response = submit(client, registration)

    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.SUBMITTED
    code = status_code(registration.number)
    assert response.url == reverse("enterprises:status-link", args=[registration.number, code])
    assert registration.turnover == 96_000_000 and registration.capital == 15_000_000
    assert Consent.objects.get(registration=registration).text_version == registration.consent_version
    told = client.get(response.url).content.decode()
    assert registration.number in told and code in told
    assert "@" not in told


def test_one_who_has_an_address_is_written_to_with_number_code_and_link(client, on_commit):
    user = sign_up(client, phone="", email="siti@example.id")
    registration = begin(client)
    fill(client, registration)
    mail.outbox.clear()
    with on_commit():
        submit(client, registration)
    for message in OutboxMessage.objects.filter(done_at__isnull=True):
        run_message(str(message.pk))
    registration.refresh_from_db()
    [message] = [sent for sent in mail.outbox if sent.to == [user.email]]
    code = status_code(registration.number)
    assert registration.number in message.subject
    assert code in message.body
    assert f"/daftar/status/{registration.number}/{code}/" in message.body


def test_a_draft_left_halfway_is_found_again_on_another_phone(client):
    user = sign_up(client)
    registration = begin(client)
    half = typed("owner", birth_date="", sex="")
    response = client.post(section_url(registration, "owner"), half | {"later": "1"})
    assert response.url == reverse("enterprises:portal")

    another_phone = Client()
    another_phone.force_login(user)
    home = another_phone.get(reverse("enterprises:portal")).content.decode()
    assert section_url(registration, "owner") in home
    page = another_phone.get(section_url(registration, "owner")).content.decode()
    assert f'value="{half["nik"]}"' in page
    assert begin(another_phone) == registration
    assert Registration.objects.count() == 1


def test_begin_goes_on_where_something_is_missing(client):
    sign_up(client)
    registration = begin(client)
    client.post(section_url(registration, "owner"), typed("owner"))
    response = client.post(reverse("enterprises:begin"))
    assert response.url == section_url(registration, "business")


@pytest.mark.parametrize("page", ["section", "review", "submit", "withdraw"])
@pytest.mark.parametrize("role", [None, "verifier", "administrator"])
def test_the_registration_of_another_person_does_not_exist(client, page, role):
    other = make_registration(RegistrationStatus.DRAFT)
    client.force_login(make_user(role))
    args = [other.pk, "owner"] if page == "section" else [other.pk]
    url = reverse(f"enterprises:{page}", args=args)
    if page != "submit":
        assert client.get(url).status_code == 404
    if page != "review":
        assert client.post(url, typed("owner")).status_code == 404
    other.refresh_from_db()
    assert other.status == RegistrationStatus.DRAFT and other.full_name != "Siti Melati"


def test_a_second_click_gives_the_same_number_and_no_second_notice(client):
    verifier = make_user("verifier")
    user = sign_up(client)
    registration = begin(client)
    fill(client, registration)
    first, second = submit(client, registration), submit(client, registration)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Registration.objects.count() == 1
    for person in (user, verifier):
        assert Notice.objects.filter(recipient=person, kind__startswith="registration.").count() == 1
    assert Consent.objects.count() == 1


def test_a_section_that_is_missing_is_named_and_nothing_is_submitted(client):
    sign_up(client)
    registration = begin(client)
    client.post(section_url(registration, "owner"), typed("owner", sex=""))
    review = client.get(reverse("enterprises:review", args=[registration.pk])).content.decode()
    assert f"{section_url(registration, 'owner')}#id_sex_0" in review
    assert reverse("enterprises:submit", args=[registration.pk]) not in review
    response = submit(client, registration)
    assert response.status_code == 422
    assert f"{section_url(registration, 'address')}#id_kabupaten" in response.content.decode()
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.DRAFT and registration.number is None
    assert not Notice.objects.exists()


def test_once_submitted_it_cannot_be_changed(client):
    user = sign_up(client)
    registration = make_registration(applicant=user)
    before = registration.full_name
    for response in (
        client.get(section_url(registration, "owner")),
        client.post(section_url(registration, "owner"), typed("owner")),
        client.get(reverse("enterprises:review", args=[registration.pk])),
    ):
        assert response.url == reverse("enterprises:portal")
    registration.refresh_from_db()
    assert registration.full_name == before


def test_the_officers_words_lead_to_a_correction_and_the_old_link_still_works(client):
    user = sign_up(client)
    registration = make_registration(RegistrationStatus.CORRECTION, applicant=user)
    number, code = registration.number, status_code(registration.number)
    home = client.get(reverse("enterprises:portal")).content.decode()
    assert "Alamat belum lengkap." in home

    response = client.post(section_url(registration, "address"), typed("address", street="Jalan Baru 9"))
    assert response.url == reverse("enterprises:review", args=[registration.pk])
    submit(client, registration)
    registration.refresh_from_db()
    assert (registration.status, registration.number) == (RegistrationStatus.SUBMITTED, number)
    assert registration.street == "Jalan Baru 9"
    assert Client().get(reverse("enterprises:status-link", args=[number, code])).status_code == 200


def test_a_verified_enterprise_stands_on_the_page_with_its_next_step(client):
    user = sign_up(client)
    registration = make_registration(RegistrationStatus.VERIFIED, applicant=user)
    page = client.get(reverse("enterprises:portal")).content.decode()
    assert registration.enterprise.number in page
    assert 'aria-current="step"' in page
    assert str(Step.P2.label) in page
    stranger = make_enterprise()
    assert stranger.name not in page


def test_whoever_owns_an_enterprise_need_not_type_themselves_again(client):
    user = sign_up(client)
    first = make_registration(RegistrationStatus.VERIFIED, applicant=user)
    second = begin(client)
    assert (second.nik, second.birth_date) == (first.nik, first.birth_date)
    fill(client, second, owner={"nik": first.nik}, business={"business_name": "Toko Kedua"})
    assert submit(client, second).status_code == 302


def test_withdrawing_asks_first_and_frees_the_way_for_a_new_one(client):
    user = sign_up(client)
    registration = make_registration(applicant=user)
    url = reverse("enterprises:withdraw", args=[registration.pk])
    assert client.get(url).status_code == 200
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.SUBMITTED
    client.post(url)
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.WITHDRAWN
    again = make_registration(applicant=user, nik=registration.nik)
    assert again.status == RegistrationStatus.SUBMITTED


def test_a_refusal_shows_its_reason_and_a_new_way_in(client):
    user = sign_up(client)
    make_registration(RegistrationStatus.REFUSED, applicant=user)
    home = client.get(reverse("enterprises:portal")).content.decode()
    assert "Bukan usaha di wilayah ini." in home
    assert reverse("enterprises:begin") in home


def test_who_is_not_signed_in_is_invited_and_shown_nothing(client):
    make_registration()
    page = client.get(reverse("enterprises:portal"))
    assert page.status_code == 200
    assert reverse("account_signup") in page.content.decode()
    assert "REG-" not in page.content.decode()


def test_verification_reaches_the_region_where_the_business_is(client):
    make_thresholds()
    here, elsewhere = make_user("verifier"), make_user("verifier", region=make_region(SRI_MENANTI[:5]))
    sign_up(client)
    registration = begin(client)
    fill(client, registration)
    submit(client, registration)
    registration.refresh_from_db()
    assert Notice.objects.filter(recipient=here, kind="registration.waiting").count() == 1
    assert not Notice.objects.filter(recipient=elsewhere).exists()
    assert not make_actor("verifier", region=SRI_MENANTI[:5]).reach("registration.verify").everything


def test_pages_hold_no_script_or_style_of_their_own(client):
    user = sign_up(client)
    registration = make_registration(RegistrationStatus.DRAFT, applicant=user, nik=make_nik())
    urls = [section_url(registration, name) for name in ("owner", "business", "address", "figures", "consent")]
    for url in [*urls, reverse("enterprises:portal"), reverse("enterprises:review", args=[registration.pk])]:
        page = client.get(url).content.decode()
        assert " style=" not in page and "onclick" not in page
        assert page.count("<h1>") == 1
    assert PASSWORD not in page
