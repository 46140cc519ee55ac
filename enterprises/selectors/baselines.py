"""New entrepreneur or existing enterprise, in words, with what shows it."""

from django.utils import timezone

from enterprises.baselines import EVIDENCE, beginning_of, evidence_of
from enterprises.choices import Beginning
from enterprises.models import Baseline, Enterprise, Registration


def baseline_words(enterprise: Enterprise) -> dict[str, str]:
    """As it was written down when the enterprise entered the register; empty when nothing was (an older import)."""
    kept = Baseline.objects.filter(enterprise=enterprise).first()
    return _words(Beginning(kept.beginning), kept.evidence) if kept else {}


def beginning_words(registration: Registration) -> dict[str, str]:
    """What was written down; of a registration that is not verified, what would be."""
    enterprise = Enterprise.objects.filter(registration=registration).first()
    if enterprise is not None:
        return baseline_words(enterprise)
    found = evidence_of(registration, timezone.localdate(registration.submitted_at))
    return _words(beginning_of(found), found)


def _words(beginning: Beginning, evidence: list[str]) -> dict[str, str]:
    return {
        "beginning": str(beginning.label),
        "evidence": ", ".join(str(EVIDENCE[name]) for name in evidence if name in EVIDENCE),
    }
