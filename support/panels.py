"""What the page of an enterprise, for staff and for its owner, shows of its support."""

from typing import Any

from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.places import ENTERPRISE_PAGE, PORTAL_PAGE
from partnerships.models import Partner
from partnerships.places import PARTNER_PAGE
from support.selectors import support_of, support_through


def enterprise_panel(actor: Actor, enterprise: Enterprise) -> dict[str, Any] | None:
    if not actor.reach("support.view").is_for_work:
        return None
    return {
        "enterprise": enterprise,
        "records": support_of(actor, enterprise),
        "may_record": bool(actor.may("support.record")),
    }


def portal_panel(actor: Actor, enterprise: Enterprise) -> dict[str, Any] | None:
    records = support_of(actor, enterprise)
    return {"records": records} if records else None


def company_panel(actor: Actor, partner: Partner) -> dict[str, Any] | None:
    """What was sold through a company: one of a pool, so not shown before there is something."""
    if not actor.reach("support.view").is_for_work:
        return None
    records, enterprises = support_through(actor, partner)
    return {"records": records, "enterprises": enterprises} if records else None


PARTNER_PAGE.register(template="support/_company_panel.html", context=company_panel)
ENTERPRISE_PAGE.register(template="support/_enterprise_panel.html", context=enterprise_panel, order=60)
PORTAL_PAGE.register(template="support/_portal_panel.html", context=portal_panel, order=60)
