"""What waits for a person: short lists of the things themselves, never counted here."""

from datetime import date

from core.scope import Actor, prefix_q
from dashboard.models import Realisation
from dashboard.selectors.lens import Lens
from enterprises.models import Registration
from enterprises.models.registration import RegistrationQuerySet
from partnerships.choices import AgreementStatus
from partnerships.models import Agreement
from partnerships.models.agreement import AgreementQuerySet

#: Lines in a list on the dashboard; the rest stands on the page it links to.
SHORT = 5
#: Agreements whose last day is this near are pointed at.
ENDING_DAYS = 90


def waiting_longest(actor: Actor, lens: Lens) -> RegistrationQuerySet | None:
    """The registrations this actor can verify, those that have waited longest first; None for who verifies none."""
    if not actor.reach("registration.verify").is_for_work:
        return None
    rows = Registration.objects.reachable_by(actor, "registration.verify").waiting()
    if lens.kabupaten:
        rows = rows.filter(prefix_q("village__code", [lens.kabupaten]))
    return rows.select_related("village__parent__parent").order_by("submitted_at", "pk")[:SHORT]


def ending_soon(actor: Actor, lens: Lens) -> AgreementQuerySet | None:
    """Agreements in force that end within the next months; None for who works with none."""
    if not actor.reach("agreement.view").is_for_work:
        return None
    return (
        _of_lens(Agreement.objects.visible_to(actor), lens).ending_within(ENDING_DAYS).order_by("ends_on", "pk")[:SHORT]
    )


def furthest_behind(actor: Actor, lens: Lens, today: date) -> list[Realisation]:
    """The targets of this year that are furthest from done, as stored by the last computation."""
    if not actor.reach("realisation.view").is_for_work:
        return []
    agreements = _of_lens(Agreement.objects.reachable_by(actor, "realisation.view"), lens)
    rows = Realisation.objects.filter(
        target__year=today.year,
        target__agreement__in=agreements.filter(status=AgreementStatus.ACTIVE),
    ).select_related("target__agreement")
    return sorted(rows, key=lambda row: (row.value / row.target.amount, row.target_id))[:SHORT]


def _of_lens(agreements: AgreementQuerySet, lens: Lens) -> AgreementQuerySet:
    return agreements.filter(agency_id=lens.agency_id) if lens.agency_id is not None else agreements
