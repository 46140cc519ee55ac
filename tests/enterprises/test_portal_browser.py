"""The portal in a real browser on a small phone: without JavaScript, over a bad line, after the session has ended."""

import gzip

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from enterprises.checks import SECTIONS
from enterprises.choices import RegistrationStatus
from enterprises.models import Registration
from tests.enterprises.portal import PASSWORD, photo, prepare, typed
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_nik, make_registration

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
#: What the first page may weigh on the line, compressed (bytes).
FIRST_LOAD = 150_000


@pytest.fixture
def open_page(browser, live_server):
    """``open_page()``: a new phone, signed in by the page when a user is given."""
    prepare()

    def opened(user=None, **options):
        page = browser.new_context(viewport=PHONE, base_url=live_server.url, **options).new_page()
        page.set_default_timeout(10_000)
        if user:
            sign_in(page, user)
        return page

    return opened


def sign_in(page, user) -> None:
    if "login" not in page.url:
        page.goto(reverse("account_login"))
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    go_on(page)


def go_on(page) -> None:
    page.locator(".form-actions .btn-primary").click()


def fill(page, values: dict[str, str]) -> None:
    for name, value in values.items():
        page.locator(f"input[name={name}]").fill(value)


def leave_out(page) -> None:
    page.locator(".form-actions .btn-link").click()


