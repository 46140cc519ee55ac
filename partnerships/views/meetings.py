"""Coordination meetings: called, held with attendance and minutes, and what they decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import typed
from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import ListView
from core.scope import Actor, may_on
from partnerships.choices import MeetingStatus
from partnerships.filters import DecisionFilter, MeetingFilter
from partnerships.forms.meetings import DecisionForm, MeetingForm, MinutesForm
from partnerships.models import Agreement, Decision, Meeting
from partnerships.services.decisions import drop_decision, finish_decision, record_decision
from partnerships.services.meetings import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    close_meeting,
    stamp_of_minutes,
    write_minutes,
)
from partnerships.tables import DecisionTable, MeetingTable
from partnerships.views.base import Page
from workflow.services import open_moves
from workflow.views import MoveView


class MeetingListView(ListView):
    access = Needs("round.view")
    queryset = Meeting.objects.all()
    table_class = MeetingTable
    filterset_class = MeetingFilter
    page_title = gettext_lazy("Meetings")
    empty_text = gettext_lazy("Meetings are called on the page of an agreement, under “Meetings”.")
    breadcrumbs = ((gettext_lazy("Meetings"), ""),)


class DecisionListView(ListView):
    """What meetings decided: of the whole province for its secretariat, of their own agency for its people."""

    access = Needs("round.view")
    queryset = Decision.objects.all()
    table_class = DecisionTable
    filterset_class = DecisionFilter
    page_title = gettext_lazy("Decisions of meetings")
    empty_text = gettext_lazy("Decisions are recorded on the page of a meeting.")
    default_filters = {"status": "open"}
    tab_filter = "status"
    breadcrumbs = ((gettext_lazy("Meetings"), "partnerships:meetings"), (gettext_lazy("Decisions"), ""))


class AgreementMeetingsView(Page):
    """The meetings about one agreement."""

    access = Needs("round.view")
    http_method_names = ["get"]
    template_name = "partnerships/meetings/list.html"
    tab = "meetings"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = get_object_or_404(Agreement.objects.visible_to(self.actor), pk=pk)
        meetings = Meeting.objects.visible_to(self.actor).filter(agreement=agreement)
        return self.page(
            agreement=agreement,
            meetings=meetings.prefetch_related("invitations", "decisions"),
            may_call=bool(may_on(self.actor, "meeting.manage", agreement)),
        )


class _InvitationPage(Page):
    """The form of an invitation."""

    access = Needs("meeting.manage")
    template_name = "partnerships/meetings/form.html"
    tab = "meetings"

    def submitted(
        self, agreement: Agreement, meeting: Meeting | None, save: Callable[..., Meeting], said: str
    ) -> HttpResponse:
        form = MeetingForm(self.request.POST, meeting=meeting)
        if form.is_valid():
            try:
                saved = save(actor=self.actor, **form.values())
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(self.request, said)
                return redirect(saved)
        return self.page(status=422, agreement=agreement, meeting=meeting, form=form)


class MeetingCreateView(_InvitationPage):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "meeting.manage")
        return self.page(agreement=agreement, meeting=None, form=MeetingForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "meeting.manage")

        def save(**given: Any) -> Meeting:
            return call_meeting(agreement=agreement, **given)

        return self.submitted(agreement, None, save, _("The agencies have been invited."))


def _meeting(actor: Actor, pk: int, permission: str = "") -> Meeting:
    """A meeting the actor may see, or on which they may use ``permission``; any other is not there."""
    meetings = Meeting.objects.select_related("agreement__agency")
    rows = meetings.reachable_by(actor, permission) if permission else meetings.visible_to(actor)
    return get_object_or_404(rows, pk=pk)


class MeetingEditView(_InvitationPage):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = _meeting(self.actor, pk, "meeting.manage")
        return self.page(agreement=meeting.agreement, meeting=meeting, form=MeetingForm(meeting=meeting))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = _meeting(self.actor, pk, "meeting.manage")

        def save(**given: Any) -> Meeting:
            return change_meeting(meeting=meeting, **given)

        return self.submitted(meeting.agreement, meeting, save, _("The invitation has been changed."))


class MeetingView(Page):
    """One meeting: who is invited and came, what was said, what was decided and what became of it."""

    access = Needs("round.view")
    http_method_names = ["get"]
    template_name = "partnerships/meetings/meeting.html"
    tab = "meetings"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = _meeting(self.actor, pk)
        agreements = Agreement.objects.visible_to(self.actor)
        may_manage = bool(may_on(self.actor, "meeting.manage", meeting))
        moves = open_moves(actor=self.actor, instance=meeting)
        decisions = meeting.decisions.select_related("owner")
        return self.page(
            meeting=meeting,
            agreement=meeting.agreement,
            agreement_is_seen=agreements.filter(pk=meeting.agreement_id).exists(),
            invitations=list(meeting.invitations.select_related("agency")),
            decisions=list(decisions),
            # Of what others carry out one reads what it is, on this page.
            opened=set(decisions.visible_to(self.actor).values_list("pk", flat=True)),
            may_manage=may_manage,
            may_change=may_manage and meeting.status == MeetingStatus.INVITED,
            may_decide=may_manage and meeting.has_begun and meeting.status != MeetingStatus.CANCELLED,
            # Held is what the page of the minutes makes it.
            moves=[move for move in moves if move.name != "hold"],
        )


class MinutesView(Page):
    """Minutes and attendance, kept as far as they are; then the meeting is closed as held."""

    access = Needs("meeting.manage")
    template_name = "partnerships/meetings/minutes.html"
    tab = "meetings"
    keeps_typed = True

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = _meeting(self.actor, pk, "meeting.manage")
        if meeting.status != MeetingStatus.INVITED:
            return redirect(meeting)
        before = typed.kept(request)
        return self._page(meeting, MinutesForm(before, meeting=meeting), seen=before.get("seen", "") if before else "")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting = _meeting(self.actor, pk, "meeting.manage")
        form = MinutesForm(request.POST, meeting=meeting)
        if not form.is_valid():
            return self._page(meeting, form, 422)
        try:
            write_minutes(actor=self.actor, meeting=meeting, seen=request.POST.get("seen", ""), **form.values())
            typed.forget(request)
            if request.POST.get("then") == "hold":
                close_meeting(actor=self.actor, meeting=meeting)
                messages.success(request, _("The minutes are closed; those who were invited can read them."))
            else:
                messages.success(request, _("Saved. Close the minutes when they are complete."))
        except Refused as refused:
            add_refusals(form, refused)
            # Whoever was told that somebody has saved meanwhile may send it once more.
            return self._page(meeting, form, 422, seen=stamp_of_minutes(Meeting.objects.get(pk=meeting.pk)))
        return redirect(meeting)

    def _page(self, meeting: Meeting, form: MinutesForm, status: int = 200, seen: str = "") -> HttpResponse:
        seen = seen or self.request.POST.get("seen") or stamp_of_minutes(meeting)
        return self.page(status=status, meeting=meeting, agreement=meeting.agreement, form=form, seen=seen)


def _cancel(actor: Actor, meeting: Meeting, reason: str) -> None:
    cancel_meeting(actor=actor, meeting=meeting, reason=reason)


def _hold(actor: Actor, meeting: Meeting, reason: str) -> None:
    close_meeting(actor=actor, meeting=meeting)


class MeetingMoveView(MoveView):
    access = Needs("round.view")
    queryset = Meeting.objects.all()
    services = {"cancel": _cancel, "hold": _hold}


class DecisionAddView(Page):
    """What was decided, who does it, by when."""

    access = Needs("meeting.manage")
    template_name = "partnerships/meetings/decision.html"
    tab = "meetings"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(_meeting(self.actor, pk, "meeting.manage"), DecisionForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        meeting, form = _meeting(self.actor, pk, "meeting.manage"), DecisionForm(request.POST)
        if form.is_valid():
            try:
                record_decision(actor=self.actor, meeting=meeting, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The decision is recorded, and its agency told."))
                return redirect(meeting)
        return self._page(meeting, form, 422)

    def _page(self, meeting: Meeting, form: DecisionForm, status: int = 200) -> HttpResponse:
        return self.page(status=status, meeting=meeting, agreement=meeting.agreement, form=form)


def _finish(actor: Actor, decision: Decision, reason: str) -> None:
    finish_decision(actor=actor, decision=decision, outcome=reason)


def _drop(actor: Actor, decision: Decision, reason: str) -> None:
    drop_decision(actor=actor, decision=decision, reason=reason)


class DecisionMoveView(MoveView):
    """Report a decision as carried out, or drop it."""

    access = Needs("round.view")
    queryset = Decision.objects.select_related("meeting")
    services = {"finish": _finish, "drop": _drop}


class DecisionView(Page):
    """One decision with what can be done about it."""

    access = Needs("round.view")
    http_method_names = ["get"]
    template_name = "partnerships/meetings/decision_detail.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        decisions = Decision.objects.visible_to(self.actor).select_related("meeting__agreement", "owner")
        decision = get_object_or_404(decisions, pk=pk)
        return self.page(
            decision=decision, meeting=decision.meeting, moves=open_moves(actor=self.actor, instance=decision)
        )
