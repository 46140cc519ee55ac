"""An agency begins to serve an enterprise, and ceases to."""

from collections.abc import Iterable

from accounts.models import Agency
from audit.services import record_act
from core.scope import Actor
from enterprises.models import Engagement, Enterprise
from enterprises.serving import is_bound


def engage(*, actor: Actor, enterprise: Enterprise, agency: Agency) -> Engagement:
    """Note that an agency serves an enterprise: from now on its staff see it. Idempotent.

    Whoever brings it about alone is remembered, until another person (the owner, a colleague) does so too: see
    ``selectors.identity.may_reveal``.
    """
    engagement, made = Engagement.objects.get_or_create(
        enterprise=enterprise, agency=agency, defaults={"sole_person_id": actor.user_id}
    )
    if not made and engagement.sole_person_id not in (None, actor.user_id):
        engagement.sole_person = None
        engagement.save(update_fields=["sole_person"])
    return engagement


def release(*, actor: Actor, enterprise: Enterprise, agency_ids: Iterable[int | None]) -> None:
    """End the service of those of these agencies whom nothing binds to the enterprise any more.

    Whoever takes back a bond (voids, cancels, revokes) calls it afterwards, in the same transaction. Idempotent.
    """
    ids = {pk for pk in agency_ids if pk is not None}
    for engagement in enterprise.engagements.filter(agency_id__in=ids).select_related("agency"):
        if not is_bound(enterprise.pk, engagement.agency_id):
            engagement.delete()
            record_act(
                actor=actor, verb="enterprise.release", subject=enterprise, data={"agency": engagement.agency.name}
            )
