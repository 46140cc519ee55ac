from django.urls import path

from partnerships.views import agreements, drafting, partners, realisation, shortlist, signing

app_name = "partnerships"

urlpatterns = [
    path("kerja-sama/", agreements.AgreementListView.as_view(), name="list"),
    path("kerja-sama/baru/", drafting.DraftCreateView.as_view(), name="create"),
    path("kerja-sama/<int:pk>/", agreements.AgreementView.as_view(), name="detail"),
    path("kerja-sama/<int:pk>/ubah/", drafting.DraftEditView.as_view(), name="edit"),
    path("kerja-sama/<int:pk>/tanda-tangan/", signing.SignView.as_view(), name="sign"),
    path("kerja-sama/<int:pk>/langkah/", signing.AgreementMoveView.as_view(), name="move"),
    path("kerja-sama/<int:pk>/target/", drafting.TargetAddView.as_view(), name="target-add"),
    path("kerja-sama/target/<int:pk>/hapus/", drafting.TargetRemoveView.as_view(), name="target-remove"),
    path("kerja-sama/target/<int:pk>/capaian/", realisation.RealisationView.as_view(), name="realisation"),
    path("kerja-sama/<int:pk>/berkas/", signing.UploadView.as_view(), name="upload"),
    path("kerja-sama/berkas/<int:pk>/", signing.FileView.as_view(), name="file"),
    path("kerja-sama/berkas/<int:pk>/hapus/", signing.FileRemoveView.as_view(), name="file-remove"),
    path("mitra/", partners.PartnerListView.as_view(), name="partners"),
    path("mitra/baru/", partners.PartnerCreateView.as_view(), name="partner-create"),
    path("mitra/<int:pk>/", partners.PartnerView.as_view(), name="partner"),
    path("mitra/<int:pk>/ubah/", partners.PartnerEditView.as_view(), name="partner-edit"),
    path("mitra/pilihan/", shortlist.CallListView.as_view(), name="calls"),
    path("mitra/pilihan/baru/", shortlist.CallCreateView.as_view(), name="call-create"),
    path("mitra/pilihan/<int:pk>/", shortlist.CallView.as_view(), name="call"),
    path("mitra/pilihan/<int:pk>/langkah/", shortlist.CallMoveView.as_view(), name="call-move"),
    path("mitra/pilihan/<int:pk>/kriteria/", shortlist.CriterionAddView.as_view(), name="criterion-add"),
    path("mitra/pilihan/kriteria/<int:pk>/hapus/", shortlist.CriterionRemoveView.as_view(), name="criterion-remove"),
    path("mitra/pilihan/<int:pk>/calon/", shortlist.CandidatesView.as_view(), name="call-candidates"),
    path("mitra/pilihan/<int:pk>/penilai/", shortlist.AssessorsView.as_view(), name="call-assessors"),
    path("mitra/pilihan/calon/<int:pk>/nilai/", shortlist.ScoreView.as_view(), name="score"),
    path("mitra/pilihan/<int:pk>/putusan/", shortlist.DecideView.as_view(), name="call-decide"),
    path("mitra/pilihan/<int:pk>/berita-acara/", shortlist.MinutesView.as_view(), name="call-minutes"),
]
