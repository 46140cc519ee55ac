"""The queue of registrations and the desk of the verifier."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from audit.selectors import timeline
from core.access import WorksWith
from core.lists import BulkAction, ListView
from core.scope import Actor
from enterprises.choices import RegistrationStatus
from enterprises.filters import RegistrationFilterSet
from enterprises.models import Registration, SuspectedPair
from enterprises.selectors.baselines import beginning_words
from enterprises.selectors.duplicates import lookalikes
from enterprises.selectors.files import file_for
from enterprises.selectors.identity import may_reveal
from enterprises.services import registration as services
from enterprises.tables import RegistrationTable
from enterprises.validators import nik_warnings
from enterprises.views.staff import RevealView, StaffPage, choices
from enterprises.views.submission import rows_of
from workflow.services import open_moves
from workflow.views import MoveView

#: What the sections of the form hold, for a reader who is not its writer.
SECTION_TITLES = {
    "owner": _("Owner"),
    "background": _("More about the owner"),
    "business": _("Business"),
    "address": _("Address"),
    "figures": _("Figures of last year"),
    "selling": _("How it sells"),
    "support": _("Capital and help"),
    "consent": _("Consent"),
}


def verify(actor: Actor, row: Registration, reason: str) -> None:
    services.verify(actor=actor, registration=row)


def send_back(actor: Actor, row: Registration, reason: str) -> None:
    services.send_back(actor=actor, registration=row, reason=reason)


def refuse(actor: Actor, row: Registration, reason: str) -> None:
    services.refuse(actor=actor, registration=row, reason=reason)


class RegistrationListView(ListView):
    access = WorksWith("registration.view")
    queryset = Registration.objects.filed()
    table_class = RegistrationTable
    filterset_class = RegistrationFilterSet
    page_title = _("Registrations")
    empty_title = _("No registration is waiting")
    empty_text = _("New ones appear here as soon as an entrepreneur of your region submits one.")
    default_filters: ClassVar = {"status": RegistrationStatus.SUBMITTED.value}
    tab_filter = "status"
    export = "registrations"
    bulk_actions = (
        BulkAction("verify", _("Verify"), "registration.verify", verify, icon="badge-check"),
        BulkAction(
            "return", _("Ask for a correction"), "registration.verify", send_back, icon="undo-2", needs_reason=True
        ),
        BulkAction(
            "refuse", _("Refuse"), "registration.verify", refuse, icon="circle-x", tone="danger", needs_reason=True
        ),
    )


class FiledRegistrations(StaffPage):
    """The registrations an officer may open."""

    access = WorksWith("registration.view")
    queryset = Registration.objects.filed()

    def get_queryset(self) -> QuerySet[Registration]:
        return self.queryset.all().visible_to(self.actor)


class RegistrationDetailView(FiledRegistrations, View):
    """Everything that was filled in, what to look at twice, and the moves."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = self.get_queryset().select_related("kbli_section", "enterprise", "assisted_by")
        registration = get_object_or_404(rows, pk=pk)
        moves = open_moves(actor=self.actor, instance=registration)
        context = {
            "registration": registration,
            "enterprise": getattr(registration, "enterprise", None),
            "sections": [
                (title, rows_of(registration, name, hide_private=True)) for name, title in SECTION_TITLES.items()
            ],
            "pictures": [file for file in registration.files.all() if file_for(self.actor, file.pk)],
            **beginning_words(registration),
            "moves": moves,
            "move_url": reverse("enterprises:registration-move", args=[pk]),
            "warnings": nik_warnings(registration.nik, registration.birth_date, registration.sex),
            "pairs": list(SuspectedPair.objects.visible_to(self.actor).open().about(registration)[:10]),
            "lookalikes": lookalikes(self.actor, registration) if moves else [],
            "merged": registration.merges.filter(undone_at__isnull=True).select_related("survivor").first(),
            "private": choices(registration) if may_reveal(self.actor, registration) else [],
            "reveal_url": reverse("enterprises:registration-reveal", args=[pk]),
            "story": timeline(registration),
        }
        return render(request, "enterprises/registration.html", context)


class RegistrationMoveView(FiledRegistrations, MoveView):
    services: ClassVar = {"verify": verify, "return": send_back, "refuse": refuse}


class RegistrationRevealView(RevealView):
    queryset = Registration.objects.filed()
