"""Input rounds as the secretariat sees them: opened, watched, answered input by input, closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from core.scope import Actor, may_on
from partnerships.choices import DRAFTING, AgreementStatus
from partnerships.forms.rounds import DeadlineForm, ResponseForm, RoundForm
from partnerships.models import Agreement, Answer, ArticleInput, InputRound
from partnerships.selectors.rounds import Voice, reads_all_answers, rounds_of, said_in, voices_of
from partnerships.services.responses import respond
from partnerships.services.rounds import cancel_round, close_round, extend_round, open_round, remind
from partnerships.views.base import Page
from workflow.services import open_moves
from workflow.views import MoveView


class AgreementRoundsView(Page):
    """The rounds of one agreement."""

    access = Needs("round.view")
    http_method_names = ["get"]
    template_name = "partnerships/rounds/list.html"
    tab = "input"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = get_object_or_404(Agreement.objects.visible_to(self.actor), pk=pk)
        may_ask = "ask" in {move.name for move in open_moves(actor=self.actor, instance=agreement)}
        return self.page(
            agreement=agreement,
            rounds=list(rounds_of(self.actor, agreement)),
            may_ask=may_ask,
            may_manage=agreement.is_draft and bool(may_on(self.actor, "round.manage", agreement)),
        )


class RoundCreateView(Page):
    """Whom to ask until when. Opening the round freezes the version it asks about."""

    access = Needs("round.manage")
    template_name = "partnerships/rounds/create.html"
    tab = "input"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(self.agreement_to(pk, "round.manage"), RoundForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement, form = self.agreement_to(pk, "round.manage"), RoundForm(request.POST)
        status = 422
        if form.is_valid():
            try:
                opened = open_round(actor=self.actor, agreement=agreement, **form.values())
            except Refused as refused:
                add_refusals(form, refused)
                status = 409 if getattr(refused, "stale", False) else 422
            else:
                messages.success(request, _("The agencies have been asked."))
                return redirect(opened)
        return self._page(agreement, form, status)

    def _page(self, agreement: Agreement, form: RoundForm, status: int = 200) -> HttpResponse:
        return self.page(
            status=status, agreement=agreement, form=form, rows=list(form.rows()), version=agreement.current_version
        )


class RoundPage(Page):
    """A page of one round."""

    tab = "input"

    def round_of(self, pk: int, permission: str = "") -> InputRound:
        rounds = InputRound.objects.select_related("agreement__agency", "version")
        if permission:
            return get_object_or_404(rounds.reachable_by(self.actor, permission), pk=pk)
        return get_object_or_404(rounds.visible_to(self.actor), pk=pk)


class RoundView(RoundPage):
    """One round: who is silent, who objects, and every input with what the drafter does with it."""

    access = Needs("round.view")
    http_method_names = ["get"]
    template_name = "partnerships/rounds/round.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round_ = self.round_of(pk)
        if not reads_all_answers(self.actor, round_):
            # An agency that is asked reads its own answer, not those of others.
            return redirect(Answer.objects.visible_to(self.actor).filter(round=round_).order_by("pk")[0])
        only_open = request.GET.get("tampil") == "belum"
        voices = voices_of(round_)
        return self.page(
            round=round_,
            agreement=round_.agreement,
            voices=voices,
            figures=_figures(voices),
            said_tabs=self._tabs(voices, only_open),
            said=said_in(round_, only_open=only_open),
            only_open=only_open,
            moves=open_moves(actor=self.actor, instance=round_),
            may_manage=bool(may_on(self.actor, "round.manage", round_)),
            may_respond=_may_respond(self.actor, round_.agreement),
        )

    def _tabs(self, voices: list[Voice], only_open: bool) -> list[dict[str, Any]]:
        path = self.request.path
        inputs, unanswered = (sum(getattr(voice, name) for voice in voices) for name in ("inputs", "unanswered"))
        return [
            {"label": _("All"), "url": path, "active": not only_open, "count": inputs},
            {"label": _("Without an answer"), "url": f"{path}?tampil=belum", "active": only_open, "count": unanswered},
        ]


def _figures(voices: list[Voice]) -> list[dict[str, Any]]:
    """The numbers above the page."""
    waited_for = [voice for voice in voices if voice.is_waited_for]
    silent = sum(voice.answer.is_required for voice in waited_for)
    objecting = sum(voice.answer.is_objecting for voice in voices)
    unanswered = sum(voice.unanswered for voice in voices)
    return [
        {
            "label": _("Agencies that have answered"),
            "value": f"{len(voices) - len(waited_for)}/{len(voices)}",
            "hint": _("silent and required: %(n)s") % {"n": silent} if silent else "",
            "icon": "messages-square",
            "tone": "warning" if silent else "success",
        },
        {
            "label": _("Objections"),
            "value": objecting,
            "hint": "",
            "icon": "octagon-alert",
            "tone": "danger" if objecting else "neutral",
        },
        {
            "label": _("Inputs without an answer"),
            "value": unanswered,
            "hint": "",
            "icon": "message-square-reply",
            "tone": "warning" if unanswered else "neutral",
        },
        {
            "label": _("Opportunities offered"),
            "value": sum(voice.offers for voice in voices),
            "hint": "",
            "icon": "sparkles",
            "tone": "neutral",
        },
    ]


def _may_respond(actor: Actor, agreement: Agreement) -> bool:
    at_work = agreement.status in DRAFTING and agreement.status != AgreementStatus.FINAL
    return at_work and bool(may_on(actor, "agreement.draft", agreement))


def _close(actor: Actor, round_: InputRound, reason: str) -> None:
    close_round(actor=actor, round_=round_)


def _cancel(actor: Actor, round_: InputRound, reason: str) -> None:
    cancel_round(actor=actor, round_=round_, reason=reason)


class RoundMoveView(MoveView):
    """Close a round, or call it off."""

    access = Needs("round.view")
    queryset = InputRound.objects.all()
    services = {"close": _close, "cancel": _cancel}


class RoundExtendView(RoundPage):
    """Give agencies until another day."""

    access = Needs("round.manage")
    template_name = "partnerships/rounds/extend.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        round_ = self.round_of(pk, "round.manage")
        return self._page(round_, DeadlineForm(initial={"deadline": round_.deadline}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        round_, form = self.round_of(pk, "round.manage"), DeadlineForm(request.POST)
        if form.is_valid():
            try:
                extend_round(actor=self.actor, round_=round_, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The deadline has been changed; those who are waited for have been told."))
                return redirect(round_)
        return self._page(round_, form, 422)

    def _page(self, round_: InputRound, form: DeadlineForm, status: int = 200) -> HttpResponse:
        return self.page(status=status, round=round_, agreement=round_.agreement, form=form)


class RemindView(Page):
    """Remind one agency by hand."""

    access = Needs("round.manage")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        answer = get_object_or_404(Answer.objects.reachable_by(self.actor, "round.manage"), pk=pk)
        try:
            remind(actor=self.actor, answer=answer)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("%(agency)s has been reminded.") % {"agency": answer.agency.short_name})
        return redirect("partnerships:round", answer.round_id)


class RespondView(RoundPage):
    """What the drafter does with one input."""

    access = Needs("agreement.draft")
    template_name = "partnerships/rounds/respond.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = self._item(pk)
        accepted = {"accepted": "yes", "rejected": "no"}.get(item.response_status)
        return self._page(item, ResponseForm(initial={"accepted": accepted, "reason": item.response}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item, form = self._item(pk), ResponseForm(request.POST)
        if form.is_valid():
            try:
                respond(actor=self.actor, item=item, **form.values())
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("The input has been answered."))
                return HttpResponseRedirect(self._back(item))
        return self._page(item, form, 422)

    def _item(self, pk: int) -> ArticleInput:
        rows = ArticleInput.objects.select_related("answer__agency", "answer__round__agreement", "article")
        mine = Agreement.objects.reachable_by(self.actor, "agreement.draft")
        return get_object_or_404(rows, pk=pk, answer__round__agreement__in=mine.values("pk"))

    def _back(self, item: ArticleInput) -> str:
        only_open = "?tampil=belum" if self.request.POST.get("tampil") == "belum" else ""
        return f"{reverse('partnerships:round', args=[item.answer.round_id])}{only_open}#input-{item.pk}"

    def _page(self, item: ArticleInput, form: ResponseForm, status: int = 200) -> HttpResponse:
        round_ = item.answer.round
        return self.page(status=status, item=item, round=round_, agreement=round_.agreement, form=form)
