from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("pemberitahuan/", views.NoticeListView.as_view(), name="list"),
    path("pemberitahuan/dibaca/", views.ReadAllView.as_view(), name="read-all"),
    path("pemberitahuan/<int:pk>/", views.OpenNoticeView.as_view(), name="open"),
]
