"""What waits among registrations and enterprises."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import day
from core.scope import Actor
from core.work import Work, WorkItem, register_work, waiting
from enterprises.causes import cause
from enterprises.models import Licence, Registration, Standing, SuspectedPair


def _to_verify(actor: Actor) -> Work | None:
    if not actor.reach("registration.verify").is_for_work:
        return None
    rows = Registration.objects.reachable_by(actor, "registration.verify").waiting()
    return waiting(
        rows.select_related("village__parent__parent").order_by("submitted_at", "pk"),
        lambda row: WorkItem(
            row.business_name,
            reverse("enterprises:registration", args=[row.pk]),
            _("%(place)s, submitted %(day)s") % {"place": row.village.full_name, "day": day(row.submitted_at)},
        ),
        url=f"{reverse('enterprises:registrations')}?status=submitted",
    )


def _stuck_of_mine(actor: Actor) -> Work | None:
    """Those a facilitator walks with, and those the agency of the actor can free."""
    reach = actor.reach("enterprise.ask")
    if actor.user_id is None or not reach.is_for_work:
        return None
    mine = Q(enterprise__facilitator=actor.user_id) | Q(agency__in=reach.agencies)
    if actor.agency_id is not None:
        mine |= Q(agency=actor.agency_id)
    rows = Standing.objects.visible_to(actor).stuck().filter(mine).select_related("enterprise")
    return waiting(
        rows.order_by("waiting_since", "pk"),
        lambda row: WorkItem(row.enterprise.name, row.enterprise.get_absolute_url(), _missing(row)),
        url=reverse("enterprises:stuck"),
    )


def _missing(row: Standing) -> str:
    found = cause(row.cause)
    return _("%(what)s, waiting since %(day)s") % {
        "what": found.label if found else row.cause,
        "day": day(row.waiting_since),
    }


def _licences_to_verify(actor: Actor) -> Work | None:
    if not actor.reach("licence.verify").is_for_work:
        return None
    rows = Licence.objects.reachable_by(actor, "licence.verify").waiting()
    return waiting(
        rows.select_related("kind", "enterprise__village__parent__parent").order_by("given_at", "pk"),
        lambda row: WorkItem(
            f"{row.kind.name} · {row.enterprise.name}",
            row.get_absolute_url(),
            _("%(place)s, given %(day)s") % {"place": row.enterprise.village.full_name, "day": day(row.given_at)},
        ),
        url=f"{reverse('enterprises:licence-list')}?status=declared",
    )


def _pairs_to_decide(actor: Actor) -> Work | None:
    if not actor.reach("duplicate.decide").is_for_work:
        return None
    rows = SuspectedPair.objects.reachable_by(actor, "duplicate.decide").open()
    return waiting(
        rows.select_related("village__parent__parent").order_by("found_at", "pk"),
        lambda row: WorkItem(
            row.names,
            row.get_absolute_url(),
            _("%(place)s, found %(day)s") % {"place": row.village.full_name, "day": day(row.found_at)},
        ),
        url=reverse("enterprises:duplicates"),
    )


register_work(
    name="duplicates",
    title=gettext_lazy("Suspected duplicates to decide"),
    icon="copy",
    work_for=_pairs_to_decide,
    order=11,
)
register_work(
    name="registrations",
    title=gettext_lazy("Registrations to verify"),
    icon="clipboard-check",
    work_for=_to_verify,
    order=10,
)
register_work(
    name="stuck",
    title=gettext_lazy("Stuck, and yours to free"),
    icon="hourglass",
    work_for=_stuck_of_mine,
    order=15,
)
register_work(
    name="licences",
    title=gettext_lazy("Licences to verify"),
    icon="file-badge",
    work_for=_licences_to_verify,
    order=12,
)
