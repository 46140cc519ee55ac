"""A Word file on its way to becoming a version: brought, looked at, taken over or thrown away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from partnerships.forms import ImportForm, VersionForm, imported_forms
from partnerships.models import Agreement, TextImport
from partnerships.services import imports
from partnerships.views.text_writing import WritingPage


class TextImportView(WritingPage):
    """Bring a Word file."""

    access = Needs("agreement.draft")
    template_name = "partnerships/text/import.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(agreement=self.agreement_to(pk, "agreement.draft"), form=ImportForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "agreement.draft")
        form = ImportForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                brought = imports.bring(actor=self.actor, agreement=agreement, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                return redirect("partnerships:text-import-preview", brought.pk)
        return self.page(status=422, agreement=agreement, form=form)


class ImportPreviewView(WritingPage):
    """What was recognised, to be corrected and taken over as a version, or thrown away."""

    template_name = "partnerships/text/import_preview.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        brought = self._brought(pk)
        return self._preview(brought, imported_forms(brought.content), VersionForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        brought = self._brought(pk)
        if "discard" in request.POST:
            return self._discarded(brought)
        pairs, form = imported_forms(brought.content, request.POST), VersionForm(request.POST)
        if all([form.is_valid(), *(part.is_valid() for _fact, part in pairs)]):
            choices = {fact["key"]: part.choice() for fact, part in pairs}
            try:
                version = imports.accept(
                    actor=self.actor, text_import=brought, choices=choices, note=form.cleaned_data["note"]
                )
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The file has become %(version)s.") % {"version": version})
                return self.saved(version)
        return self._preview(brought, pairs, form, status=422)

    def _brought(self, pk: int) -> TextImport:
        mine = Agreement.objects.reachable_by(self.actor, "agreement.draft")
        rows = TextImport.objects.filter(agreement__in=mine).select_related("agreement__agency", "agreement__parent")
        return get_object_or_404(rows, pk=pk)

    def _discarded(self, brought: TextImport) -> HttpResponse:
        try:
            imports.discard(actor=self.actor, text_import=brought)
        except Refused as refused:
            messages.error(self.request, str(refused))
        else:
            messages.success(self.request, _("The file has been thrown away."))
        return redirect("partnerships:text", brought.agreement_id)

    def _preview(self, brought: TextImport, pairs: Any, form: VersionForm, status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            agreement=brought.agreement,
            brought=brought,
            pairs=pairs,
            form=form,
            found=brought.content["found"],
        )
