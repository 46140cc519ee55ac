"""The organiser's pages of a training: list, plan, detail, sessions and moves."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import Needs, WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import ListView
from core.scope import may_on
from jobs.outbox import is_owed
from training.filters import TrainingFilter
from training.forms import SessionForm, TrainingForm
from training.models import Session, Training
from training.selectors import Figures, agreements_for, figures, sessions_of
from training.services import certificates, planning
from training.tables import TrainingTable
from training.views.bases import ActorView
from workflow.services import offered_moves
from workflow.views import MoveView


class TrainingListView(ListView):
    access = WorksWith("training.view")
    queryset = Training.objects.all()
    table_class = TrainingTable
    filterset_class = TrainingFilter
    page_title = gettext_lazy("Trainings")
    empty_text = gettext_lazy("Plan a training under an agreement, give it its days, and open enrolment.")
    create = ("training:create", gettext_lazy("Plan a training"), "training.manage")
    export = "trainings"
    breadcrumbs = ((gettext_lazy("Trainings"), ""),)


class PlanView(ActorView):
    """Plan a new training."""

    access = Needs("training.manage")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(TrainingForm(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TrainingForm(request.POST, actor=self.actor)
        if form.is_valid():
            try:
                given = form.cleaned_data
                training = planning.plan_training(actor=self.actor, values=given, token=given["token"])
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("Planned. Give it its days now, then open enrolment."))
                return HttpResponseRedirect(training.get_absolute_url())
        return self._page(form, status=422)

    def _page(self, form: TrainingForm, **kwargs: Any) -> HttpResponse:
        context = {"form": form, "training": None, "has_agreements": agreements_for(self.actor).exists()}
        return render(self.request, "training/form.html", context, **kwargs)


class ReviseView(ActorView):
    """Change the plan, as far as its state lets it change."""

    access = Needs("training.manage")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.managed(Training, pk)
        return self._page(training, self._form(training))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.managed(Training, pk)
        form = self._form(training, request.POST)
        if form.is_valid():
            try:
                planning.revise(actor=self.actor, training=training, values=form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(training.get_absolute_url())
        return self._page(training, form, status=422)

    def _form(self, training: Training, data: Any = None) -> TrainingForm:
        return TrainingForm(data, instance=training, actor=self.actor, editable=planning.editable_fields(training))

    def _page(self, training: Training, form: TrainingForm, **kwargs: Any) -> HttpResponse:
        context = {"form": form, "training": training, "has_agreements": True}
        return render(self.request, "training/form.html", context, **kwargs)


class TrainingDetailView(ActorView):
    """Everything about one training. Whoever may only read sees the facts; the organiser also acts."""

    access = WorksWith("training.view")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Training.objects.visible_to(self.actor).select_related("agency", "agreement", "region", "company")
        return training_page(self, get_object_or_404(rows, pk=pk))


def training_page(
    view: ActorView, training: Training, session_form: SessionForm | None = None, **kwargs: Any
) -> HttpResponse:
    """The page of a training; with a ``session_form`` that was not right, its errors."""
    actor = view.actor
    may = {name: bool(may_on(actor, f"training.{name}", training)) for name in ("manage", "attend")}
    counted = figures(training)
    context = {
        "training": training,
        "figures": counted,
        "tabs": training_tabs(training, counted, active="detail"),
        "sees_agreement": bool(may_on(actor, "agreement.view", training.agreement)),
        "sessions": sessions_of(training),
        "moves": offered_moves(actor=actor, instance=training),
        "editable": may["manage"] and bool(planning.editable_fields(training)),
        "takes_sessions": may["manage"] and training.status not in ("finished", "cancelled"),
        "takes_participants": may["manage"] and training.status in ("open", "running"),
        "takes_attendance": may["attend"] and training.status in ("running", "finished"),
        "session_form": session_form or SessionForm(initial={"day": training.starts_on}),
    } | certificate_context(view, training)
    return render(view.request, "training/detail.html", context, **kwargs)


def training_tabs(training: Training, counted: Figures, *, active: str) -> list[dict[str, Any]]:
    """The two views of a training: itself, and its participants."""
    pages = (("detail", _("Training"), None), ("enrolments", _("Participants"), counted.enrolled))
    return [
        {"label": label, "url": reverse(f"training:{name}", args=[training.pk]), "active": name == active, "count": n}
        for name, label, n in pages
    ]


def certificate_context(view: ActorView, training: Training) -> dict[str, Any]:
    """Whether certificates can be ordered, and whether the worker still makes some."""
    finished = training.status == "finished"
    return {
        "issues_certificates": finished and bool(may_on(view.actor, "certificate.issue", training)),
        "making": finished and is_owed(certificates.TASK, training_id=training.pk),
    }


class SessionAddView(ActorView):
    access = Needs("training.manage")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = self.managed(Training, pk)
        form = SessionForm(request.POST)
        if form.is_valid():
            try:
                planning.add_session(actor=self.actor, training=training, **form.values())
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("Session added."))
                return HttpResponseRedirect(f"{training.get_absolute_url()}#sessions")
        return training_page(self, training, form, status=422)


class SessionRemoveView(ActorView):
    access = Needs("training.manage")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = get_object_or_404(
            Session.objects.filter(training__in=Training.objects.reachable_by(self.actor, "training.manage")), pk=pk
        )
        try:
            planning.remove_session(actor=self.actor, session=session)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Session removed."))
        return HttpResponseRedirect(f"{session.training.get_absolute_url()}#sessions")


class TrainingMoveView(MoveView):
    access = Needs("training.manage")
    queryset = Training.objects.all()
    services = {
        "open": lambda actor, row, reason: planning.open_enrolment(actor=actor, training=row),
        "start": lambda actor, row, reason: planning.start(actor=actor, training=row),
        "finish": lambda actor, row, reason: planning.finish(actor=actor, training=row),
        "cancel": lambda actor, row, reason: planning.cancel(actor=actor, training=row, reason=reason),
    }

    def get_queryset(self) -> Any:
        return self.queryset.reachable_by(self.request.actor, "training.manage")  # type: ignore[attr-defined]
