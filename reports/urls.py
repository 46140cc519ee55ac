from django.urls import path

from reports import views

app_name = "reports"

urlpatterns = [
    path("laporan/", views.ReportListView.as_view(), name="list"),
    path("laporan/pesan/<slug:slug>/", views.OrderView.as_view(), name="order"),
    path("laporan/<uuid:pk>/", views.DetailView.as_view(), name="detail"),
    path("laporan/<uuid:pk>/unduh/", views.DownloadView.as_view(), name="download"),
    path("laporan/<uuid:pk>/ulangi/", views.RetryView.as_view(), name="retry"),
    path("laporan/<uuid:pk>/batalkan/", views.CancelView.as_view(), name="cancel"),
]
