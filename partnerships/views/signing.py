"""The signing of an agreement, and its documents."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Needs
from core.decisions import Refused
from core.files import private_file_response
from core.forms import add_refusals
from partnerships import services
from partnerships.choices import FileKind
from partnerships.forms import SignForm, UploadForm
from partnerships.models import Agreement, AgreementFile
from partnerships.selectors import files_for
from partnerships.services.moving import MOVES
from partnerships.views.base import Page
from workflow.services import MoveRefused
from workflow.views import MoveView


class SignView(Page):
    """What the signed paper says, typed from it. A paper that was sent along is kept even when the rest is refused."""

    access = Needs("agreement.sign")
    template_name = "partnerships/sign.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.sign")
        if "sign" not in {move.name for move in agreement.lifecycle.moves_from(agreement.state)}:
            return redirect(agreement)
        return self._page(agreement, self._form(agreement))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.sign")
        form = self._form(agreement, request.POST, request.FILES)
        status = 422
        try:
            valid = form.is_valid()
            document = form.cleaned_data.get("document")
            if document:
                services.attach_file(actor=self.actor, agreement=agreement, kind=FileKind.SIGNED, document=document)
            if valid:
                services.sign(actor=self.actor, agreement=agreement, **form.signed())
                messages.success(request, _("The signing is recorded. The agreement is in force."))
                return HttpResponseRedirect(agreement.get_absolute_url())
        except Refused as refused:
            add_refusals(form, refused)
            status = 409 if isinstance(refused, MoveRefused) and refused.stale else 422
        return self._page(agreement, form, status)

    def _form(self, agreement: Agreement, *data: Any) -> SignForm:
        return SignForm(*data, agreement=agreement, has_document=self._documents(agreement).exists())

    @staticmethod
    def _documents(agreement: Agreement) -> Any:
        return agreement.files.filter(kind=FileKind.SIGNED)

    def _page(self, agreement: Agreement, form: SignForm, status: int = 200) -> HttpResponse:
        documents = list(self._documents(agreement))
        if documents:
            form.keeps_document()
        return self.page(
            status=status,
            agreement=agreement,
            form=form,
            documents=documents,
            parties=agreement.parties.select_related("partner"),
        )


class AgreementMoveView(MoveView):
    """Lead a draft through its stages, or give it up.

    The round of agencies, the signing and the early end have pages of their own.
    """

    access = Needs("agreement.view")
    queryset = Agreement.objects.all()
    services = MOVES


#: Whoever may draft or sign an agreement may bring papers to it.
_FURNISH = ("agreement.draft", "agreement.sign")


class UploadView(Page):
    """One more document."""

    access = Needs("agreement.view")
    template_name = "partnerships/upload.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, *_FURNISH)
        return self.page(agreement=agreement, form=UploadForm(agreement=agreement))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, *_FURNISH)
        form = UploadForm(request.POST, request.FILES, agreement=agreement)
        if form.is_valid():
            try:
                services.attach_file(actor=self.actor, agreement=agreement, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The document has been added."))
                return redirect(agreement)
        return self.page(status=422, agreement=agreement, form=form)


class FileRemoveView(Page):
    """Take a wrongly chosen document away from a draft."""

    access = Needs("agreement.view")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        file = get_object_or_404(AgreementFile.objects.select_related("agreement"), pk=pk)
        agreement = self.agreement_to(file.agreement_id, *_FURNISH)
        try:
            services.remove_file(actor=self.actor, file=file)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The document has been removed."))
        back = reverse("partnerships:sign", args=[agreement.pk])
        return redirect(back if request.POST.get("back") == "sign" else agreement)


class FileView(Page):
    """Hand out one document to whoever may open it."""

    access = Needs("agreement.view")
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        file = get_object_or_404(AgreementFile.objects.select_related("agreement"), pk=pk)
        agreement = get_object_or_404(Agreement.objects.visible_to(self.actor), pk=file.agreement_id)
        get_object_or_404(files_for(self.actor, agreement), pk=file.pk)
        return private_file_response(file.file, name=file.name, content_type=file.content_type)
