"""Which licences an enterprise needs, in which order, and how far it is with each."""

from dataclasses import dataclass, field

from django.db.models import Q

from core.scope import Actor, may_on
from enterprises.choices import LicenceStatus
from enterprises.models import Enterprise, Licence, LicenceKind, LicenceNeed


@dataclass(slots=True)
class ChecklistLine:
    """One kind of licence on the checklist of an enterprise, and what it holds of that kind, the newest first."""

    kind: LicenceKind
    is_required: bool
    condition: str
    licences: list[Licence] = field(default_factory=list)

    @property
    def state(self) -> str:
        """``verified``, ``declared``, the state of the last one, or ``missing``."""
        states = [licence.status for licence in self.licences]
        for better in (LicenceStatus.VERIFIED, LicenceStatus.DECLARED):
            if better in states:
                return better.value
        return states[0] if states else "missing"


def checklist(enterprise: Enterprise) -> list[ChecklistLine]:
    """Every kind its field of business needs, in the order to get them, then others it holds. Two queries."""
    needs = LicenceNeed.objects.filter(Q(kbli_section=None) | Q(kbli_section_id=enterprise.kbli_section_id))
    lines: dict[int, ChecklistLine] = {}
    for need in needs.select_related("kind"):
        line = lines.setdefault(need.kind_id, ChecklistLine(need.kind, need.is_required, need.condition))
        line.is_required |= need.is_required
    for licence in Licence.objects.filter(enterprise=enterprise).select_related("kind").order_by("-pk"):
        lines.setdefault(licence.kind_id, ChecklistLine(licence.kind, False, "")).licences.append(licence)
    return sorted(lines.values(), key=lambda line: (not line.is_required, line.kind.order, line.kind.name))


def complete_licences(enterprise: Enterprise) -> list[Licence]:
    """One verified licence of each required kind; empty while one is missing, or while nothing is required."""
    found = []
    for line in checklist(enterprise):
        if line.is_required:
            good = [licence for licence in line.licences if licence.status == LicenceStatus.VERIFIED]
            if not good:
                return []
            found.append(good[-1])
    return found


def may_open_file(actor: Actor, licence: Licence) -> bool:
    """The owner, and whoever may give or verify licences there: a NIB also names the NIK of its owner."""
    return bool(licence.file) and bool(may_on(actor, "licence.give", licence))
