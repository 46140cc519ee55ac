from django.urls import path

from regions.views import ChildrenView, SearchView

app_name = "regions"

urlpatterns = [
    path("wilayah/anak/", ChildrenView.as_view(), name="children"),
    path("wilayah/cari/", SearchView.as_view(), name="search"),
]
