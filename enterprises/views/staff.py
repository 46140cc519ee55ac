"""What the pages of staff share: who may open them, and the one page that shows private numbers."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import Access, Needs
from core.decisions import Refused
from core.scope import Actor, scoped
from enterprises.selectors.identity import private_values
from enterprises.services.identity import reveal


class StaffPage:
    """Mixin of a view for those who work with the permission it needs; what one owns oneself is in the portal."""

    access: ClassVar[Access]
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if self.access.permission and not actor.reach(self.access.permission).is_for_work:
            raise PermissionDenied(_("This page is for the staff of the programme."))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class RevealView(StaffPage, View):
    """POST ``fields`` and ``reason``: the private values in full, in this one answer and nowhere else."""

    access = Needs("identity.reveal")
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
