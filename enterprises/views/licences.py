"""Licences: the checklist of an enterprise, for its owner and for staff, and the desk where they are verified."""

from typing import ClassVar

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from audit.selectors import timeline
from core.access import Needs, WorksWith
from core.decisions import Refused
from core.files import private_file_response
from core.forms import add_refusals
from core.lists import ListView
from core.scope import Actor, may_on
from enterprises.choices import LicenceStatus
from enterprises.filters import LicenceFilterSet
from enterprises.forms.licences import LicenceForm
from enterprises.models import NIB, Enterprise, Licence, LicenceKind
from enterprises.selectors.licences import checklist, may_open_file
from enterprises.services.licences import give_licence, refuse_licence, revoke_licence, verify_licence
from enterprises.tables import LicenceTable
from enterprises.views.staff import StaffPage
from enterprises.views.staff_enterprises import EnterprisePage
from workflow.services import open_moves
from workflow.views import MoveView


class LicenceListView(ListView):
    """What was given, those that wait to be checked first."""

    access = WorksWith("enterprise.view")
    queryset = Licence.objects.all()
    table_class = LicenceTable
    filterset_class = LicenceFilterSet
    page_title = _("Licences")
    empty_title = _("No licence here")
    empty_text = _("Licences that owners and officers give appear here until they are checked.")
    default_filters: ClassVar = {"status": LicenceStatus.DECLARED.value}
    tab_filter = "status"
    export = "licences"
    breadcrumbs: ClassVar = [(_("Enterprises"), "enterprises:list"), (_("Licences"), "")]


class _GivingLicences:
    """Mixin of a page with the checklist and the form that gives a licence."""

    request: HttpRequest

    def form_for(self, enterprise: Enterprise) -> LicenceForm:
        """Empty, or with the kind chosen on the checklist; the NIB of the register is there already."""
        kind = LicenceKind.objects.filter(code=self.request.GET.get("jenis", "")[:20]).first()
        number = (enterprise.nib or "") if kind and kind.code == NIB else ""
        return LicenceForm(initial={"kind": kind, "number": number})

    def give(self, actor: Actor, enterprise: Enterprise) -> LicenceForm | None:
        """The form with what was wrong; None when the licence was given."""
        form = LicenceForm(self.request.POST, self.request.FILES)
        if form.is_valid():
            try:
                give_licence(actor=actor, enterprise=enterprise, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(self.request, _now("Thank you. An officer will check the licence."))
                return None
        return form


class EnterpriseLicencesView(_GivingLicences, EnterprisePage, View):
    """The checklist of an enterprise, for staff."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        return self.page(enterprise, self.form_for(enterprise))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        form = self.give(self.actor, enterprise)
        return self.page(enterprise, form, status=422) if form else redirect("enterprises:licences", pk)

    def page(self, enterprise: Enterprise, form: LicenceForm, status: int = 200) -> HttpResponse:
        context = self.head(enterprise, "licences") | {
            "lines": checklist(enterprise),
            "form": form if may_on(self.actor, "licence.give", enterprise) else None,
        }
        return render(self.request, "enterprises/licences.html", context, status=status)


class OwnLicencesView(_GivingLicences, StaffPage, View):
    """The checklist of an enterprise of one's own."""

    access = Needs("enterprise.answer")

    def enterprise(self, pk: int) -> Enterprise:
        return get_object_or_404(Enterprise.objects.reachable_by(self.actor, "enterprise.answer"), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        return self.page(enterprise, self.form_for(enterprise))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        form = self.give(self.actor, enterprise)
        return self.page(enterprise, form, status=422) if form else redirect("enterprises:own-licences", pk)

    def page(self, enterprise: Enterprise, form: LicenceForm, status: int = 200) -> HttpResponse:
        context = {"enterprise": enterprise, "lines": checklist(enterprise), "form": form}
        return render(self.request, "enterprises/portal/licences.html", context, status=status)


class LicenceView(StaffPage, View):
    """One licence: what was given, its file, the decision and the story."""

    access = WorksWith("enterprise.view")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Licence.objects.visible_to(self.actor).select_related("kind", "enterprise__owner", "given_by")
        licence = get_object_or_404(rows, pk=pk)
        context = {
            "licence": licence,
            "enterprise": licence.enterprise,
            "moves": open_moves(actor=self.actor, instance=licence),
            "move_url": reverse("enterprises:licence-move", args=[pk]),
            "may_open": may_open_file(self.actor, licence),
            "story": timeline(licence),
        }
        return render(request, "enterprises/licence.html", context)


class LicenceMoveView(MoveView):
    access = WorksWith("enterprise.view")
    queryset = Licence.objects.select_related("enterprise")
    services: ClassVar = {
        "verify": lambda actor, row, reason: verify_licence(actor=actor, licence=row),
        "refuse": lambda actor, row, reason: refuse_licence(actor=actor, licence=row, reason=reason),
        "revoke": lambda actor, row, reason: revoke_licence(actor=actor, licence=row, reason=reason),
    }


class LicenceFileView(StaffPage, View):
    """The scan or photo, for the owner and for whoever gives or verifies licences there."""

    access = Needs("licence.give")
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        licence = get_object_or_404(Licence.objects.visible_to(self.actor), pk=pk)
        if not may_open_file(self.actor, licence):
            raise Http404
        return private_file_response(licence.file, name=licence.file_name, content_type=licence.content_type)