def test_the_whole_way_without_javascript(open_page, private_media):
    page = open_page(java_script_enabled=False)
    page.goto(reverse("enterprises:portal"))
    page.locator("section.welcome a").click()
    fill(page, {"full_name": "Siti Melati", "phone": "0812 3456 7890", "password1": PASSWORD})
    go_on(page)
    page.locator("section.welcome button").click()

    fill(page, {"nik": make_nik(), "birth_date": "1990-05-17"})
    page.locator("#id_sex_0").check()
    go_on(page)
    leave_out(page)
    fill(page, {"business_name": "Dapur Getas", "main_product": "Getas ikan", "started_year": "2019"})
    page.locator("#id_kbli_section").select_option(index=1)
    page.locator("#id_legal_form").select_option("none")
    go_on(page)
    page.locator("[name=street]").fill("Jalan Pasar Lama 7")
    page.locator("#id_kabupaten").select_option("19.71")
    page.locator("button[name=choose_region]").first.click()
    page.locator("#id_kecamatan").select_option("19.71.05")
    page.locator("button[name=choose_region]").last.click()
    page.locator("#id_village").select_option("19.71.05.1001")
    assert page.locator("[name=street]").input_value() == "Jalan Pasar Lama 7"
    go_on(page)
    fill(page, {"turnover": "96.000.000", "capital": "15.000.000", "workers_male": "1", "workers_female": "2"})
    go_on(page)
    page.locator("#id_market_0").check()
    go_on(page)
    leave_out(page)
    page.locator("#id_product").set_input_files({"name": "foto.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    go_on(page)
    assert page.locator("#id_product_error").is_visible()
    page.locator("#id_product").set_input_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    go_on(page)
    page.locator("#id_agreed").check()
    go_on(page)
    go_on(page)

    registration = Registration.objects.get()
    assert registration.status == RegistrationStatus.SUBMITTED
    assert registration.market == ["local"] and [file.kind for file in registration.files.all()] == ["product"]
    assert registration.number in page.locator("h1").inner_text()


def test_what_is_typed_outlives_a_lost_line_and_goes_when_saved_or_signed_out(open_page):
    user = make_user(password=PASSWORD)
    registration = make_registration(RegistrationStatus.DRAFT, applicant=user)
    page = open_page(user)
    address = reverse("enterprises:section", args=[registration.pk, "business"])
    drafts = "Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length"

    page.goto(address)
    fill(page, {"business_name": "Dapur Baru"})
    page.context.set_offline(True)
    go_on(page)
    assert page.locator(".offline-note").is_visible()

    page.goto("about:blank")  # the battery is empty
    page.context.set_offline(False)
    page.goto(address)
    assert page.locator("[name=business_name]").input_value() == "Dapur Baru"
    assert page.locator(".draft-note").is_visible()
    fill(page, {"started_year": "lama"})  # refused by the server: still not saved
    go_on(page)
    page.locator(".error-summary").wait_for()
    page.goto(address)
    assert page.locator("[name=business_name]").input_value() == "Dapur Baru"
    fill(page, {"started_year": "2019"})
    go_on(page)
    page.wait_for_url("**/alamat/")
    assert page.evaluate(drafts) == 0
    page.goto(address)
    assert page.locator(".draft-note").count() == 0
    assert page.locator("[name=business_name]").input_value() == "Dapur Baru"

    fill(page, {"business_name": "Dapur Lain"})
    assert page.evaluate(drafts) == 1
    page.locator(".menu summary").click()
    page.locator(".menu [data-signs-out] button").click()
    page.wait_for_url("**/")
    assert page.evaluate(drafts) == 0


def test_what_was_sent_without_a_line_goes_out_by_itself_when_it_returns(open_page):
    user = make_user(password=PASSWORD)
    registration = make_registration(RegistrationStatus.DRAFT, applicant=user)
    page = open_page(user)
    page.goto(reverse("enterprises:section", args=[registration.pk, "business"]))
    fill(page, {"business_name": "Dapur Pulau"})
    page.context.set_offline(True)
    go_on(page)
    page.locator(".offline-note").wait_for()
    page.context.set_offline(False)
    page.wait_for_url("**/alamat/")
    registration.refresh_from_db()
    assert registration.business_name == "Dapur Pulau"


def test_one_whose_session_has_ended_signs_in_and_goes_on(open_page):
    user = make_user(password=PASSWORD)
    registration = make_registration(RegistrationStatus.DRAFT, applicant=user)
    page = open_page(user, java_script_enabled=False)
    page.goto(reverse("enterprises:section", args=[registration.pk, "owner"]))
    fill(page, {"full_name": "Siti Yang Baru"})
    Session.objects.all().delete()
    go_on(page)
    sign_in(page, user)
    assert page.locator("[name=full_name]").input_value() == "Siti Yang Baru"
    go_on(page)
    registration.refresh_from_db()
    assert registration.full_name == "Siti Yang Baru"


def test_the_lists_of_the_address_follow_each_other(open_page):
    user = make_user(password=PASSWORD)
    registration = make_registration(RegistrationStatus.DRAFT, applicant=user)
    Registration.objects.update(village=None)
    page = open_page(user)
    page.goto(reverse("enterprises:section", args=[registration.pk, "address"]))
    for name in ("kabupaten", "kecamatan", "village"):
        page.locator(f"#id_{name} option[value='{typed('address')[name]}']").wait_for(state="attached")
        page.locator(f"#id_{name}").select_option(typed("address")[name])
    go_on(page)
    page.wait_for_url("**/angka/")
    registration.refresh_from_db()
    assert registration.village_id == typed("address")["village"]


def test_every_page_fits_a_small_phone_and_axe_finds_nothing(open_page):
    from axe_playwright_python.sync_playwright import Axe

    user = make_user(password=PASSWORD)
    verified = make_registration(RegistrationStatus.VERIFIED, applicant=user)
    same = {"nik": verified.nik}
    waiting = make_registration(applicant=user, **same)
    correction = make_registration(RegistrationStatus.CORRECTION, applicant=user, **same)
    page = open_page(user)
    page.set_viewport_size({"width": 320, "height": 640})
    parts = list(SECTIONS)
    paths = [reverse("enterprises:section", args=[correction.pk, part]) for part in parts]
    paths += [reverse(f"enterprises:{name}", args=[correction.pk]) for name in ("review", "withdraw")]
    paths += [reverse(f"enterprises:{name}") for name in ("portal", "status", "claim")]
    axe, found = Axe(), []
    for path in paths:
        page.goto(path)
        found += [f"{path} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in axe.run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{path} is wider than the screen")
    page.goto(reverse("enterprises:portal"))
    page.locator(f"a[href*='{waiting.number}']").click()
    page.locator("[data-copy]").wait_for()
    assert found == []


def test_the_first_page_is_light(open_page):
    page, weights = open_page(), {}
    page.on("response", lambda response: weights.update({response.url: len(gzip.compress(response.body()))}))
    page.goto(reverse("enterprises:portal"), wait_until="networkidle")
    assert sum(weights.values()) < FIRST_LOAD, weights
