"""What completes a step for an enterprise, by the rules of its programme that are in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from enterprises.choices import Step
from enterprises.models import CompletionRule, Enterprise, Programme, Proof


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one programme on one day."""

    #: Whether a step counts only after the steps before it.
    in_order: bool
    #: (step, evidence) → pieces needed; what is not named needs one.
    minimum: Mapping[tuple[str, str], int]

    def completing(self, step: Step, proofs: Sequence[Proof]) -> Proof | None:
        """The piece of evidence that completes the step, the first to do so; None while there is not enough.

        ``proofs`` stand in the order in which they happened. Pieces of different kinds are not added.
        """
        counted: dict[str, int] = {}
        for proof in proofs:
            if proof.step == step:
                counted[proof.evidence] = counted.get(proof.evidence, 0) + 1
                if counted[proof.evidence] >= self.needed(step, proof.evidence):
                    return proof
        return None

    def needed(self, step: str, evidence: str) -> int:
        return self.minimum.get((step, evidence), 1)


def rules_for(enterprise: Enterprise, day: date | None = None) -> Rules:
    """The rules under which an enterprise does its steps: of its programme, else of the province's. Two queries."""
    chosen = {"pk": enterprise.programme_id} if enterprise.programme_id else {"code": settings.JOURNEY_PROGRAMME}
    programme = Programme.objects.filter(**chosen).first()
    if programme is None:
        return Rules(in_order=False, minimum={})
    # Of two rules in force on one day the later one counts.
    rules = CompletionRule.objects.on(day or timezone.localdate()).filter(programme=programme).order_by("valid_from")
    return Rules(in_order=programme.in_order, minimum={(rule.step, rule.evidence): rule.minimum for rule in rules})
