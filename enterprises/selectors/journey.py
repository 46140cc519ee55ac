"""How far an enterprise is on the seven steps."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Agency
from core.scope import Actor
from enterprises.choices import Step
from enterprises.models import Engagement, Enterprise, StepRecord


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as ``{% stepper %}`` draws it: ``state`` is ``done``, ``next`` or ``waiting``."""

    code: str
    title: str
    state: str
    record: StepRecord | None = None

    @property
    def when(self) -> date | None:
        return self.record.achieved_on if self.record else None

    @property
    def text(self) -> str:
        return self.record.evidence_text if self.record else ""


def journey(enterprise: Enterprise) -> list[StepLine]:
    """The seven steps in order, one query; the first one not done is the next."""
    records = StepRecord.objects.standing().filter(enterprise=enterprise).select_related("agency")
    done = {record.step: record for record in records}
    next_step = next((step for step in Step if step not in done), None)
    return [
        StepLine(
            code=step.value,
            title=str(step.label),
            state="done" if step in done else "next" if step == next_step else "waiting",
            record=done.get(step),
        )
        for step in Step
    ]


def agencies_to_credit(actor: Actor, enterprise: Enterprise) -> QuerySet[Agency]:
    """The agencies this actor can name as having helped with a step: their own; for the lead agency and the staff of a
    region also those that serve the enterprise already.
    """
    reach = actor.reach("journey.record")
    credited = Q(pk__in=[pk for pk in (*reach.agencies, actor.agency_id) if pk is not None])
    if reach.everything or reach.regions:
        credited |= Q(pk__in=Engagement.objects.filter(enterprise=enterprise).values("agency_id"))
    return Agency.objects.on(timezone.localdate()).filter(credited)


def next_step(lines: list[StepLine]) -> Step | None:
    """The step to take now; None when all seven are done."""
    return next((Step(line.code) for line in lines if line.state == "next"), None)
