"""Inviting ticked enterprises to one training."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from core.access import WorksWith
from core.lists import run_on_each
from enterprises.views.stuck import TickedPage
from training.forms import InviteForm
from training.services.inviting import invite


class InviteView(TickedPage):
    """Choose a training that takes enrolments; each enterprise is invited or refused for itself."""

    access = WorksWith("training.invite")
    permission = "training.invite"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(InviteForm(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InviteForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.page(form, status=422)
        training = form.cleaned_data["training"]
        run_on_each(
            request,
            self.enterprises,
            lambda enterprise: invite(actor=self.actor, training=training, enterprise=enterprise),
            label=_("Invited"),
        )
        return redirect("enterprises:stuck")

    def page(self, form: InviteForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "enterprises": self.enterprises, "page_title": _("Invite to a training")}
        return render(self.request, "enterprises/ticked.html", context, status=status)
