"""The one view that makes a move from a button; domain apps name the rows and their services."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.decisions import Refused
from core.scope import Actor, scoped
from workflow.lifecycle import Move
from workflow.selectors import made_by
from workflow.services import MoveRefused, apply_move

#: (actor, row, reason) → anything; raises ``Refused``.
MoveService = Callable[[Actor, Any, str], Any]


def plain(move: str) -> MoveService:
    """The service of a move that does nothing beyond it."""

    def make(actor: Actor, row: Any, reason: str) -> Any:
        return apply_move(actor=actor, instance=row, move=move, reason=reason)

    return make


class MoveView(View):
    """POST ``move`` and ``reason``. Subclass with ``access``, ``queryset`` and ``services``.

    ``services`` names every move made at this address (``plain`` is one that does nothing beyond the move); any other
    is refused, because a service often does more than its move and must not be passed by.

    A refusal is shown with what was typed: 409 when somebody else was first, else 422. Who clicks twice is told that it
    is done.
    """

    http_method_names = ["post"]
    queryset: Any
    services: ClassVar[Mapping[str, MoveService]] = {}

    def get_queryset(self) -> Any:
        return scoped(self.queryset.all()).visible_to(self.request.actor)  # type: ignore[attr-defined]

    def get_success_url(self, row: Any) -> str:
        return row.get_absolute_url()

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        row = get_object_or_404(self.get_queryset(), pk=pk)
        name, reason = request.POST.get("move", ""), request.POST.get("reason", "")
        if name not in self.services:
            raise BadRequest("unknown move")
        move = row.lifecycle.move(name)
        actor: Actor = request.actor  # type: ignore[attr-defined]
        try:
            self.services[name](actor, row, reason)
        except Refused as refusal:
            stale = isinstance(refusal, MoveRefused) and refusal.stale
            if stale and made_by(actor, row, move, reason):
                return self._done(row, move)
            context = {
                "row": row,
                "move": move,
                "reason": reason,
                "refusals": refusal.refusals,
                "stale": stale,
                "back_url": self.get_success_url(row),
            }
            return render(request, "workflow/refused.html", context, status=409 if stale else 422)
        return self._done(row, move)

    def _done(self, row: Any, move: Move) -> HttpResponse:
        messages.success(self.request, _("Done: %(move)s.") % {"move": move.label})
        return HttpResponseRedirect(self.get_success_url(row))
