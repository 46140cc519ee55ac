"""The answer of an agency: written by its people, confirmed by its head, read by who asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import typed
from core.access import Needs
from core.decisions import Refused
from core.forms import count_sent
from core.lists import ListView
from core.scope import Actor, may_on
from partnerships.filters import AnswerFilter
from partnerships.forms.rounds import MOST_OFFERS, AnswerForms
from partnerships.models import Agreement, Answer
from partnerships.selectors.rounds import grouped, may_write, reads_all_answers, reads_words
from partnerships.services.answers import (
    confirm_answer,
    prepare_answer,
    return_answer,
    save_answer,
    waive_answer,
)
from partnerships.tables import AnswerTable
from partnerships.views.base import Page
from workflow.services import MoveRefused, offered_moves
from workflow.views import MoveView

#: Moves with a button of their own below what is written.
_IN_THE_FORM = {"prepare", "confirm"}


class AnswerListView(ListView):
    """What agencies are asked and have answered, as far as the reader may see it."""

    access = Needs("round.view")
    queryset = Answer.objects.all()
    table_class = AnswerTable
    filterset_class = AnswerFilter
    page_title = gettext_lazy("Input of agencies")
    empty_text = gettext_lazy("When an agency is asked about a draft, its answer is found here.")
    breadcrumbs = ((gettext_lazy("Input of agencies"), ""),)

    def get_queryset(self) -> Any:
        return super().get_queryset().with_words_for(self.actor)  # type: ignore[attr-defined]


class AnswerView(Page):
    """One answer: a form for who may write in it now, else what was said and what came of it."""

    access = Needs("round.view")
    keeps_typed = True

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        answer = self._answer(pk)
        if may_write(self.actor, answer):
            return self._form_page(answer, self._forms(answer, typed.kept(request)))
        return self._read_page(answer)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        answer = self._answer(pk)
        # Whoever could never write here is told so by the service; whoever came too late keeps what was typed.
        forms = self._forms(answer, request.POST)
        if "more" in request.POST:
            return self._form_page(answer, self._with_room(answer))
        if not forms.is_valid():
            return self._form_page(answer, forms, status=422)
        try:
            answer = save_answer(actor=self.actor, answer=answer, **forms.values())
        except Refused as refused:
            return self._form_page(answer, forms, refused=refused)
        typed.forget(request)
        return self._saved(answer)

    def _saved(self, answer: Answer) -> HttpResponse:
        """It is kept; whether it also goes on depends on the button."""
        wanted = self.request.POST.get("then", "")
        try:
            if wanted == "prepare":
                prepare_answer(actor=self.actor, answer=answer)
                messages.success(self.request, _("The answer waits for the confirmation of your head."))
            elif wanted == "confirm":
                confirm_answer(actor=self.actor, answer=answer)
                messages.success(self.request, _("This is now the answer of your agency."))
            else:
                messages.success(self.request, _("Saved. Nobody else sees it before your head has confirmed it."))
        except Refused as refused:
            fresh = self._answer(answer.pk)
            return self._form_page(fresh, self._forms(fresh), refused=refused, kept=True)
        return redirect(answer)

    def _answer(self, pk: int) -> Answer:
        answers = Answer.objects.visible_to(self.actor).select_related(
            "agency__successor", "round__agreement__agency", "round__version", "prepared_by", "confirmed_by"
        )
        return get_object_or_404(answers, pk=pk)

    def _forms(self, answer: Answer, data: Any = None) -> AnswerForms:
        return AnswerForms(answer, list(answer.round.version.articles.all()), data)

    def _with_room(self, answer: Answer) -> AnswerForms:
        """The forms as they were typed, with one more row for an opportunity."""
        data = self.request.POST.copy()
        total = data.get("offer-TOTAL_FORMS", "")
        data["offer-TOTAL_FORMS"] = str(min(count_sent(total) + 1, MOST_OFFERS))
        forms = self._forms(answer, data)
        forms.forgive()
        return forms

    def _form_page(
        self, answer: Answer, forms: AnswerForms, *, status: int = 0, refused: Refused | None = None, kept: bool = False
    ) -> HttpResponse:
        stale = isinstance(refused, MoveRefused) and refused.stale
        if not status:
            status = (409 if stale else 422) if refused else 200
        self.template_name = "partnerships/rounds/answer_form.html"
        return self.page(
            status=status,
            forms=forms,
            refusals=refused.refusals if refused else [],
            stale=stale,
            kept=kept,
            has_errors=forms.has_errors(),
            may_confirm=bool(may_on(self.actor, "answer.confirm", answer)),
            has_room=len(forms.offers.forms) < MOST_OFFERS,
            **self._shared(answer),
        )

    def _read_page(self, answer: Answer) -> HttpResponse:
        self.template_name = "partnerships/rounds/answer.html"
        if not reads_words(self.actor, answer):
            return self.page(is_hidden=True, **self._shared(answer))
        items = answer.inputs.select_related("article").order_by("article__position", "pk")
        return self.page(said=grouped(items), offers=list(answer.opportunities.all()), **self._shared(answer))

    def _shared(self, answer: Answer) -> dict[str, Any]:
        moves = offered_moves(actor=self.actor, instance=answer)
        agreements = Agreement.objects.visible_to(self.actor)
        return {
            "answer": answer,
            "round": answer.round,
            "agreement": answer.round.agreement,
            "parties": list(answer.round.agreement.parties.select_related("partner")),
            "agreement_is_seen": agreements.filter(pk=answer.round.agreement_id).exists(),
            "round_is_seen": reads_all_answers(self.actor, answer.round),
            "moves": [move for move in moves if move["name"] not in _IN_THE_FORM and not _is_idle(move)],
        }


def _is_idle(move: dict[str, Any]) -> bool:
    """Whether it is a waiver of something nobody waits for: not shown at all."""
    return move["name"] == "waive" and bool(move["refusals"])


def _return(actor: Actor, answer: Answer, reason: str) -> None:
    return_answer(actor=actor, answer=answer, reason=reason)


def _waive(actor: Actor, answer: Answer, reason: str) -> None:
    waive_answer(actor=actor, answer=answer, reason=reason)


def _prepare(actor: Actor, answer: Answer, reason: str) -> None:
    prepare_answer(actor=actor, answer=answer)


def _confirm(actor: Actor, answer: Answer, reason: str) -> None:
    confirm_answer(actor=actor, answer=answer)


class AnswerMoveView(MoveView):
    """Give an answer back, waive it; hand it over or confirm it as it stands."""

    access = Needs("round.view")
    queryset = Answer.objects.all()
    services = {"return": _return, "waive": _waive, "prepare": _prepare, "confirm": _confirm}
