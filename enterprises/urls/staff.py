"""The pages of staff: ``pendaftaran/`` and ``umkm/``."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
