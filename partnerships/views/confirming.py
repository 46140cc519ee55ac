"""The page of something officers write and their head confirms: a quarterly report, an evaluation."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core import typed
from core.decisions import Refused
from core.forms import add_refusals
from core.scope import may_on
from core.text import Words
from partnerships.figures import Figure
from partnerships.forms.monitoring import EvaluationForm, QuarterForm
from partnerships.models import Evaluation, QuarterReport
from partnerships.views.base import Page
from workflow.services import MoveRefused, open_moves

#: Moves with a button of their own below what is written.
_IN_THE_FORM = {"submit", "confirm"}


class PaperView(Page):
    """A form for who may write in it now, else what it says. Subclass with its model, its words and its services."""

    tab = "monitoring"
    keeps_typed = True
    model: ClassVar[type[QuarterReport] | type[Evaluation]]
    form_class: ClassVar[type[QuarterForm] | type[EvaluationForm]]
    #: "quarter" for ``quarter.write`` and ``quarter.confirm``.
    permission: ClassVar[str]
    handed: ClassVar[Words]
    confirmed: ClassVar[Words]

    def save(self, paper: Any, given: dict[str, Any]) -> Any:
        """Call the service with the cleaned values. Raises ``Refused``."""
        raise NotImplementedError

    def submit(self, paper: Any) -> None:
        raise NotImplementedError

    def confirm(self, paper: Any) -> None:
        raise NotImplementedError

    def figures(self, paper: Any) -> Sequence[Figure]:
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        paper = self._paper(pk)
        writes = paper.is_draft and may_on(self.actor, f"{self.permission}.write", paper)
        return self._page(paper, self.form_class(typed.kept(request), paper=paper) if writes else None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        paper = self._paper(pk)
        # Whoever could never write here is told so by the service; whoever came too late keeps what was typed.
        form = self.form_class(request.POST, paper=paper)
        if not form.is_valid():
            return self._page(paper, form, status=422)
        try:
            paper = self.save(paper, form.cleaned_data)
        except Refused as refused:
            return self._page(paper, form, refused=refused)
        typed.forget(request)
        return self._saved(paper)

    def _saved(self, paper: Any) -> HttpResponse:
        """It is kept; whether it also goes on depends on the button."""
        wanted = self.request.POST.get("then", "")
        try:
            if wanted == "submit":
                self.submit(paper)
                messages.success(self.request, str(self.handed))
            elif wanted == "confirm":
                self.confirm(paper)
                messages.success(self.request, str(self.confirmed))
            else:
                messages.success(self.request, _("Saved. It goes on once you hand it over."))
        except Refused as refused:
            fresh = self._paper(paper.pk)
            return self._page(fresh, self.form_class(self._typed(fresh), paper=fresh), refused=refused, kept=True)
        return redirect(paper)

    def _typed(self, paper: Any) -> Any:
        """What was sent, from the revision that is now kept."""
        data = self.request.POST.copy()
        data["revision"] = str(paper.revision)
        return data

    def _paper(self, pk: int) -> Any:
        rows = self.model._default_manager.visible_to(self.actor)
        return get_object_or_404(rows.select_related("agreement__agency", "confirmed_by"), pk=pk)

    def _page(
        self, paper: Any, form: Any, *, status: int = 0, refused: Refused | None = None, kept: bool = False
    ) -> HttpResponse:
        stale = isinstance(refused, MoveRefused) and refused.stale
        if refused:
            add_refusals(form, refused)
        moves = open_moves(actor=self.actor, instance=paper)
        return self.page(
            status=status or ((409 if stale else 422) if refused else 200),
            paper=paper,
            agreement=paper.agreement,
            form=form,
            figures=self.figures(paper),
            quarter=getattr(paper, "period", None),
            is_stale=stale and not kept,
            is_kept=kept,
            may_confirm=bool(may_on(self.actor, f"{self.permission}.confirm", paper)),
            moves=[move for move in moves if form is None or move.name not in _IN_THE_FORM],
        )
