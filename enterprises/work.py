"""What waits among registrations."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import day
from core.scope import Actor
from core.work import Work, WorkItem, register_work, waiting
from enterprises.models import Registration


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


register_work(
    name="registrations",
    title=gettext_lazy("Registrations to verify"),
    icon="clipboard-check",
    work_for=_to_verify,
    order=10,
)
