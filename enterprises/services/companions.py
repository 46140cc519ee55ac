"""Who walks with an enterprise: facilitators (pendamping), each for the kecamatan of their membership."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from enterprises import notices
from enterprises.models import Enterprise
from enterprises.selectors.companions import facilitators_of
from enterprises.services.standing import restand
from notifications.services import notify


def assign_facilitator(*, actor: Actor, enterprise: Enterprise, facilitator: User | None = None) -> Enterprise:
    """Give an enterprise a facilitator; without a name the one of its kecamatan who has the fewest.

    Raises ``Refused``: not the actor's to assign, nobody there, or a facilitator of another kecamatan.
    """
    demand(may_on(actor, "facilitator.assign", enterprise))
    there = facilitators_of(enterprise.village_id)
    if facilitator is not None:
        there = there.filter(pk=facilitator.pk)
    with transaction.atomic():
        row = Enterprise.objects.hold(enterprise.pk)
        load = dict(
            Enterprise.objects.filter(facilitator__in=there)
            .order_by()
            .values_list("facilitator")
            .annotate(n=Count("pk"))
        )
        chosen = min(there, key=lambda user: (load.get(user.pk, 0), user.pk), default=None)
        if chosen is None:
            raise Refused(
                [
                    Refusal(
                        _("%(name)s does not work there.") % {"name": facilitator.full_name}
                        if facilitator
                        else _("No facilitator works there."),
                        _("Ask the administrator to give one this kecamatan."),
                    )
                ]
            )
        if row.facilitator_id != chosen.pk:
            row.facilitator = chosen
            row.save(update_fields=["facilitator"])
            record_act(actor=actor, verb="enterprise.assign", subject=row, data={"name": chosen.full_name})
            restand([row.pk])
    return row


def tell_facilitators(enterprises: Iterable[Enterprise]) -> None:
    """Tell each facilitator once how many enterprises were given to them in one go."""
    given = Counter(row.facilitator for row in enterprises)
    for facilitator, count in given.items():
        if facilitator is not None:
            notify(
                kind=notices.ASSIGNED,
                recipients=[facilitator],
                context={"count": str(count)},
                url=f"{reverse('enterprises:stuck')}?state=waiting&mine=true",
            )
