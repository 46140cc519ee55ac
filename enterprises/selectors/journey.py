"""How far an enterprise is on the seven steps."""

from dataclasses import dataclass
from datetime import date

from enterprises.choices import Step
from enterprises.models import Enterprise, StepRecord


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


def next_step(lines: list[StepLine]) -> Step | None:
    """The step to take now; None when all seven are done."""
    return next((Step(line.code) for line in lines if line.state == "next"), None)
