"""What the pages of staff share, and the one page that shows private numbers."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import WorksWith
from core.decisions import Refused
from core.scope import Actor, scoped
from enterprises.selectors.identity import private_values
from enterprises.services.identity import reveal


class StaffPage:
    """Mixin of a view that knows who asks."""

    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class RevealView(StaffPage, View):
    """POST ``fields`` and ``reason``: the private values in full, in this one answer and nowhere else."""

    access = WorksWith("identity.reveal")
    http_method_names = ["post"]
    queryset: ClassVar[Any]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        subject = get_object_or_404(scoped(self.queryset.all()).visible_to(self.actor), pk=pk)
        reason = request.POST.get("reason", "")
        labels = private_values(subject)
        asked = [name for name in request.POST.getlist("fields") if name in labels]
        context = {"subject": subject, "reason": reason, "back_url": subject.get_absolute_url(), "refusals": []}
        try:
            shown = reveal(actor=self.actor, subject=subject, fields=asked, reason=reason)
        except Refused as refused:
            context |= {"refusals": refused.refusals, "choices": choices(subject, asked), "action": request.path}
            return render(request, "enterprises/revealed.html", context, status=422)
        context["rows"] = [(labels[name].label, value) for name, value in shown.items()]
        return render(request, "enterprises/revealed.html", context)


def choices(subject: Any, asked: list[str] | None = None) -> list[dict[str, Any]]:
    """The boxes of the form that asks to see private values."""
    held = private_values(subject)
    return [
        {"name": name, "label": value.label, "masked": value.masked, "chosen": name in (asked or [])}
        for name, value in held.items()
    ]
