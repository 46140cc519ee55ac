"""What the pages share."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from core.decisions import Refused
from core.forms import add_refusals
from core.scope import Actor
from core.text import Words
from partnerships.models import Agreement
from partnerships.tabs import tabs_of
from workflow.services import MoveRefused


class Page(View):
    """A page with an actor. Subclass with ``access`` and ``template_name``.

    A page of one agreement names its ``tab`` (``partnerships.tabs``) and gives ``agreement``; its template includes
    ``partnerships/_tabs.html`` in the block ``tabs``.
    """

    http_method_names = ["get", "post"]
    template_name: str
    tab: str = ""
    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        if self.tab:
            context["agreement_tabs"] = tabs_of(self.actor, context["agreement"], self.tab)
        return render(self.request, self.template_name, context, status=status)

    def agreement_to(self, pk: int, *permissions: str) -> Agreement:
        """An agreement on which the actor may use one of ``permissions``; any other is not there."""
        reachable = [Agreement.objects.reachable_by(self.actor, permission) for permission in permissions]
        return get_object_or_404(reduce(or_, reachable).select_related("agency", "parent"), pk=pk)


class ActPage(Page):
    """One act on an agreement, on a page of its own. Subclass with ``access``, ``permission``, words and ``act``."""

    template_name = "partnerships/act.html"
    permission: ClassVar[str]
    heading: ClassVar[Words]
    lead: ClassVar[Words] = ""
    submit: ClassVar[Words]
    icon: ClassVar[str] = ""
    #: Said once it is done.
    done: ClassVar[Words]

    @staticmethod
    def is_possible(agreement: Agreement) -> bool:
        """Whether the act makes sense now; else the reader is led back to the agreement."""
        return True

    def form(self, agreement: Agreement, *data: Any) -> BaseForm:
        raise NotImplementedError

    def act(self, agreement: Agreement, given: dict[str, Any]) -> Any:
        """Call the service with the cleaned values. Raises ``Refused``."""
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, self.permission)
        if not self.is_possible(agreement):
            return redirect(agreement)
        return self._form_page(agreement, self.form(agreement))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, self.permission)
        form = self.form(agreement, request.POST, request.FILES)
        status = 422
        if form.is_valid():
            try:
                done = self.act(agreement, form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
                status = 409 if isinstance(refused, MoveRefused) and refused.stale else 422
            else:
                messages.success(request, str(self.done))
                return redirect(done if isinstance(done, Agreement) else agreement)
        return self._form_page(agreement, form, status)

    def _form_page(self, agreement: Agreement, form: BaseForm, status: int = 200) -> HttpResponse:
        return self.page(status=status, agreement=agreement, form=form, act=self, notes=self.notes(agreement))

    def notes(self, agreement: Agreement) -> list[str]:
        """What whoever acts should know beforehand."""
        return []
