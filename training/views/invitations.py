"""Inviting ticked enterprises to one training."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.access import WorksWith
from core.lists import run_on_each
from enterprises.models import Enterprise
from enterprises.views.stuck import TickedPage
from training.forms import InviteForm
from training.services.inviting import invite


class InviteView(TickedPage):
    """Choose a training that takes enrolments; each enterprise is invited or refused for itself."""

    access = WorksWith("training.invite")
    permission = "training.invite"
    title = _("Invite to a training")

    def form(self, *data: Any) -> InviteForm:
        return InviteForm(*data, actor=self.actor)

    def act(self, given: dict[str, Any]) -> None:
        def put(enterprise: Enterprise) -> None:
            invite(actor=self.actor, enterprise=enterprise, **given)

        run_on_each(self.request, self.enterprises, put, label=_("Invited"))
