"""Production: nothing secret has a default, everything goes over TLS, static files carry their hash."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from babel_umkm.settings.base import *  # noqa: F403
from babel_umkm.settings.base import FIELD_DIGEST_KEY, FIELD_ENCRYPTION_KEYS, SITE_URL, STORAGES, env
from babel_umkm.settings.checks import key_faults
from babel_umkm.settings.components.static import HASHED_STATIC


def _demand(*names: str) -> None:
    missing = [name for name in names if not env(name, default="")]
    if missing:
        raise ImproperlyConfigured(f"Set {', '.join(missing)} (see .env.example): production has no default.")


_demand(
    "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "FIELD_DIGEST_KEY", "DATABASE_URL", "REDIS_URL", "SITE_URL", "ALLOWED_HOSTS"
)

SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
_faults = key_faults(SECRET_KEY, FIELD_ENCRYPTION_KEYS, FIELD_DIGEST_KEY)
if _faults:
    raise ImproperlyConfigured(" ".join(_faults))

_site = urlsplit(SITE_URL)
if _site.scheme != "https":
    raise ImproperlyConfigured("SITE_URL must begin with https:// in production.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[]) or [f"https://{_site.netloc}"]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

# The reverse proxy ends TLS, sets this header itself and drops any that a client sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
#: How many proxies of ours stand before us: rate limits count the address that the outermost of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=60 * 60 * 24 * 365)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

STORAGES = STORAGES | {"staticfiles": HASHED_STATIC}

globals().update(env.email("EMAIL_URL", default="smtp://localhost:25"))
