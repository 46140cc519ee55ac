"""Issuing certificates, following the worker, handing out their files, revoking them."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.access import Needs
from core.decisions import Refused
from core.files import private_file_response
from training.choices import CertificateStatus
from training.models import Certificate, Training
from training.selectors import figures
from training.services import certificates as services
from training.views.bases import ActorView
from training.views.trainings import certificate_context
from workflow.views import MoveView


class IssueView(ActorView):
    """POST orders the certificates that are due; GET tells how far the worker is, for the page to show."""

    access = Needs("certificate.issue")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.managed(Training, pk, permission="certificate.issue")
        context = {"training": training, "figures": figures(training)} | certificate_context(self, training)
        return render(request, "training/_certificates.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.managed(Training, pk, permission="certificate.issue")
        try:
            ordered = services.issue_certificates(actor=self.actor, training=training)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            text = ngettext("%(n)d certificate is being made.", "%(n)d certificates are being made.", ordered)
            messages.success(request, text % {"n": ordered})
        return HttpResponseRedirect(f"{training.get_absolute_url()}#certificates")


class CertificateMoveView(MoveView):
    access = Needs("certificate.issue")
    queryset = Certificate.objects.all()
    services = {
        "revoke": lambda actor, row, reason: services.revoke_certificate(actor=actor, certificate=row, reason=reason)
    }

    def get_queryset(self) -> Any:
        rows = self.queryset.reachable_by(self.request.actor, "certificate.issue")  # type: ignore[attr-defined]
        return rows.select_related("enrolment__training")

    def get_success_url(self, row: Certificate) -> str:
        return row.enrolment.get_absolute_url()


class CertificateAgainView(ActorView):
    """Order a certificate in the place of a revoked one, with the name corrected."""

    access = Needs("certificate.issue")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        certificate = self.managed(Certificate, pk, permission="certificate.issue")
        name = request.POST.get("participant_name", "")[:150]
        try:
            services.issue_again(actor=self.actor, certificate=certificate, participant_name=name)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("A new certificate is being made."))
        return HttpResponseRedirect(certificate.enrolment.get_absolute_url())


class CertificateFileView(ActorView):
    """The PDF, for the organiser, the staff of the region and the owner. A revoked one is no longer handed out."""

    access = Needs("training.view")

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        rows = Certificate.objects.visible_to(self.actor).filter(status=CertificateStatus.VALID)
        certificate = get_object_or_404(rows, pk=pk)
        name = f"sertifikat-{certificate.number.replace('/', '-')}.pdf"
        return private_file_response(services.file_of(certificate), name=name, content_type="application/pdf")
