"""The pages of an agreement after its signing: quarterly reports, evaluation, extension."""

from django.urls import path

from partnerships.views import evaluation, monitoring

urlpatterns = [
    path("kerja-sama/monev/", monitoring.QuarterListView.as_view(), name="quarters"),
    path("kerja-sama/monev/<int:pk>/", monitoring.QuarterView.as_view(), name="quarter"),
    path("kerja-sama/monev/<int:pk>/langkah/", monitoring.QuarterMoveView.as_view(), name="quarter-move"),
    path("kerja-sama/<int:pk>/monev/", monitoring.AgreementQuartersView.as_view(), name="agreement-quarters"),
    path("kerja-sama/<int:pk>/monev/mulai/", monitoring.QuarterBeginView.as_view(), name="quarter-begin"),
    path("kerja-sama/<int:pk>/evaluasi/mulai/", evaluation.EvaluationBeginView.as_view(), name="evaluation-begin"),
    path("kerja-sama/evaluasi/<int:pk>/", evaluation.EvaluationView.as_view(), name="evaluation"),
    path("kerja-sama/evaluasi/<int:pk>/langkah/", evaluation.EvaluationMoveView.as_view(), name="evaluation-move"),
    path("kerja-sama/<int:pk>/perpanjang/", evaluation.ExtendView.as_view(), name="extend"),
]
