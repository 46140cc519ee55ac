"""Pages of a call for partner companies: prepare, score, look at the ranking, decide."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.selectors import staff_of
from core import typed
from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import ListView
from core.scope import may_on, person_of
from partnerships.choices import CallStatus
from partnerships.filters import CallFilter
from partnerships.forms.shortlist import (
    AssessorsForm,
    CallForm,
    CandidatesForm,
    CriterionForm,
    ReplaceAssessorForm,
    ScoresForm,
)
from partnerships.minutes_pdf import draw_minutes
from partnerships.models import Assessor, Call, Candidate, Criterion, Score
from partnerships.selectors.shortlist import gone_assessors, missing_scores, rows_of
from partnerships.services import shortlist as services
from partnerships.tables import CallTable
from partnerships.views.base import Page
from workflow.services import open_moves
from workflow.views import MoveView, plain

#: Moves with a page of their own.
_NOT_A_BUTTON = {"decide"}


class CallListView(ListView):
    access = Needs("call.view")
    queryset = Call.objects.all()
    table_class = CallTable
    filterset_class = CallFilter
    page_title = gettext_lazy("Calls for companies")
    empty_text = gettext_lazy("Keep the companies of your agency under “Partners”, then begin a call among them.")
    create = ("partnerships:call-create", gettext_lazy("Begin a call"), "call.manage")
    breadcrumbs = ((gettext_lazy("Partners"), "partnerships:partners"), (gettext_lazy("Calls for companies"), ""))


class CallPage(Page):
    """A page of one call the actor may see, or act on with ``permission``."""

    permission: str = ""

    def call_of(self, pk: int) -> Call:
        calls = Call.objects.select_related("agency", "agreement", "decided_by")
        if self.permission:
            return get_object_or_404(calls.reachable_by(self.actor, self.permission), pk=pk)
        return get_object_or_404(calls.visible_to(self.actor), pk=pk)


class CallCreateView(Page):
    access = Needs("call.manage")
    template_name = "partnerships/shortlist/create.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(form=CallForm(actor=self.actor, initial={"agreement": request.GET.get("agreement")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CallForm(request.POST, actor=self.actor)
        if form.is_valid():
            try:
                call = services.open_call(actor=self.actor, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                return redirect(call)
        return self.page(status=422, form=form)


class CallView(CallPage):
    """One call: what it is, how far it is, and who leads."""

    access = Needs("call.view")
    http_method_names = ["get"]
    template_name = "partnerships/shortlist/call.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        call = self.call_of(pk)
        assessors = list(call.assessors.select_related("user").order_by("user__full_name"))
        owed = missing_scores(call) if call.status == CallStatus.SCORING else {}
        left = {a.pk for a in gone_assessors([call])} if owed else set()
        rows = rows_of(call)
        return self.page(
            call=call,
            criteria=list(call.criteria.all()),
            weights=sum(c.weight for c in call.criteria.all()),
            rows=rows,
            ranked=bool(rows) and rows[0].rank is not None,
            assessors=[
                {"pk": a.pk, "name": a.user.full_name, "owes": owed.get(a.pk, 0), "has_left": a.pk in left}
                for a in assessors
            ],
            may_replace=call.status == CallStatus.SCORING and bool(may_on(self.actor, "call.replace", call)),
            moves=[m for m in open_moves(actor=self.actor, instance=call) if m.name not in _NOT_A_BUTTON],
            may_prepare=call.status == CallStatus.DRAFT and bool(may_on(self.actor, "call.manage", call)),
            may_score=call.status == CallStatus.SCORING and any(a.user_id == self.actor.user_id for a in assessors),
            may_decide=call.status == CallStatus.SCORING and bool(may_on(self.actor, "call.decide", call)),
        )


class CallMoveView(MoveView):
    """Begin the scoring, or call it off. The decision has a page of its own."""

    access = Needs("call.view")
    queryset = Call.objects.all()
    services = {"start": plain("start"), "cancel": plain("cancel")}


class _PrepareView(CallPage):
    """A form that prepares a call and leads back to it."""

    access = Needs("call.manage")
    permission = "call.manage"
    template_name = "partnerships/shortlist/prepare.html"
    title: Any = ""
    lead: Any = ""

    def form(self, call: Call, data: Any = None) -> Any:
        raise NotImplementedError

    def save(self, call: Call, form: Any) -> str:
        """Do the act; returns what to say."""
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        call = self.call_of(pk)
        return self.page(call=call, form=self.form(call), title=self.title, lead=self.lead)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        call = self.call_of(pk)
        form = self.form(call, request.POST)
        if form.is_valid():
            try:
                said = self.save(call, form)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, said)
                return redirect(call)
        return self.page(status=422, call=call, form=form, title=self.title, lead=self.lead)


class CriterionAddView(_PrepareView):
    title = gettext_lazy("Add a criterion")
    lead = gettext_lazy("The weights of all criteria add up to 100 %.")

    def form(self, call: Call, data: Any = None) -> Any:
        return CriterionForm(data, initial={"weight": max(1, 100 - sum(c.weight for c in call.criteria.all()))})

    def save(self, call: Call, form: Any) -> str:
        services.set_criterion(actor=self.actor, call=call, **form.cleaned_data)
        return _("The criterion has been added.")


class CriterionRemoveView(CallPage):
    access = Needs("call.manage")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        calls = Call.objects.reachable_by(self.actor, "call.manage")
        criterion = get_object_or_404(Criterion.objects.select_related("call").filter(call__in=calls), pk=pk)
        try:
            services.remove_criterion(actor=self.actor, criterion=criterion)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(criterion.call)


class CandidatesView(_PrepareView):
    title = gettext_lazy("Choose the candidates")
    lead = gettext_lazy("All companies of your pool that take part.")

    def form(self, call: Call, data: Any = None) -> Any:
        return CandidatesForm(
            data, call=call, initial={"partners": list(call.candidates.values_list("partner_id", flat=True))}
        )

    def save(self, call: Call, form: Any) -> str:
        count = services.set_candidates(actor=self.actor, call=call, partners=list(form.cleaned_data["partners"]))
        return ngettext("%(n)d candidate.", "%(n)d candidates.", count) % {"n": count}


class AssessorsView(_PrepareView):
    title = gettext_lazy("Name the assessors")
    lead = gettext_lazy("Each scores every candidate alone. Two or more make the choice fairer.")

    def form(self, call: Call, data: Any = None) -> Any:
        return AssessorsForm(
            data,
            people=staff_of(call.agency_id),
            initial={"users": list(call.assessors.values_list("user_id", flat=True))},
        )

    def save(self, call: Call, form: Any) -> str:
        count = services.set_assessors(actor=self.actor, call=call, users=list(form.cleaned_data["users"]))
        return ngettext("%(n)d assessor.", "%(n)d assessors.", count) % {"n": count}


class AssessorReplaceView(CallPage):
    """Take an assessor who cannot finish out of the call, so that it does not hang for ever."""

    access = Needs("call.replace")
    template_name = "partnerships/shortlist/prepare.html"

    def assessor_of(self, pk: int) -> Assessor:
        calls = Call.objects.reachable_by(self.actor, "call.replace")
        rows = Assessor.objects.select_related("user", "call__agency")
        return get_object_or_404(rows.filter(call__in=calls.values("pk")), pk=pk)

    def form(self, assessor: Assessor, data: Any = None) -> ReplaceAssessorForm:
        scoring = assessor.call.assessors.values("user_id")
        return ReplaceAssessorForm(data, people=staff_of(assessor.call.agency_id).exclude(pk__in=scoring))

    def shown(self, assessor: Assessor, form: ReplaceAssessorForm, status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            call=assessor.call,
            form=form,
            title=_("Replace %(name)s") % {"name": assessor.user.full_name},
            lead=_("Scores that were given go with the person; the history keeps them."),
        )

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        assessor = self.assessor_of(pk)
        return self.shown(assessor, self.form(assessor))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        assessor = self.assessor_of(pk)
        form = self.form(assessor, request.POST)
        if form.is_valid():
            try:
                call = services.replace_assessor(actor=self.actor, assessor=assessor, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("%(name)s no longer scores.") % {"name": assessor.user.full_name})
                return redirect(call)
        return self.shown(assessor, form, status=422)


class ScoreView(CallPage):
    """The acting assessor scores one candidate; then comes the next that still needs it."""

    access = Needs("call.score")
    template_name = "partnerships/shortlist/score.html"
    keeps_typed = True

    def candidate_of(self, pk: int) -> Candidate:
        calls = Call.objects.reachable_by(self.actor, "call.score").filter(assessors__user_id=person_of(self.actor))
        rows = Candidate.objects.select_related("partner__profile", "call__agency", "call__agreement")
        return get_object_or_404(rows.filter(call__in=calls.values("pk")), pk=pk)

    def form(self, candidate: Candidate, data: Any = None) -> ScoresForm:
        mine = Score.objects.filter(candidate=candidate, assessor__user_id=person_of(self.actor))
        initial: dict[str, Any] = {}
        for score in mine:
            initial[f"value-{score.criterion_id}"] = score.value
            initial[f"reason-{score.criterion_id}"] = score.reason
        return ScoresForm(data, criteria=candidate.call.criteria.all(), initial=initial)

    def shown(self, candidate: Candidate, form: ScoresForm, status: int = 200) -> HttpResponse:
        pairs = [f"value-{c.pk} reason-{c.pk}" for c in form.criteria]
        return self.page(status=status, candidate=candidate, call=candidate.call, form=form, pairs=pairs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        candidate = self.candidate_of(pk)
        return self.shown(candidate, self.form(candidate, typed.kept(request)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        candidate = self.candidate_of(pk)
        form = self.form(candidate, request.POST)
        if form.is_valid():
            try:
                services.give_scores(actor=self.actor, candidate=candidate, scores=form.given())
                typed.forget(request)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                return self._onward(candidate)
        return self.shown(candidate, form, status=422)

    def _onward(self, candidate: Candidate) -> HttpResponseRedirect:
        call = candidate.call
        criteria = call.criteria.count()
        for other in call.candidates.exclude(pk=candidate.pk).order_by("partner__name"):
            given = other.scores.filter(assessor__user_id=person_of(self.actor)).count()
            if given < criteria:
                messages.success(self.request, _("Saved. The next company is %(name)s.") % {"name": other.partner})
                return redirect("partnerships:score", other.pk)
        messages.success(self.request, _("You have scored every company."))
        return redirect(call)


class DecideView(CallPage):
    """The head chooses: the ranking is ticked already, every departure from it needs its reason."""

    access = Needs("call.decide")
    permission = "call.decide"
    template_name = "partnerships/shortlist/decide.html"

    def shown(self, call: Call, *, status: int = 200, refusals: Any = (), **typed: Any) -> HttpResponse:
        rows = rows_of(call)
        chosen = typed.get("chosen", {row.candidate.pk for row in rows if row.by_rank})
        reasons = typed.get("reasons", {})
        fields = {refusal.field: str(refusal) for refusal in refusals if refusal.field}
        lines = [
            {
                "row": row,
                "ticked": row.candidate.pk in chosen,
                "reason": reasons.get(row.candidate.pk, ""),
                "error": fields.get(f"reason-{row.candidate.pk}", ""),
            }
            for row in rows
        ]
        return self.page(
            status=status,
            call=call,
            lines=lines,
            owed=sum(missing_scores(call).values()),
            refusals=[refusal for refusal in refusals if not refusal.field],
            reasons_missing=bool(fields),
        )

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.shown(self.call_of(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        call = self.call_of(pk)
        chosen = {int(value) for value in request.POST.getlist("chosen") if value.isdecimal() and len(value) < 19}
        reasons = {pk: request.POST.get(f"reason-{pk}", "") for pk in call.candidates.values_list("pk", flat=True)}
        try:
            services.decide(actor=self.actor, call=call, chosen=chosen, reasons=reasons)
        except Refused as refused:
            return self.shown(call, status=422, refusals=refused.refusals, chosen=chosen, reasons=reasons)
        messages.success(request, _("The choice has been recorded."))
        return redirect(call)


class MinutesView(CallPage):
    """The minutes of a decided call, drawn when asked for."""

    access = Needs("call.view")
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        call = get_object_or_404(Call.objects.visible_to(self.actor).filter(status=CallStatus.DECIDED), pk=pk)
        response = HttpResponse(draw_minutes(call), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="berita-acara-{call.pk}.pdf"'
        response["X-Content-Type-Options"] = "nosniff"
        return response
