"""An officer registers a person who has no phone or e-mail address, through the sections of the portal."""

from typing import ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import WorksWith
from core.decisions import Refused
from core.files import PDF
from core.lists import ListView
from core.qr import svg
from enterprises.choices import FileKind
from enterprises.documents import consent_form
from enterprises.filters import AssistedFilterSet
from enterprises.models import Registration
from enterprises.selectors.claiming import open_code
from enterprises.selectors.status import status_code
from enterprises.services import claiming
from enterprises.services import registration as services
from enterprises.tables import AssistedTable
from enterprises.views import portal, submission
from enterprises.views.doors import ASSISTED, Door
from enterprises.views.staff import StaffPage

_ACCESS = WorksWith("registration.assist")


class AssistedListView(ListView):
    """Those this officer helped with: drafts to go on with, and what became of the others."""

    access = _ACCESS
    queryset = Registration.objects.filter(assisted_by__isnull=False)
    table_class = AssistedTable
    filterset_class = AssistedFilterSet
    page_title = _("My assisted registrations")
    empty_title = _("You have not helped anyone yet")
    empty_text = _("Register people here who have no phone or e-mail address. What you begin is kept until you go on.")
    create: ClassVar = ("enterprises:assisted-begin", _("Register a person"), "registration.assist")
    tab_filter = "status"
    breadcrumbs: ClassVar = [(_("Registrations"), "enterprises:registrations"), (_("My assisted registrations"), "")]

    def get_queryset(self) -> QuerySet[Registration]:
        return super().get_queryset().filter(assisted_by_id=self.actor.user_id)


class BeginView(StaffPage, View):
    """What is needed, the form to print, and the button that begins."""

    access = _ACCESS

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"sections": ASSISTED.sections.values(), "places": self.actor.reach("registration.assist")}
        return render(request, "enterprises/assisted/begin.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        row = services.begin_assisted(actor=self.actor)
        return redirect(ASSISTED.section, row.pk, "owner")


class PaperView(StaffPage, View):
    """The consent form with the text of today, to be printed and signed."""

    access = _ACCESS
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(consent_form.drawn(), content_type=PDF.content_type)
        response["Content-Disposition"] = 'inline; filename="formulir-persetujuan.pdf"'
        return response


class _InHand(portal.PortalView):
    """A page about a registration this officer fills in, not claimed yet."""

    access = _ACCESS
    door: ClassVar[Door] = ASSISTED

    def own(self, pk: int) -> Registration:
        actor = self.request.actor  # type: ignore[attr-defined]
        rows = Registration.objects.held_by(actor.user_id).filter(applicant__isnull=True)
        return get_object_or_404(rows, pk=pk)


class OpenView(StaffPage, View):
    """From the list to where it goes on: the first gap, the review, or the receipt."""

    access = _ACCESS
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Registration.objects.filter(assisted_by_id=self.actor.user_id)
        row = get_object_or_404(rows, pk=pk)
        if row.status in services.EDITABLE and row.applicant_id is None:
            gap = portal.open_registration(row, ASSISTED)["first_gap"]
            return redirect(ASSISTED.section, pk, gap) if gap else redirect(ASSISTED.review, pk)
        return redirect("enterprises:assisted-receipt", pk)


class SectionView(_InHand, portal.SectionView):
    pass


class ReviewView(_InHand, submission.ReviewView):
    pass


class SubmitView(_InHand, submission.SubmitView):
    def handed_in(self, filed: Registration) -> HttpResponse:
        return redirect("enterprises:assisted-receipt", filed.pk)


class WithdrawView(_InHand, submission.WithdrawView):
    pass


class _Helped(StaffPage, View):
    """A page about a registration this officer helped with, whoever holds it now."""

    access = _ACCESS

    def helped(self, pk: int) -> Registration:
        rows = Registration.objects.filed().reachable_by(self.actor, "registration.assist").select_related("village")
        return get_object_or_404(rows.filter(assisted_by__isnull=False), pk=pk)


@method_decorator(never_cache, name="dispatch")
class ReceiptView(_Helped):
    """What the person takes home on paper: number, status link, and the code with which to claim it.

    Any officer of the region who assists opens it: the person may come to another desk.
    """

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.helped(pk)
        number = row.number or ""
        code = status_code(number)
        link = request.build_absolute_uri(reverse("enterprises:status-link", args=[number, code]))
        found = open_code(row)
        context = {
            "registration": row,
            "code": code,
            "link": link,
            "qr": svg(link, title=_now("Status of the registration")),
            "claim_code": found[0] if found else "",
            "claim_until": found[1].expires_at if found else None,
            "claim_url": request.build_absolute_uri(reverse("enterprises:claim")),
            "has_form": row.files.filter(kind=FileKind.CONSENT).exists(),
        }
        return render(request, "enterprises/assisted/receipt.html", context)


class NewCodeView(_Helped):
    """A new code, for a person whose receipt is lost; the officer looks at the KTP before."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.helped(pk)
        if not request.POST.get("seen"):
            messages.error(request, _now("Tick that you have seen the KTP of the person."))
            return redirect("enterprises:assisted-receipt", pk)
        try:
            claiming.issue(actor=self.actor, registration=row)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _now("There is a new code. The older one is no longer valid."))
        return redirect("enterprises:assisted-receipt", pk)
