"""The addresses of the site. Each app lists its own with its own Indonesian prefix; they meet here."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from babel_umkm import api
from babel_umkm.home import home
from core.access import PUBLIC, access
from core.health import healthz, readyz

# One sign-in for all, with its rate limits; the admin only asks whether the user is staff.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("beranda/", home, name="home"),
    path("bahasa/", access(PUBLIC)(set_language), name="set_language"),
    path("admin/", admin.site.urls),
    path("akun/", include("allauth.account.urls")),
    path("api/", include(api.urlpatterns)),
    path("", include("core.urls")),
    path("", include("accounts.urls")),
    path("", include("regions.urls")),
    path("", include("jobs.urls")),
    path("", include("audit.urls")),
    path("", include("workflow.urls")),
    path("", include("notifications.urls")),
    path("", include("enterprises.urls")),
    path("", include("partnerships.urls")),
    path("", include("training.urls")),
    path("", include("support.urls")),
    path("", include("privacy.urls")),
    path("", include("reports.urls")),
    path("", include("dashboard.urls")),
]
