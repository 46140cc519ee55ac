"""What every test stands on: real PostgreSQL and Valkey, strict templates, and nothing that leaves the machine."""

import os
import shutil
from pathlib import Path

import pytest


def chromium() -> str | None:
    """The browser of this machine: $CHROMIUM, else the first by its usual names."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next((path for path in map(shutil.which, filter(None, names)) if path), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium():
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"no Chromium on this machine: {item.name}"))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the browser; tests marked ``browser`` only."""
    path = chromium()
    assert path, "mark this test with @pytest.mark.browser"
    return path


@pytest.fixture
def browser(chromium_path, monkeypatch):
    """A headless Chromium; a test that uses it is marked ``browser`` and ``django_db(transaction=True)``."""
    from django.db import connections

    # Playwright keeps an event loop in this thread, which Django would mistake for asynchronous code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
        # Beside that loop Django keeps connections of their own, which nobody else would close.
        connections.close_all()


@pytest.fixture(autouse=True)
def private_media(settings, tmp_path: Path) -> Path:
    """Files of a test go with it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def fresh_cache():
    """No counter of one test reaches the next."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def language():
    """Every test begins in Indonesian, the language of the site, whatever the one before switched to."""
    from django.utils import translation

    with translation.override("id"):
        yield


@pytest.fixture(scope="session")
def compiled_texts(tmp_path_factory) -> Path:
    """The translations of this checkout as Django reads them, compiled for this run alone."""
    import messages

    target = tmp_path_factory.mktemp("locale")
    messages.compile_all(target)
    return target


@pytest.fixture
def indonesian(settings, compiled_texts: Path) -> None:
    """The site as people meet it: in Indonesian, unless they choose English."""
    from django.utils import translation

    settings.LOCALE_PATHS = [compiled_texts]
    translation.activate("id")


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """``with on_commit(): …`` runs what was put off until commit, as outside of tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(autouse=True)
def strict_templates(monkeypatch):
    """An undefined variable in a template fails the test instead of showing nothing.

    Not where a template allows for it: ``{% if %}``, ``|default``, and templates of other packages.
    """
    from django.template.base import FilterExpression, VariableDoesNotExist

    original = FilterExpression.resolve

    def resolve(self, context, ignore_failures=False):
        if not ignore_failures and getattr(self, "is_var", False) and _is_ours(context) and not _allows_absence(self):
            try:
                self.var.resolve(context)
            except VariableDoesNotExist as error:
                name = getattr(getattr(context, "template", None), "name", "?")
                raise AssertionError(f"undefined variable {self.token!r} in {name}: {error}") from None
        return original(self, context, ignore_failures)

    monkeypatch.setattr(FilterExpression, "resolve", resolve)


ROOT = Path(__file__).resolve().parents[1]


def _is_ours(context) -> bool:
    origin = getattr(getattr(context, "template", None), "origin", None)
    name = str(getattr(origin, "name", ""))
    return name.startswith(str(ROOT)) and "site-packages" not in name


def _allows_absence(expression) -> bool:
    return any(
        getattr(function, "__name__", "") in {"default", "default_if_none"} for function, _ in expression.filters
    )
