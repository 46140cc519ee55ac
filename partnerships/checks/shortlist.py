"""When a choice of companies may begin and be decided."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor
from partnerships.choices import CallStatus

if TYPE_CHECKING:
    from partnerships.models import Agreement, Call


def call_is_ready(call: "Call", actor: Actor) -> Iterable[Refusal]:
    """Criteria weigh 100 %, there are more candidates than places, and somebody scores."""
    weights = sum(call.criteria.values_list("weight", flat=True))
    if weights != 100:
        yield Refusal(_("The weights add up to %(sum)s %%, not 100 %%.") % {"sum": weights})
    if call.candidates.count() < call.quota:
        yield Refusal(_("There are fewer candidates than places."))
    if not call.assessors.exists():
        yield Refusal(_("Nobody has been named to score."))


def scores_are_whole(call: "Call", actor: Actor) -> Iterable[Refusal]:
    """Every assessor has scored every candidate by every criterion: an empty box is not a zero."""
    expected = call.candidates.count() * call.criteria.count() * call.assessors.count()
    given = sum(candidate.scores.count() for candidate in call.candidates.all())
    if given < expected:
        yield Refusal(_("%(missing)d scores are missing.") % {"missing": expected - given})


def choice_is_explained(call: "Call", actor: Actor) -> Iterable[Refusal]:
    """As many are chosen as there are places, and every departure from the ranking has its reason."""
    candidates = list(call.candidates.select_related("partner"))
    chosen = [candidate for candidate in candidates if candidate.is_chosen]
    if len(chosen) != call.quota:
        yield Refusal(_("Chosen: %(chosen)d. Places: %(quota)d.") % {"chosen": len(chosen), "quota": call.quota})
    for candidate in candidates:
        by_rank = candidate.rank is not None and candidate.rank <= call.quota
        if bool(candidate.is_chosen) != by_rank and not candidate.departure_reason.strip():
            yield Refusal(
                _("Say why %(company)s departs from the ranking.") % {"company": candidate.partner.name},
                field=f"reason-{candidate.pk}",
            )


def no_call_is_running(agreement: "Agreement", actor: Actor) -> Iterable[Refusal]:
    running = agreement.calls.filter(status__in=[CallStatus.DRAFT, CallStatus.SCORING]).order_by("pk").first()
    if running is not None:
        yield Refusal(
            _("Companies are still being chosen for it: “%(call)s”.") % {"call": running},
            _("Decide that call, or cancel it."),
        )
