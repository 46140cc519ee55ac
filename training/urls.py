from django.urls import path

from training.views import attendance, certificates, enrolments, invitations, portal, public, trainings

app_name = "training"

urlpatterns = [
    # The organiser
    path("pelatihan/", trainings.TrainingListView.as_view(), name="list"),
    path("pelatihan/baru/", trainings.PlanView.as_view(), name="create"),
    path("pelatihan/<int:pk>/", trainings.TrainingDetailView.as_view(), name="detail"),
    path("pelatihan/<int:pk>/ubah/", trainings.ReviseView.as_view(), name="edit"),
    path("pelatihan/<int:pk>/langkah/", trainings.TrainingMoveView.as_view(), name="move"),
    path("pelatihan/<int:pk>/sesi/", trainings.SessionAddView.as_view(), name="session-add"),
    path("pelatihan/sesi/<int:pk>/hapus/", trainings.SessionRemoveView.as_view(), name="session-remove"),
    path("pelatihan/sesi/<int:pk>/presensi/", attendance.AttendanceView.as_view(), name="attendance"),
    path("pelatihan/<int:pk>/peserta/", enrolments.EnrolmentListView.as_view(), name="enrolments"),
    path("pelatihan/<int:pk>/daftarkan/", enrolments.EnrolView.as_view(), name="enrol"),
    path("pelatihan/undang/", invitations.InviteView.as_view(), name="invite"),
    path("pelatihan/peserta/<int:pk>/", enrolments.EnrolmentView.as_view(), name="enrolment"),
    path("pelatihan/peserta/<int:pk>/langkah/", enrolments.EnrolmentMoveView.as_view(), name="enrolment-move"),
    path("pelatihan/<int:pk>/sertifikat/", certificates.IssueView.as_view(), name="issue"),
    path("pelatihan/sertifikat/<int:pk>/langkah/", certificates.CertificateMoveView.as_view(), name="certificate-move"),
    path("pelatihan/sertifikat/<int:pk>/ulang/", certificates.CertificateAgainView.as_view(), name="certificate-again"),
    path("pelatihan/sertifikat/<int:pk>/berkas/", certificates.CertificateFileView.as_view(), name="certificate-file"),
    # The entrepreneur
    path("pelatihan/untuk-saya/", portal.OpenTrainingsView.as_view(), name="open"),
    path("pelatihan/<int:pk>/ikut/", portal.JoinView.as_view(), name="join"),
    path("pelatihan/peserta/<int:pk>/keluar/", portal.LeaveView.as_view(), name="leave"),
    # Anyone
    path("sertifikat/", public.VerifyView.as_view(), name="verify"),
    path("sertifikat/<str:token>/", public.CertificateView.as_view(), name="certificate"),
]
