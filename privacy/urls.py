from django.urls import path

from privacy.views import breaches, own, requests

app_name = "privacy"

urlpatterns = [
    path("daftar/data-saya/permintaan/", own.AskView.as_view(), name="ask"),
    path("daftar/data-saya/permintaan/<int:pk>/tarik/", own.TakeBackView.as_view(), name="take-back"),
    path("data-pribadi/permintaan/", requests.RequestListView.as_view(), name="requests"),
    path("data-pribadi/permintaan/baru/", requests.RecordView.as_view(), name="record"),
    path("data-pribadi/permintaan/<int:pk>/", requests.RequestView.as_view(), name="request"),
    path("data-pribadi/permintaan/<int:pk>/putuskan/", requests.DecideView.as_view(), name="decide"),
    path("data-pribadi/permintaan/<int:pk>/ubah-status/", requests.RequestMoveView.as_view(), name="request-move"),
    path("data-pribadi/permintaan/<int:pk>/cabut-pembatasan/", requests.ReleaseView.as_view(), name="release"),
    path("data-pribadi/insiden/", breaches.BreachListView.as_view(), name="breaches"),
    path("data-pribadi/insiden/baru/", breaches.BreachFormView.as_view(), name="breach-record"),
    path("data-pribadi/insiden/<int:pk>/", breaches.BreachView.as_view(), name="breach"),
    path("data-pribadi/insiden/<int:pk>/ubah/", breaches.BreachFormView.as_view(), name="breach-correct"),
    path("data-pribadi/insiden/<int:pk>/surat/<slug:to>.<slug:form>", breaches.LetterView.as_view(), name="letter"),
    path("data-pribadi/insiden/<int:pk>/terkirim/", breaches.SentView.as_view(), name="breach-sent"),
    path("data-pribadi/insiden/<int:pk>/ubah-status/", breaches.BreachMoveView.as_view(), name="breach-move"),
]
