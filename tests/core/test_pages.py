"""The frame of every page: landing, theme, language, errors, sign-in, and the style guide only in development."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def test_the_landing_page_leads_to_registration_and_explains_seven_steps(client):
    html = client.get("/").content.decode()
    assert all(f"<span>P{step}</span>" in html for step in range(1, 8))
    assert reverse("account_signup") in html or reverse("enterprises:portal") in html
    assert not INLINE.search(html)
    assert 'class="skip-link" href="#main"' in html


@pytest.mark.parametrize(("theme", "media"), [("dark", 'media="screen"'), ("light", 'media="not all"')])
def test_a_theme_is_remembered_without_javascript(client, theme, media):
    answer = client.post(reverse("core:set_theme"), {"theme": theme, "next": "/akun/login/"})
    assert (answer.status_code, answer["Location"]) == (302, "/akun/login/")
    assert media in client.get("/").content.decode()
    client.post(reverse("core:set_theme"), {"theme": "device", "next": "/"})
    assert "(prefers-color-scheme: dark)" in client.get("/").content.decode()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_choosing_a_theme_never_leads_away(client, target):
    answer = client.post(reverse("core:set_theme"), {"theme": "dark", "next": target})
    assert answer["Location"] == "/"


def test_an_unknown_theme_is_not_stored_nor_obeyed(client):
    assert "theme" not in client.post(reverse("core:set_theme"), {"theme": "x; Domain=evil"}).cookies
    client.cookies["theme"] = '"><script>'
    html = client.get("/").content.decode()
    assert "<script>" not in html
    assert "(prefers-color-scheme: dark)" in html


def test_a_theme_cannot_be_chosen_by_a_link_or_from_another_site():
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(reverse("core:set_theme")).status_code == 405
    refused = strict.post(reverse("core:set_theme"), {"theme": "dark"})
    assert refused.status_code == 403
    assert "theme" not in refused.cookies
    assert "error-page" in refused.content.decode()


def test_the_language_is_switched_from_any_page(client):
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/").content.decode()
    client.post(reverse("set_language"), {"language": "id", "next": "/"})
    assert '<html lang="id">' in client.get("/").content.decode()


def test_what_is_not_there_answers_in_our_look(client):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "error-page" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html"])
def test_error_pages_need_no_context_and_no_database(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = get_template(name).render()
    assert "<h1>" in html
    assert not INLINE.search(html)


@pytest.mark.parametrize("part", ["", "portal/", "daftar/", "404/"])
def test_the_style_guide_exists_only_in_development(client, settings, part):
    assert client.get(f"/gaya/{part}").status_code == 404
    settings.DEBUG = True
    html = client.get(f"/gaya/{part}").content.decode()
    assert "<h1>" in html
    assert not INLINE.search(html)


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_reset_password", "account_reset_password_done"]
)
def test_sign_in_pages_are_ours(client, name):
    html = client.get(reverse(name)).content.decode()
    assert "entrance-card" in html
    assert html.count("<h1") == 1
    assert not INLINE.search(html)


def test_a_dead_reset_link_says_what_to_do(client):
    html = client.get(reverse("account_reset_password_from_key", args=["a", "b-c"]), follow=True).content.decode()
    assert reverse("account_reset_password") in html


def test_pages_of_allauth_that_we_did_not_write_have_our_frame(client, django_user_model):
    user = django_user_model.objects.create_user(
        full_name="Siti", email="siti@contoh.example", password="kata sandi panjang"
    )
    client.force_login(user)
    for name in ("account_email", "account_change_password", "account_logout", "account_reauthenticate"):
        html = client.get(reverse(name)).content.decode()
        assert "entrance-card" in html, name
        assert html.count("<h1") == 1, name
