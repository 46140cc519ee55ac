"""axe looks at every component, in light and dark, on a phone and on a desk; and the page obeys its own CSP."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/akun/login/", "/akun/signup/", "/gaya/", "/gaya/portal/", "/gaya/daftar/", "/gaya/404/"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(browser, live_server, settings, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    settings.DEBUG = True
    axe, found = Axe(), []
    page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    for path in PAGES:
        page.goto(live_server.url + path)
        result = axe.run(page).response
        assert len(result["passes"]) > 15
        found += [f"{path} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} is wider than {width}")
    assert found == []


def test_menu_theme_and_filters_work_without_javascript(browser, live_server, settings):
    settings.DEBUG = True
    page = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    page.goto(live_server.url + "/")
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Masuk").or_(page.get_by_role("link", name="Sign in")).first.is_visible()
    page.locator("[name=theme][value=dark]").click()
    assert page.locator("#dark-theme").get_attribute("media") == "screen"
    page.goto(live_server.url + "/gaya/daftar/")
    page.locator(".filter-toggle").click()
    assert page.locator("#id_region").is_visible()


def test_a_lost_line_stops_the_form_and_keeps_what_was_typed(browser, live_server):
    context = browser.new_context()
    page = context.new_page()
    page.goto(live_server.url + "/akun/login/")
    page.locator("[name=login]").fill("siti@contoh.example")
    page.locator("[name=password]").fill("rahasia")
    context.set_offline(True)
    page.locator(".form-actions .btn-primary").click()
    assert page.locator(".offline-note").is_visible()
    assert page.locator("[name=login]").input_value() == "siti@contoh.example"
    context.set_offline(False)
    page.locator(".form-actions .btn-primary").click()
    page.locator(".error-summary").wait_for()
