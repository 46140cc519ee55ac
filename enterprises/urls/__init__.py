"""The addresses of the register: the entrepreneur's portal and the pages of staff."""

from django.urls import URLPattern, URLResolver

from enterprises.urls import portal, staff

app_name = "enterprises"

urlpatterns: list[URLPattern | URLResolver] = [*portal.urlpatterns, *staff.urlpatterns]
