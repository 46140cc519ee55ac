"""Who takes part: the list of a training, one participant, and the organiser's ways of adding one."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import Needs, WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import BulkAction, ListView
from core.scope import Actor, may_on
from enterprises.selectors.finding import enterprise_by_number, find_enterprises
from training.choices import CertificateStatus
from training.filters import EnrolmentFilter
from training.forms import FindEnterpriseForm, NumbersForm
from training.models import Attendance, Enrolment, Training
from training.selectors import figures
from training.services import enrolment as services
from training.tables import EnrolmentTable
from training.views.bases import ActorView
from training.views.trainings import training_tabs
from workflow.services import offered_moves
from workflow.views import MoveView


def _take_off(actor: Actor, row: Enrolment, reason: str) -> None:
    services.take_off(actor=actor, enrolment=row, reason=reason)


class EnrolmentListView(ListView):
    """The participants of one training, as far as the actor may see them."""

    access = WorksWith("training.view")
    queryset = Enrolment.objects.all()
    table_class = EnrolmentTable
    filterset_class = EnrolmentFilter
    template_name = "training/enrolments.html"
    empty_title = gettext_lazy("Nobody is enrolled yet")
    export = "enrolments"
    bulk_actions = (
        BulkAction(
            name="remove",
            label=gettext_lazy("Take off the list"),
            permission="training.manage",
            run=_take_off,
            icon="user-minus",
            tone="danger",
            needs_reason=True,
        ),
    )

    @cached_property
    def training(self) -> Training:
        return get_object_or_404(Training.objects.visible_to(self.actor), pk=self.kwargs["pk"])

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(training=self.training)

    def get_page_title(self) -> str:
        return self.training.title

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        training = self.training
        own = {
            "training": training,
            "tabs": training_tabs(training, figures(training), active="enrolments"),
            "takes_participants": training.status in ("open", "running")
            and bool(may_on(self.actor, "training.manage", training)),
        }
        # The training stands in the address already.
        context["filter_form"].fields.pop("training")
        return super().get_context_data(**context, **own)

    def _export_context(self) -> dict[str, Any] | None:
        """The export knows the training by a filter, as it does not see this address."""
        export = super()._export_context()
        if export is not None:
            own = urlencode({"training": self.training.pk})
            export["query"] = f"{own}&{export['query']}" if export["query"] else own
        return export


class EnrolmentView(ActorView):
    """One participant: which sessions, which certificates, and what can be done."""

    access = WorksWith("training.view")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Enrolment.objects.visible_to(self.actor).with_attendance()
        row: Any = get_object_or_404(rows.select_related("training__agency", "enterprise__owner"), pk=pk)
        training = row.training
        recorded = dict(Attendance.objects.filter(enrolment=row).values_list("session_id", "present"))
        sessions = [(session, recorded.get(session.pk)) for session in training.sessions.all()]
        certificates = list(row.certificates.order_by("-pk"))
        issues = bool(may_on(self.actor, "certificate.issue", training))
        latest = certificates[0] if certificates else None
        context = {
            "enrolment": row,
            "training": training,
            "sessions": sessions,
            "certificates": certificates,
            "moves": offered_moves(actor=self.actor, instance=row),
            "certificate_moves": offered_moves(actor=self.actor, instance=latest) if latest else [],
            "issues_again": issues and latest is not None and latest.status == CertificateStatus.REVOKED,
            "sees_enterprise": bool(may_on(self.actor, "enterprise.view", row.enterprise)),
        }
        return render(request, "training/enrolment.html", context)


class EnrolmentMoveView(MoveView):
    """Moves by the organiser and by the owner: each finds their own rows, and is led back to their own page."""

    access = Needs("training.view")
    queryset = Enrolment.objects.all()
    services = {
        "cancel": lambda actor, row, reason: services.leave(actor=actor, enrolment=row),
        "again": lambda actor, row, reason: services.come_back(actor=actor, enrolment=row),
        "remove": lambda actor, row, reason: services.take_off(actor=actor, enrolment=row, reason=reason),
        "readmit": lambda actor, row, reason: services.put_back(actor=actor, enrolment=row),
    }

    def get_success_url(self, row: Enrolment) -> str:
        is_staff = self.request.actor.is_staff_member  # type: ignore[attr-defined]
        return row.get_absolute_url() if is_staff else reverse("training:open")


class EnrolView(ActorView):
    """Enrol enterprises: one found by name, or many by their register numbers."""

    access = Needs("training.manage")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(self.managed(Training, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.managed(Training, pk)
        if "numbers" in request.POST:
            return self._many(training)
        enterprise = enterprise_by_number(request.POST.get("number", ""))
        if enterprise is None:
            messages.error(request, _("Choose an enterprise first."))
            return self._page(training, status=422)
        name = request.POST.get("participant_name", "")[:150]
        try:
            row = services.enrol(actor=self.actor, training=training, enterprise=enterprise, participant_name=name)
        except Refused as refused:
            messages.error(request, str(refused))
            return self._page(training, status=422)
        messages.success(request, _("Enrolled: %(name)s.") % {"name": row.participant_name})
        return HttpResponseRedirect(request.get_full_path())

    def _many(self, training: Training) -> HttpResponse:
        """Many at once. Numbers that were refused stay in the box, with the reason of each above it."""
        form = NumbersForm(self.request.POST)
        results: list[services.NumberResult] = []
        if form.is_valid():
            try:
                results = services.enrol_numbers(
                    actor=self.actor, training=training, numbers=form.cleaned_data["numbers"]
                )
            except Refused as refused:
                add_refusals(form, refused)
            else:
                left = [result.number for result in results if result.enrolment is None]
                form = NumbersForm(initial={"numbers": "\n".join(left)})
        refused_any = form.is_bound or any(result.enrolment is None for result in results)
        return self._page(training, form, results, status=422 if refused_any else 200)

    def _page(
        self,
        training: Training,
        numbers_form: NumbersForm | None = None,
        results: Sequence[services.NumberResult] = (),
        **kwargs: Any,
    ) -> HttpResponse:
        find = FindEnterpriseForm(self.request.GET)
        text = find.cleaned_data["q"] if find.is_valid() else ""
        found = find_enterprises(self.actor, text)
        there = training.enrolments.active().filter(enterprise__in=[enterprise.pk for enterprise in found])
        context = {
            "training": training,
            "figures": figures(training),
            "find": find,
            "text": text,
            "found": found,
            "there": set(there.values_list("enterprise_id", flat=True)),
            "numbers_form": numbers_form or NumbersForm(),
            "placed": [result for result in results if result.enrolment],
            "refused": [result for result in results if not result.enrolment],
        }
        return render(self.request, "training/enrol.html", context, **kwargs)
