"""The addresses of the register: the public directory, the entrepreneur's portal and the pages of staff."""

from django.urls import URLPattern, URLResolver

from enterprises.urls import portal, public, staff

app_name = "enterprises"

urlpatterns: list[URLPattern | URLResolver] = [*public.urlpatterns, *portal.urlpatterns, *staff.urlpatterns]
