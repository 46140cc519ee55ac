"""What a person can type wrong, each refused beside its box with what was typed still in it."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from enterprises.choices import RegistrationStatus
from enterprises.models import Registration
from enterprises.validators import nik_warnings
from tests.enterprises.portal import begin, fill, prepare, section_url, sign_up, submit, typed
from tests.factories.accounts import SRI_MENANTI, make_region, make_user
from tests.factories.enterprises import make_nik, make_registration, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference():
    prepare()
    cache.clear()


@pytest.fixture
def registration(client) -> Registration:
    sign_up(client)
    return begin(client)


def refused(client, registration, section, **changes):
    """Post a section that must be refused; the form that came back, with its page."""
    response = client.post(section_url(registration, section), typed(section, **changes))
    assert response.status_code == 422
    return response.context["form"], response.content.decode()


@pytest.mark.parametrize(
    ("section", "field", "wrong"),
    [
        ("owner", "nik", "197101"),
        ("owner", "nik", "1971015713900001"),  # month 13
        ("owner", "nik", "197101570590000O"),
        ("owner", "phone", "0717 422 111"),
        ("owner", "email", "siti@"),
        ("owner", "birth_date", "2990-01-01"),
        ("owner", "birth_date", "besok"),
        ("owner", "sex", "X"),
        ("business", "nib", "123"),
        ("business", "npwp", "12.345"),
        ("business", "started_year", "2999"),
        ("business", "started_year", "lama"),
        ("business", "kbli_section", "0"),
        ("business", "legal_form", "kongsi"),
        ("address", "postcode", "0123"),
        ("figures", "turnover", "seratus juta"),
        ("figures", "turnover", "-5"),
        ("figures", "capital", "1.5"),
        ("figures", "workers_male", "-1"),
        ("figures", "workers_female", "99999999999"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(client, registration, section, field, wrong):
    form, page = refused(client, registration, section, **{field: wrong})
    assert list(form.errors) == [field]
    assert f'href="#id_{field}' in page
    if field not in ("sex", "kbli_section", "legal_form"):
        assert f'value="{wrong}"' in page
    registration.refresh_from_db()
    assert getattr(registration, field) in (None, "", "+6281234567890")


def test_a_wrong_box_keeps_what_is_in_the_right_ones(client, registration):
    _form, page = refused(client, registration, "owner", nik="12", full_name="Siti Baru")
    assert 'value="Siti Baru"' in page and 'value="1990-05-17"' in page


def test_a_village_of_another_kecamatan_is_refused(client, registration):
    make_region(SRI_MENANTI)
    form, page = refused(client, registration, "address", village=SRI_MENANTI)
    assert list(form.errors) == ["village"]
    assert "Jalan Pasar Lama 7" in page
    registration.refresh_from_db()
    assert registration.village_id is None and registration.street == ""


def test_without_a_script_the_address_is_chosen_list_by_list(client, registration):
    form, page = refused(client, registration, "address", kecamatan="", village="")
    assert list(form.errors) == ["kecamatan"]
    assert 'value="19.71.05"' in page
    response = client.post(section_url(registration, "address"), typed("address", village="") | {"choose_region": "1"})
    assert response.status_code == 200
    assert 'value="19.71.05.1001"' in response.content.decode()
    assert client.post(section_url(registration, "address"), typed("address")).status_code == 302


@pytest.mark.parametrize("status", [RegistrationStatus.SUBMITTED, RegistrationStatus.VERIFIED])
def test_the_nik_of_another_person_is_refused_beside_its_box(client, registration, status):
    taken = make_registration(status)
    form, page = refused(client, registration, "owner", nik=taken.nik)
    assert list(form.errors) == ["nik"]
    assert f'value="{taken.nik}"' in page
    assert taken.full_name not in page and taken.number not in page
    registration.refresh_from_db()
    assert registration.nik == ""


def test_a_nik_taken_meanwhile_is_refused_at_submit_with_the_way_to_its_box(client, registration):
    nik = make_nik()
    fill(client, registration, owner={"nik": nik})
    make_registration(nik=nik)
    response = submit(client, registration)
    assert response.status_code == 422
    assert f"{section_url(registration, 'owner')}#id_nik" in response.content.decode()
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.DRAFT


def test_the_nib_of_another_business_is_refused_beside_its_box(client, registration):
    make_registration(nib="1234567890123")
    form, _page = refused(client, registration, "business", nib="1234567890123", kbli_section=make_section().pk)
    assert list(form.errors) == ["nib"]


def test_nobody_can_go_through_numbers_to_see_who_is_registered(client, registration):
    taken = make_registration()
    for _try in range(10):
        refused(client, registration, "owner", nik=taken.nik)
    form, _page = refused(client, registration, "owner", nik=make_nik())
    assert list(form.errors) == ["__all__"]
    assert client.post(section_url(registration, "address"), typed("address")).status_code == 302


def test_a_nik_that_does_not_fit_only_asks_once_more(client, registration):
    given = typed("owner", birth_date="1991-05-17", sex="L")
    url = section_url(registration, "owner")
    response = client.post(url, given)
    assert response.url == url
    registration.refresh_from_db()
    warnings = nik_warnings(registration.nik, registration.birth_date, registration.sex)
    page = client.get(url).content.decode()
    assert len(warnings) == 2 and all(warning in page for warning in warnings)
    assert section_url(registration, "background") in page
    assert registration.nik == given["nik"]
    assert client.post(url, given).url == section_url(registration, "background")
    fill(client, registration, owner=given)
    assert submit(client, registration).status_code == 302


def test_a_nik_from_anywhere_in_indonesia_is_welcome(client, registration):
    assert client.post(section_url(registration, "owner"), typed("owner", nik="3173 0157 0590 0007")).status_code == 302
    registration.refresh_from_db()
    assert registration.nik == "3173015705900007"


def test_the_consent_is_never_ticked_for_anyone_and_can_be_taken_back(client, registration):
    url = section_url(registration, "consent")
    assert "checked" not in client.get(url).content.decode()
    client.post(url, {"agreed": "on"})
    registration.refresh_from_db()
    given = registration.consented_at
    assert given and "checked" in client.get(url).content.decode()
    client.post(url, {"agreed": "on"})
    registration.refresh_from_db()
    assert registration.consented_at == given
    client.post(url, {})
    registration.refresh_from_db()
    assert registration.consented_at is None
    assert submit(client, registration).status_code == 422


def test_no_other_field_can_be_set_by_the_form(client, registration):
    other = make_user()
    sent = typed("owner", status="verified", number="REG-1", applicant=str(other.pk), business_name="Lain")
    client.post(section_url(registration, "owner"), sent)
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.DRAFT
    assert registration.number is None and registration.applicant_id != other.pk and registration.business_name == ""


def test_an_unknown_section_does_not_exist(client, registration):
    assert client.get(f"/daftar/{registration.pk}/rahasia/").status_code == 404
    assert client.get(reverse("enterprises:begin")).status_code == 405
