"""The private numbers of a registration or an enterprise: masked for every page, in full for ``services.identity``."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.selectors import region_codes_above
from core.decisions import Decision, refused
from core.formats import mask_email, mask_tail
from core.scope import Actor, may_on
from enterprises.models import Engagement, Enterprise, EnterpriseProfile, Registration


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """One private value with its label."""

    label: str
    value: str

    @property
    def masked(self) -> str:
        return masked(self.value)


def masked(value: str | None) -> str:
    """A private value as it may be shown: the last four figures, or the first letter of an e-mail address."""
    return mask_email(value) if value and "@" in value else mask_tail(value)


def private_values(subject: Registration | Enterprise) -> dict[str, PrivateValue]:
    """The private values that are filled in, by name of field; those of an enterprise and of its owner together."""
    holders: list[models.Model] = [subject]
    if isinstance(subject, Enterprise):
        profile = EnterpriseProfile.objects.filter(enterprise=subject).first()
        holders = [subject.owner, subject, *([profile] if profile else [])]
    return {
        name: PrivateValue(str(capfirst(holder._meta.get_field(name).verbose_name)), getattr(holder, name))  # type: ignore[union-attr]
        for holder in holders
        for name in holder.private_fields  # type: ignore[attr-defined]
        if getattr(holder, name)
    }


def may_reveal(actor: Actor, subject: Registration | Enterprise) -> Decision:
    """Whether the actor may see these private values in full.

    The lead agency and administrators may everywhere, verifiers in their region. Any other agency can bring itself
    beside any enterprise (it enrols or records by register number), so it needs four eyes: a bond that stands and was
    not brought about by the one who asks alone. The owner who took a place, or a colleague who recorded, is the other
    pair. To be able to free an enterprise where it is stuck is no bond.
    """
    decision = may_on(actor, "identity.reveal", subject)
    reach = actor.reach("identity.reveal")
    if not decision or reach.everything or reach.regions.intersection(region_codes_above(subject.village_id or "")):
        return decision
    enterprise = subject if isinstance(subject, Enterprise) else Enterprise.objects.filter(registration=subject).first()
    engagements = Engagement.objects.filter(enterprise=enterprise, agency_id__in=reach.agencies)
    if not engagements.exists():
        return refused(_("Your agency does not serve this enterprise."))
    if not engagements.exclude(sole_person=actor.user_id).exists():
        return refused(_("Only you have brought this enterprise to your agency. A colleague asks, or records it too."))
    return decision
