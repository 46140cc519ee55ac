"""What happened on the way of an agreement, as one story."""

from audit.selectors import Entry, timeline
from core.scope import Actor
from partnerships.models import Agreement, Call, Evaluation, InputRound, Meeting, QuarterReport


def story_of(actor: Actor, agreement: Agreement) -> list[Entry]:
    """The story of an agreement with its parties, targets, rounds, meetings, calls and reports, as far as seen.

    Only for those whose affair it is (``works_with``): it tells of what never was signed. A constant number of queries.
    """
    seen = [
        model.objects.visible_to(actor).filter(agreement=agreement).order_by("pk")
        for model in (InputRound, Meeting, Call, QuarterReport, Evaluation)
    ]
    parts = [agreement.parties.select_related("partner"), agreement.targets.select_related("region"), *seen]
    return timeline(agreement, related=[row for rows in parts for row in rows])
