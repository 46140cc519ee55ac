from django.urls import path

from support import views

app_name = "support"

urlpatterns = [
    path("dukungan/pemasaran/", views.MarketingListView.as_view(), name="marketing"),
    path("dukungan/pemasaran/baru/", views.MarketingRecordView.as_view(), name="marketing-create"),
    path("dukungan/pemasaran/<int:pk>/", views.MarketingDetailView.as_view(), name="marketing-detail"),
    path("dukungan/pemasaran/<int:pk>/ubah-status/", views.MarketingMoveView.as_view(), name="marketing-move"),
    path("dukungan/modal/", views.CapitalListView.as_view(), name="capital"),
    path("dukungan/modal/baru/", views.CapitalRecordView.as_view(), name="capital-create"),
    path("dukungan/modal/<int:pk>/", views.CapitalDetailView.as_view(), name="capital-detail"),
    path("dukungan/modal/<int:pk>/ubah-status/", views.CapitalMoveView.as_view(), name="capital-move"),
]
