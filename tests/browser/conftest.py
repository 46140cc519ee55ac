import pytest
from django.conf import settings as django_settings

from tests.jobs.fixtures import empty_broker, signs  # noqa: F401 - fixtures
from tests.jobs.real_worker import RealWorker


@pytest.fixture
def stage(browser, live_server, settings, indonesian, empty_broker, signs, tmp_path, private_media, compiled_texts):  # noqa: F811
    """A live server and a real worker side by side, in Indonesian; see ``tests.browser.stage``."""
    from tests.browser.stage import Stage

    mail = tmp_path / "mail"
    mail.mkdir()
    settings.SITE_URL = live_server.url
    worker = RealWorker(folder=tmp_path, media=private_media, signs=signs.folder, redis_url=django_settings.REDIS_URL)
    worker.env |= {
        "DJANGO_SETTINGS_MODULE": "tests.browser.worker_settings",
        "TEST_MAIL": str(mail),
        "TEST_SITE": live_server.url,
        "TEST_LOCALE": str(compiled_texts),
    }
    worker.start()
    yield Stage(browser=browser, site=live_server.url, mail=mail)
    worker.kill()
