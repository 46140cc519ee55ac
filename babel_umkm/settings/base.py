"""Settings shared by all places. What differs by place comes from the environment (.env.example)."""

from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from babel_umkm.settings.components.accounts import *  # noqa: F403
from babel_umkm.settings.components.api import *  # noqa: F403
from babel_umkm.settings.components.background import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()

DEBUG = False
#: Address under which people reach the site; links in e-mails, certificates and QR codes begin with it.
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])

ROOT_URLCONF = "babel_umkm.urls"
WSGI_APPLICATION = "babel_umkm.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # The ladder, top to bottom (ARCHITECTURE.md); ours first, so that our templates win.
    "babel_umkm",
    "dashboard",
    "reports",
    "training",
    "support",
    "privacy",
    "partnerships",
    "enterprises",
    "accounts",
    "regions",
    "workflow",
    "notifications",
    "audit",
    "jobs",
    "core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "pghistory.admin",
    "allauth",
    "allauth.account",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "django_celery_beat",
    "lucide",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.RequestIdMiddleware",
    "core.middleware.PrivatePagesMiddleware",
    "core.middleware.DatabaseDownMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.middleware.ActorMiddleware",
    "core.middleware.AccessMiddleware",
    "core.middleware.PlainTextMiddleware",
    "audit.middleware.TraceMiddleware",
]

#: Modules whose views guard themselves; ``core.middleware.AccessMiddleware`` asks every other view for its access.
ACCESS_GUARDED_ELSEWHERE = [
    "django.contrib.admin",
    # The admin's way from an object to its page, and its list of row histories.
    "django.contrib.contenttypes",
    "pghistory.admin",
    "django_celery_beat",
    "allauth",
    "rest_framework",
    "drf_spectacular",
    "knox",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.interface",
                "notifications.context_processors.unread_notices",
                "babel_umkm.navigation.navigation",
            ],
        },
    },
]
#: What every form of Django 6 does; it silences the forms that the admin makes of models.
FORMS_URLFIELD_ASSUME_HTTPS = True
FORM_RENDERER = "core.form_rendering.FormRenderer"
FILTERS_EMPTY_CHOICE_LABEL = _("All")

# Database: PostgreSQL only. ------------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default="postgresql://babel:babel@localhost:5432/babel")}
DATABASES["default"] |= {"CONN_MAX_AGE": env.int("DB_CONN_MAX_AGE", default=600), "CONN_HEALTH_CHECKS": True}
#: A web request may not hold the database longer than this; workers and commands are started with a longer one.
DB_STATEMENT_TIMEOUT_MS = env.int("DB_STATEMENT_TIMEOUT_MS", default=5000)
DB_LOCK_TIMEOUT_MS = env.int("DB_LOCK_TIMEOUT_MS", default=2000)
#: Session settings of every connection. How near a misspelt word must be to be found (core.search). And that no trigger
#: is ignored: unsaid, each of them would meet and swallow an error for every row, at five times the price of its work.
_SESSION = {
    "statement_timeout": DB_STATEMENT_TIMEOUT_MS,
    "lock_timeout": DB_LOCK_TIMEOUT_MS,
    "pg_trgm.word_similarity_threshold": 0.4,
    "pgtrigger.ignore": "{}",
}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=3,
    application_name="babel_umkm",
    options=" ".join(f"-c {name}={value}" for name, value in _SESSION.items()),
)

# Row history by triggers: every insert, update and delete of a tracked table, whoever writes; append-only itself.
PGHISTORY_APPEND_ONLY = True
# In the admin, the history of one object at a time: the union of all tables is no page.
PGHISTORY_ADMIN_ALL_EVENTS = False
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())

# Cache: rate limits and what else may be forgotten. Sessions are in the database, so an outage signs nobody out.

