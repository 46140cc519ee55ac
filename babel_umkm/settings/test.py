"""Tests: the real engines, everything slow or outward replaced."""

import re

from babel_umkm.settings.base import *  # noqa: F403
from babel_umkm.settings.base import BASE_DIR, DATABASES, REDIS_URL, broker_url, env
from babel_umkm.settings.checks import DEVELOPMENT_FIELD_KEY

SECRET_KEY = "test-only"  # noqa: S105
FIELD_ENCRYPTION_KEYS = [DEVELOPMENT_FIELD_KEY]
FIELD_DIGEST_KEY = "test-only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"

# Texts are read as they stand in the code, so that no test breaks by a better wording in Indonesian. The fixture
# `indonesian` brings the translations in. Dates, numbers and the texts of packages are Indonesian all the same.
LOCALE_PATHS = []

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = BASE_DIR / ".local" / "test" / "media"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Counters of one test must not reach the next, nor another test process; tests of the real cache name it themselves.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Processes of one run must not take each other's tasks: each has a Valkey database of its own, after the run's first.
_process = int(re.sub(r"\D", "", env("PYTEST_XDIST_WORKER", default="")) or 0)
REDIS_URL = re.sub(r"db=(\d+)", lambda match: f"db={int(match[1]) + _process}", REDIS_URL)
CELERY_BROKER_URL = broker_url(REDIS_URL)

# To make and to drop the database of a run takes longer than a page may, where others use the machine as well.
DATABASES["default"]["OPTIONS"]["options"] += " -c statement_timeout=60000"
# The launcher's migrated database, when it made one: test databases are copied from it.
if env("TEST_DATABASE_TEMPLATE", default=""):
    DATABASES["default"]["TEST"] = {"TEMPLATE": env("TEST_DATABASE_TEMPLATE")}
