"""The pages of staff: ``pendaftaran/`` and ``umkm/``."""

from django.urls import URLPattern, URLResolver, path

from enterprises.views import assisting, duplicates, figures, importing, licences, story, stuck
from enterprises.views import staff_enterprises as enterprises
from enterprises.views import staff_registrations as registrations

urlpatterns: list[URLPattern | URLResolver] = [
    path("pendaftaran/", registrations.RegistrationListView.as_view(), name="registrations"),
    path("pendaftaran/bantu/", assisting.AssistedListView.as_view(), name="assisted"),
    path("pendaftaran/bantu/mulai/", assisting.BeginView.as_view(), name="assisted-begin"),
    path("pendaftaran/bantu/formulir/", assisting.PaperView.as_view(), name="assisted-paper"),
    path("pendaftaran/bantu/<int:pk>/", assisting.OpenView.as_view(), name="assisted-open"),
    path("pendaftaran/bantu/<int:pk>/periksa/", assisting.ReviewView.as_view(), name="assisted-review"),
    path("pendaftaran/bantu/<int:pk>/kirim/", assisting.SubmitView.as_view(), name="assisted-submit"),
    path("pendaftaran/bantu/<int:pk>/batal/", assisting.WithdrawView.as_view(), name="assisted-withdraw"),
    path("pendaftaran/bantu/<int:pk>/tanda-terima/", assisting.ReceiptView.as_view(), name="assisted-receipt"),
    path("pendaftaran/bantu/<int:pk>/kode/", assisting.NewCodeView.as_view(), name="assisted-code"),
    path("pendaftaran/bantu/<int:pk>/<section:section>/", assisting.SectionView.as_view(), name="assisted-section"),
    path("pendaftaran/<int:pk>/", registrations.RegistrationDetailView.as_view(), name="registration"),
    path("pendaftaran/<int:pk>/langkah/", registrations.RegistrationMoveView.as_view(), name="registration-move"),
    path("pendaftaran/<int:pk>/buka/", registrations.RegistrationRevealView.as_view(), name="registration-reveal"),
    path("umkm/", enterprises.EnterpriseListView.as_view(), name="list"),
    path("umkm/terhambat/", stuck.StuckListView.as_view(), name="stuck"),
    path("umkm/terhambat/pendamping/", stuck.AssignView.as_view(), name="assign"),
    path("umkm/terhambat/minta/", stuck.AskView.as_view(), name="ask"),
    path("umkm/minta/<int:pk>/terima/", stuck.ReceiveView.as_view(), name="receive"),
    path("umkm/kembar/", duplicates.PairListView.as_view(), name="duplicates"),
    path("umkm/kembar/<int:pk>/", duplicates.PairView.as_view(), name="duplicate"),
    path("umkm/gabungan/<int:pk>/batalkan/", duplicates.UnmergeView.as_view(), name="unmerge"),
    path("umkm/izin/", licences.LicenceListView.as_view(), name="licence-list"),
    path("umkm/izin/<int:pk>/", licences.LicenceView.as_view(), name="licence"),
    path("umkm/izin/<int:pk>/langkah/", licences.LicenceMoveView.as_view(), name="licence-move"),
    path("umkm/izin/<int:pk>/berkas/", licences.LicenceFileView.as_view(), name="licence-file"),
    path("umkm/<int:pk>/izin/", licences.EnterpriseLicencesView.as_view(), name="licences"),
    path("umkm/impor/", importing.ImportListView.as_view(), name="imports"),
    path("umkm/impor/baru/", importing.HandInView.as_view(), name="import-new"),
    path("umkm/impor/<int:pk>/", importing.ImportView.as_view(), name="import"),
    path("umkm/impor/<int:pk>/kolom/", importing.ColumnsView.as_view(), name="import-columns"),
    path("umkm/impor/<int:pk>/baris/", importing.RowsView.as_view(), name="import-rows"),
    path("umkm/impor/<int:pk>/salinan/", importing.MarkedCopyView.as_view(), name="import-marked"),
    path("umkm/impor/<int:pk>/masukkan/", importing.RunView.as_view(), name="import-run"),
    path("umkm/impor/<int:pk>/batalkan/", importing.UndoView.as_view(), name="import-undo"),
    path("umkm/<int:pk>/", enterprises.EnterpriseDetailView.as_view(), name="detail"),
    path("umkm/<int:pk>/riwayat/", story.EnterpriseHistoryView.as_view(), name="history"),
    path("umkm/<int:pk>/kembar/", duplicates.NamePairView.as_view(), name="name-pair"),
    path("umkm/<int:pk>/angka/<int:year>/", figures.VerifyFiguresView.as_view(), name="verify-figures"),
    path("umkm/<int:pk>/ubah/", enterprises.EnterpriseEditView.as_view(), name="edit"),
    path("umkm/<int:pk>/tahap/", enterprises.RecordStepView.as_view(), name="record-step"),
    path("umkm/<int:pk>/buka/", enterprises.EnterpriseRevealView.as_view(), name="reveal"),
    path("umkm/tahap/<int:pk>/cabut/", enterprises.RevokeStepView.as_view(), name="revoke-step"),
]
