"""The evaluation of an agreement, and the extension that follows from it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from core.access import Needs
from core.decisions import Refused
from core.scope import Actor
from partnerships.figures import Figure
from partnerships.forms.monitoring import ADDENDUM, EvaluationForm, ExtensionForm
from partnerships.models import Agreement, Evaluation
from partnerships.selectors.evaluations import figures_judged, hindrances_to_extension
from partnerships.services.evaluating import (
    begin_evaluation,
    confirm_evaluation,
    hand_over,
    return_evaluation,
    write_evaluation,
)
from partnerships.services.extending import prepare_extension
from partnerships.views.base import ActPage, Page
from partnerships.views.confirming import PaperView
from workflow.views import MoveView


class EvaluationBeginView(Page):
    """Begin to judge an agreement."""

    access = Needs("evaluation.write")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "evaluation.write")
        try:
            return redirect(begin_evaluation(actor=self.actor, agreement=agreement))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("partnerships:agreement-quarters", agreement.pk)


class EvaluationView(PaperView):
    """One evaluation. Its figures are taken from realisation; nobody types them."""

    access = Needs("quarter.view")
    template_name = "partnerships/monitoring/evaluation.html"
    model = Evaluation
    form_class = EvaluationForm
    permission = "evaluation"
    handed = gettext_lazy("The evaluation waits for confirmation.")
    confirmed = gettext_lazy("The evaluation is confirmed. Its figures stay as they are.")

    def save(self, paper: Evaluation, given: dict[str, Any]) -> Evaluation:
        return write_evaluation(actor=self.actor, evaluation=paper, **given)

    def submit(self, paper: Evaluation) -> None:
        hand_over(actor=self.actor, evaluation=paper)

    def confirm(self, paper: Evaluation) -> None:
        confirm_evaluation(actor=self.actor, evaluation=paper)

    def figures(self, paper: Evaluation) -> Sequence[Figure]:
        return figures_judged(paper)


def _submit(actor: Actor, evaluation: Evaluation, reason: str) -> None:
    hand_over(actor=actor, evaluation=evaluation)


def _confirm(actor: Actor, evaluation: Evaluation, reason: str) -> None:
    confirm_evaluation(actor=actor, evaluation=evaluation)


def _return(actor: Actor, evaluation: Evaluation, reason: str) -> None:
    return_evaluation(actor=actor, evaluation=evaluation, reason=reason)


class EvaluationMoveView(MoveView):
    """Hand an evaluation over, confirm it, give it back."""

    access = Needs("quarter.view")
    queryset = Evaluation.objects.select_related("agreement")
    services = {"submit": _submit, "confirm": _confirm, "return": _return}


class ExtendView(ActPage):
    """Draft what carries an agreement on: a new one that is linked to it, or an addendum."""

    access = Needs("agreement.draft")
    permission = "agreement.draft"
    heading = gettext_lazy("Prepare the extension")
    lead = gettext_lazy(
        "A draft is made that goes the way of any other. Once it is in force, this one counts as extended."
    )
    submit = gettext_lazy("Make the draft")
    icon = "repeat"
    done = gettext_lazy("The draft of the extension is there. Change what should be different, then hand it on.")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        hindrances = list(hindrances_to_extension(self.agreement_to(pk, self.permission)))
        for hindrance in hindrances:
            messages.warning(request, str(hindrance))
        return redirect("partnerships:agreement-quarters", pk) if hindrances else super().get(request, pk)

    def form(self, agreement: Agreement, *data: Any) -> ExtensionForm:
        return ExtensionForm(*data[:1], agreement=agreement)

    def act(self, agreement: Agreement, given: dict[str, Any]) -> Agreement:
        values = dict(given)
        as_addendum = values.pop("form") == ADDENDUM
        return prepare_extension(actor=self.actor, agreement=agreement, as_addendum=as_addendum, **values)
