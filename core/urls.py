from django.urls import URLPattern, URLResolver, path

from core import views

app_name = "core"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.landing, name="landing"),
    path("tampilan/", views.set_theme, name="set_theme"),
    path("gaya/", views.style_guide, name="style_guide"),
    path("gaya/<slug:part>/", views.style_guide, name="style_guide_part"),
]
