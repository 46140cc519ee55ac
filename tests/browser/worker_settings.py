"""Settings of the worker beside the story: its e-mails become files, and their links lead to the live server."""

from babel_umkm.settings.test import env
from tests.jobs.worker_settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = env("TEST_MAIL")
SITE_URL = env("TEST_SITE")
LOCALE_PATHS = [env("TEST_LOCALE")]
