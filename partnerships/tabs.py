"""The tabs over the pages of one agreement. A page of a new part adds its line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.scope import Actor
from core.text import Words
from partnerships.models import Agreement
from partnerships.selectors import versions_for, works_with


def is_seen(actor: Actor, agreement: Agreement) -> bool:
    """An agency that is only asked about a draft reads its text, not the rest."""
    return Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists()


def has_text_to_read(actor: Actor, agreement: Agreement) -> bool:
    """Those who work with an agreement begin its text here; others come once there is a version they may read."""
    return works_with(actor, agreement) or versions_for(actor, agreement).exists()


def always(actor: Actor, agreement: Agreement) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its page takes the id of the agreement."""

    name: str
    label: Words
    url_name: str
    permission: str
    #: Asked only of those who hold the permission. Costs no query, or one.
    is_shown: Callable[[Actor, Agreement], bool] = always


def is_own_affair(actor: Actor, agreement: Agreement) -> bool:
    """Whether the actor reads what all agencies say of it; an agency that is asked reads its own answer elsewhere."""
    reach = actor.reach("round.view")
    return reach.everything or agreement.agency_id in reach.agencies


def is_monitored(actor: Actor, agreement: Agreement) -> bool:
    """Whether there is, or was, something in force to report on, and it is the actor's to read."""
    reach = actor.reach("quarter.view")
    return agreement.was_signed and (reach.everything or agreement.agency_id in reach.agencies)


TABS: tuple[Tab, ...] = (
    Tab("overview", _("Overview"), "partnerships:detail", "agreement.view", is_seen),
    Tab("text", _("Text"), "partnerships:text", "agreement.view", has_text_to_read),
    Tab("input", _("Input"), "partnerships:rounds", "round.view", is_own_affair),
    Tab("meetings", _("Meetings"), "partnerships:agreement-meetings", "round.view", is_own_affair),
    Tab("monitoring", _("Monitoring"), "partnerships:agreement-quarters", "quarter.view", is_monitored),
    Tab("history", _("History"), "partnerships:history", "realisation.view", works_with),
)


def tabs_of(actor: Actor, agreement: Agreement, current: str) -> list[dict[str, Any]]:
    """What ``{% tabs %}`` draws for this actor; ``current`` is the name of the page's own tab."""
    return [
        {"label": tab.label, "url": reverse(tab.url_name, args=[agreement.pk]), "active": tab.name == current}
        for tab in TABS
        if tab.name == current or (actor.may(tab.permission) and tab.is_shown(actor, agreement))
    ]
