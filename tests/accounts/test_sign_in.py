"""Accounts through their doors: sign-up, sign-in by either name, tokens, and what ends them."""

import pytest
from django.urls import reverse

from accounts.models import Agency, Membership, User
from audit.models import Act
from tests.factories.accounts import make_user

PASSWORD = "kerupuk-getas-enak"

pytestmark = pytest.mark.django_db


@pytest.fixture
def melati() -> User:
    return User.objects.create_user(
        full_name="Melati", email="melati@example.id", phone="+6281272000001", password=PASSWORD
    )


def sign_in(client, login: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


@pytest.mark.parametrize(
    "login", ["melati@example.id", "MELATI@example.id", "081272000001", "+62 812-7200-0001", "62 812 7200 0001"]
)
def test_the_address_and_any_way_to_write_the_number_sign_in(client, melati, login):
    assert sign_in(client, login).status_code == 302
    assert client.session["_auth_user_id"] == str(melati.pk)
    assert Act.objects.get(verb="account.sign_in").actor_id == melati.pk


def test_a_wrong_password_signs_nobody_in_and_is_recorded_without_the_login(client, melati):
    response = sign_in(client, "melati@example.id", "salah-sekali-ya")
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    act = Act.objects.get(verb="account.sign_in_failed")
    assert act.data == {"login": "mel…"}


def test_unknown_and_wrong_answer_alike(client, melati):
    wrong = sign_in(client, "melati@example.id", "salah-sekali-ya").context["form"].errors
    unknown = sign_in(client, "tidakada@example.id", "salah-sekali-ya").context["form"].errors
    assert wrong == unknown


@pytest.mark.parametrize(
    ("name", "given"), [("phone", {"phone": "0812 7200 0009"}), ("email", {"email": "Budi@Example.id"})]
)
def test_an_account_needs_only_one_of_number_and_address(client, name, given):
    response = client.post(reverse("account_signup"), {"full_name": "Budi", "password1": PASSWORD, **given})
    assert response.status_code == 302, response.context["form"].errors
    user = User.objects.get(full_name="Budi")
    assert {"phone": user.phone, "email": user.email}[name] in {"+6281272000009", "budi@example.id"}
    assert not user.is_staff
    assert not user.memberships.exists()


def test_an_account_needs_at_least_one_of_them_and_keeps_what_was_typed(client):
    response = client.post(reverse("account_signup"), {"full_name": "Budi", "password1": PASSWORD})
    assert response.context["form"].errors["phone"]
    assert 'value="Budi"' in response.content.decode()
    assert not User.objects.exists()


def test_a_number_in_use_is_said_beside_the_field(client, melati):
    response = client.post(
        reverse("account_signup"), {"full_name": "Lain", "phone": "0812-7200-0001", "password1": PASSWORD}
    )
    assert "phone" in response.context["form"].errors
    assert User.objects.count() == 1


def test_sign_up_cannot_make_staff(client):
    client.post(
        reverse("account_signup"),
        {
            "full_name": "Nakal",
            "email": "nakal@example.id",
            "password1": PASSWORD,
            "is_staff": "on",
            "is_superuser": "on",
            "role": "administrator",
        },
    )
    user = User.objects.get()
    assert not user.is_staff
    assert not user.is_superuser
    assert not user.memberships.exists()


@pytest.mark.parametrize(("role", "layout"), [(None, "layout-portal"), ("verifier", "layout-staff")])
def test_the_own_account_has_a_heading_and_the_menu_of_its_owner(client, melati, role, layout):
    client.force_login(make_user(role) if role else melati)
    page = client.get(reverse("accounts:profile")).content.decode()
    assert "<h1></h1>" not in page
    assert f'class="{layout}' in page


def test_a_closed_account_is_dead_at_the_next_request(client, melati):
    sign_in(client, "melati@example.id")
    profile = reverse("accounts:profile")
    assert client.get(profile).status_code == 200
    User.objects.filter(pk=melati.pk).update(is_active=False)
    assert client.get(profile).status_code == 302


def test_a_role_taken_away_is_gone_at_the_next_request(client):
    user = User.objects.create_user(full_name="Petugas", email="p@example.id", password=PASSWORD)
    agency = Agency.objects.create(code="dkukm", name="Dinas Koperasi", short_name="DKUKM")
    membership = Membership.objects.create(user=user, role="agency_officer", agency=agency)
    sign_in(client, "p@example.id")
    roles = lambda: client.get("/api/v1/me/").json()["roles"]  # noqa: E731
    assert roles() == ["agency_officer", "entrepreneur"]
    membership.delete()
    assert roles() == ["entrepreneur"]


def test_tokens_are_given_for_a_right_login_and_act_as_their_owner(client, melati):
    made = client.post("/api/v1/tokens/", {"login": "081272000001", "password": PASSWORD}, "application/json")
    assert made.status_code == 201
    header = {"HTTP_AUTHORIZATION": f"Token {made.json()['token']}"}
    assert client.get("/api/v1/me/", **header).json()["id"] == melati.pk
    assert client.get("/api/v1/me/").status_code == 401
    assert client.get("/api/v1/me/", HTTP_AUTHORIZATION="Token salah").status_code == 401


def test_tokens_are_not_given_for_a_wrong_one(client, melati):
    refused = client.post(
        "/api/v1/tokens/", {"login": "melati@example.id", "password": "salah-sekali-ya"}, "application/json"
    )
    assert refused.status_code == 400
    assert melati.auth_token_set.count() == 0


def test_a_changed_password_ends_the_tokens(client, melati):
    client.post("/api/v1/tokens/", {"login": "melati@example.id", "password": PASSWORD}, "application/json")
    sign_in(client, "melati@example.id")
    new = "lempah-kuning-pedas"
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert melati.auth_token_set.count() == 0


def test_the_administrator_who_sets_a_password_ends_the_tokens(client, melati):
    client.post("/api/v1/tokens/", {"login": "melati@example.id", "password": PASSWORD}, "application/json")
    client.force_login(User.objects.create_superuser(full_name="Admin", email="admin@example.id", password=PASSWORD))
    data = {"full_name": "Melati", "email": "melati@example.id", "phone": "081272000001", "language": "id"}
    none = {f"memberships-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    answer = client.post(
        reverse("admin:accounts_user_change", args=[melati.pk]),
        data | none | {"is_active": "on", "new_password": "lempah-kuning-pedas"},
    )
    assert answer.status_code == 302, answer.context["errors"]
    assert melati.auth_token_set.count() == 0


def test_a_link_to_set_a_password_leads_to_our_site_whatever_host_was_named(client, melati, settings, mailoutbox):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(reverse("account_reset_password"), {"email": "melati@example.id"}, headers={"host": "jahat.example"})
    assert f"{settings.SITE_URL}/akun/password/reset/key/" in mailoutbox[0].body
    assert "//jahat.example" not in mailoutbox[0].body


def test_the_language_chosen_in_the_account_is_the_language_of_the_pages(client, melati):
    client.force_login(melati)
    client.post(reverse("accounts:profile"), {"full_name": "Melati P.", "language": "en"})
    melati.refresh_from_db()
    assert (melati.full_name, melati.language) == ("Melati P.", "en")
    assert 'lang="en"' in client.get(reverse("accounts:profile")).content.decode()


def test_mail_for_a_new_password_speaks_our_words(client, indonesian, mailoutbox):
    user = make_user()
    client.post("/akun/password/reset/", {"email": user.email})
    text = mailoutbox[-1].body
    assert "kata sandi baru" in text and "/akun/password/reset/key/" in text
    assert "Halo dari" not in text and "{" not in text
