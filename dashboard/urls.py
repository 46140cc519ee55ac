from django.urls import path

from dashboard import views, views_work

app_name = "dashboard"

urlpatterns = [
    path("dasbor/", views.HomeView.as_view(), name="home"),
    path("dasbor/<slug:code>/pelaku/", views.PeopleView.as_view(), name="people"),
    path("dasbor/tugas/", views_work.MyWorkView.as_view(), name="my_work"),
    path("dasbor/segarkan/", views.RefreshView.as_view(), name="refresh"),
]
