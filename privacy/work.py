"""What waits for whoever answers for personal data."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import moment
from core.scope import Actor
from core.work import Work, WorkItem, register_work, waiting
from privacy.models import Breach, DataRequest


def _requests(actor: Actor) -> Work | None:
    if not actor.reach("privacy.handle").is_for_work:
        return None
    rows = DataRequest.objects.reachable_by(actor, "privacy.handle").open()
    return waiting(
        rows.order_by("due_at", "pk"),
        lambda row: WorkItem(
            f"{row.number} · {row.get_kind_display()}",
            row.get_absolute_url(),
            _("%(name)s, answer until %(due)s") % {"name": row.name, "due": moment(row.due_at)},
            due=timezone.localtime(row.due_at).date(),
        ),
        url=reverse("privacy:requests"),
    )


def _breaches(actor: Actor) -> Work | None:
    if not actor.reach("privacy.breach").is_for_work:
        return None
    rows = Breach.objects.reachable_by(actor, "privacy.breach").open()
    return waiting(
        rows.order_by("due_at", "pk"),
        lambda row: WorkItem(
            row.title,
            row.get_absolute_url(),
            _("notices due %(due)s") % {"due": moment(row.due_at)},
            due=timezone.localtime(row.due_at).date(),
        ),
        url=reverse("privacy:breaches"),
    )


register_work(
    name="breaches",
    title=gettext_lazy("Breaches to tell of"),
    icon="shield-alert",
    work_for=_breaches,
    order=1,
)
register_work(
    name="data requests",
    title=gettext_lazy("Requests about personal data"),
    icon="shield-question-mark",
    work_for=_requests,
    order=2,
)