CACHES = {
    "default": {
        "BACKEND": "core.cache.TolerantRedisCache",
        "LOCATION": env("CACHE_URL", default="") or REDIS_URL,
        "KEY_PREFIX": "babel",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": NO_RETRY},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Language and formats ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

# Files ---------------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/bootstrap", BASE_DIR / "node_modules" / "bootstrap" / "dist"),
]
#: Uploads and generated files. No URL serves this folder: views that check the permission do.
MEDIA_ROOT = Path(env("MEDIA_ROOT", default="") or BASE_DIR / ".local" / "media")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
#: The largest file a form takes; below what the proxy lets through, so that the form can say what is wrong.
MAX_UPLOAD_BYTES = env.int("MAX_UPLOAD_BYTES", default=10_000_000)
#: The largest spreadsheet: 200,000 rows of 25 columns.
MAX_SHEET_BYTES = env.int("MAX_SHEET_BYTES", default=60_000_000)
#: Days a spreadsheet is kept after it was handed in, and the rows of a list without NIK until somebody completes them.
IMPORT_KEEP_DAYS = env.int("IMPORT_KEEP_DAYS", default=90)
IMPORT_OPEN_KEEP_DAYS = env.int("IMPORT_OPEN_KEEP_DAYS", default=365)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Protection ----------------------------------------------------------------------------------------------------------

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
#: Fernet keys (32 bytes, URL-safe base64) for identity numbers at rest: the first encrypts, all decrypt.
FIELD_ENCRYPTION_KEYS: list[str] = env.list("FIELD_ENCRYPTION_KEYS", default=[])
#: Key of the digests by which encrypted numbers are found again. Unlike the keys above it cannot be rotated in place.
FIELD_DIGEST_KEY: str = env("FIELD_DIGEST_KEY", default="")

# The programme -------------------------------------------------------------------------------------------------------

#: Longest term of a Kesepakatan Bersama in months; 0 sets no limit. Common in their texts since 2020, not found in law.
KB_MAX_MONTHS = env.int("KB_MAX_MONTHS", default=12)
#: How certificates are numbered; the province's own pattern is not published, so it can be set. ``{urut}`` counts
#: without gaps by agency and year, ``{kode}`` is the next setting, ``{opd}`` the agency; ``{bulan_romawi}`` and
#: ``{tahun}`` are those of the issue.
CERTIFICATE_NUMBER_PATTERN = env("CERTIFICATE_NUMBER_PATTERN", default="{urut:04d}/{kode}/{opd}/{bulan_romawi}/{tahun}")
CERTIFICATE_NUMBER_CODE = env("CERTIFICATE_NUMBER_CODE", default="SERT-UMKM")
#: The programme whose rules say what completes a step, for enterprises that follow no other.
JOURNEY_PROGRAMME = env("JOURNEY_PROGRAMME", default="okoce")
#: How many times an hour one person may be shown private numbers; whoever answers for them is told at the last one.
REVEALS_PER_HOUR = env.int("REVEALS_PER_HOUR", default=30)
#: Within how many hours a request about personal data is answered and a breach is told of (UU 27/2022: 3×24 hours).
PERSONAL_DATA_HOURS = env.int("PERSONAL_DATA_HOURS", default=72)
#: How many hours before that those who answer are reminded.
PERSONAL_DATA_WARN_HOURS = env.int("PERSONAL_DATA_WARN_HOURS", default=24)
#: For how many years capital must stay accounted for by name; until then a deletion is refused. The period is not
#: confirmed.
CAPITAL_KEEP_YEARS = env.int("CAPITAL_KEEP_YEARS", default=10)
#: A draft untouched for so many days is deleted; its writer is warned so many days before. 0 keeps drafts for ever.
DRAFT_KEEP_DAYS = env.int("DRAFT_KEEP_DAYS", default=180)
DRAFT_WARN_DAYS = env.int("DRAFT_WARN_DAYS", default=14)
#: To whom breaches are told (UU 27/2022 art. 46: the agency for the protection of personal data).
DATA_AUTHORITY = env("DATA_AUTHORITY", default="Lembaga Pelindungan Data Pribadi")
#: How many months after its beginning a business still counts as that of a new entrepreneur when it registers.
NEW_ENTREPRENEUR_MONTHS = env.int("NEW_ENTREPRENEUR_MONTHS", default=12)
#: How long a code is good with which a person takes their assisted registration to an account of their own.
CLAIM_CODE_DAYS = env.int("CLAIM_CODE_DAYS", default=90)
#: Above this, in rupiah, an amount of capital is taken only when the person says that it is meant.
CAPITAL_ASK_ABOVE = env.int("CAPITAL_ASK_ABOVE", default=10_000_000_000)
#: The version of KBLI that new registrations choose from (Peraturan BPS 7/2025; 2020 is also loaded).
KBLI_VERSION = env.int("KBLI_VERSION", default=2025)
#: How many days before the last day of an agreement its people are reminded.
AGREEMENT_REMINDER_DAYS: list[int] = env.list("AGREEMENT_REMINDER_DAYS", cast=int, default=[90, 60, 30, 7])
#: How many days before its last day the owner is reminded of a licence that expires.
LICENCE_REMINDER_DAYS: list[int] = env.list("LICENCE_REMINDER_DAYS", cast=int, default=[90, 30, 7])
#: After how many months a Kesepakatan Bersama without a PKS under it is pointed at; 0 never.
KB_PKS_MONTHS = env.int("KB_PKS_MONTHS", default=12)
#: Within how many days after a quarter its report (monev triwulan) is due; the period in law is not known.
MONEV_DUE_DAYS = env.int("MONEV_DUE_DAYS", default=15)
#: How many quarters back reports are asked for: older ones are no longer, also of agreements that were recorded late.
MONEV_QUARTERS_BACK = env.int("MONEV_QUARTERS_BACK", default=8)
#: How many days before the deadline of an input round silent agencies are reminded; negative numbers: after it.
ROUND_REMINDER_DAYS: list[int] = env.list("ROUND_REMINDER_DAYS", cast=int, default=[7, 3, 1, -1, -3, -7])
#: The same for decisions of meetings and the day by which they are to be carried out.
DECISION_REMINDER_DAYS: list[int] = env.list("DECISION_REMINDER_DAYS", cast=int, default=[3, -1, -7, -14])

# Mail ----------------------------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="UMKM Bangka Belitung <umkm@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10

# Logs ----------------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "babel_umkm.logs.RequestIdFilter"}},
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s [%(request_id)s] %(name)s: %(message)s"},
        "json": {"()": "babel_umkm.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": env("LOG_FORMAT", default="line"),
        }
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own would print everything a second time.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
