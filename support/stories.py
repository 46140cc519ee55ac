"""What marketing and capital add to the story of an enterprise."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.stories import Part, register_part
from support.models import CapitalDisbursement, MarketingResult


def _support(actor: Actor, enterprise: Enterprise) -> Iterable[models.Model]:
    for model in (MarketingResult, CapitalDisbursement):
        yield from model.objects.visible_to(actor).filter(enterprise=enterprise).select_related("enterprise")


register_part(
    Part(
        "support",
        _("Marketing and capital"),
        _support,
        kinds=(MarketingResult, CapitalDisbursement),
        verbs=("marketing.", "capital."),
        named=True,
        order=60,
    )
)
