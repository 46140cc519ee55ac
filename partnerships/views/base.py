"""What the pages share."""

from functools import reduce
from operator import or_
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from core.scope import Actor
from partnerships.models import Agreement
from partnerships.tabs import tabs_of


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
