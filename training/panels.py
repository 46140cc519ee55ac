"""What the page of an enterprise, for staff and for its owner, shows of its trainings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.lists import BulkAction
from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.places import ENTERPRISE_PAGE, PORTAL_PAGE, offer_for_stuck
from partnerships.models import Partner
from partnerships.places import PARTNER_PAGE
from training.models import Training
from training.selectors import offers, participations_of

#: Of the trainings with a company the last few.
LIMIT = 10


def enterprise_panel(actor: Actor, enterprise: Enterprise) -> dict[str, Any] | None:
    if not actor.may("training.view"):
        return None
    return {"participations": participations_of(actor, enterprise)}


def portal_panel(actor: Actor, enterprise: Enterprise) -> dict[str, Any] | None:
    fitting = [offer for offer in offers(actor) if enterprise in offer.enterprises]
    return {"participations": participations_of(actor, enterprise), "offers": fitting}


def company_panel(actor: Actor, partner: Partner) -> dict[str, Any] | None:
    """What was taught together with a company: one of a pool, so not shown before there is something."""
    if not actor.reach("training.view").is_for_work:
        return None
    trainings = list(Training.objects.visible_to(actor).filter(company=partner).order_by("-starts_on", "-pk")[:LIMIT])
    return {"trainings": trainings} if trainings else None


PARTNER_PAGE.register(template="training/_company_panel.html", context=company_panel)
offer_for_stuck(
    BulkAction(
        name="invite",
        label=_("Invite to a training"),
        permission="training.invite",
        page="training:invite",
        icon="mail",
    )
)
ENTERPRISE_PAGE.register(template="training/_enterprise_panel.html", context=enterprise_panel, order=50)
PORTAL_PAGE.register(template="training/_portal_panel.html", context=portal_panel, order=50)
