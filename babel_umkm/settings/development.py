"""A developer's machine and the demo: keys known to everyone, mail into files. Never for real people's data."""

from babel_umkm.settings.base import *  # noqa: F403
from babel_umkm.settings.base import BASE_DIR, FIELD_DIGEST_KEY, FIELD_ENCRYPTION_KEYS, env
from babel_umkm.settings.checks import DEVELOPMENT_DIGEST_KEY, DEVELOPMENT_FIELD_KEY, DEVELOPMENT_SECRET_KEY

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default=DEVELOPMENT_SECRET_KEY)
FIELD_ENCRYPTION_KEYS = FIELD_ENCRYPTION_KEYS or [DEVELOPMENT_FIELD_KEY]
FIELD_DIGEST_KEY = FIELD_DIGEST_KEY or DEVELOPMENT_DIGEST_KEY
ALLOWED_HOSTS = ["*"]

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = env("EMAIL_FILE_PATH", default=str(BASE_DIR / ".local" / "mail"))
