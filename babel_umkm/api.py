"""The REST interface under /api/: every app's ``api.register(router)`` adds its resources to one router."""

from importlib import import_module
from importlib.util import find_spec

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

APPS = ["regions", "accounts", "notifications", "enterprises", "partnerships", "training", "support", "reports"]


def build_router() -> SimpleRouter:
    """A router holding what the apps register; an app without ``api.py`` has no resources."""
    router = SimpleRouter()
    for app in APPS:
        if find_spec(f"{app}.api"):
            import_module(f"{app}.api").register(router)
    return router


# For people: whoever is not signed in is sent to the sign-in page instead of a bare 401.
docs = login_required(SpectacularSwaggerSplitView.as_view(url_name="api-schema"))

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", include((build_router().urls, "v1"))),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", docs, name="api-docs"),
]
