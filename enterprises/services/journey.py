"""Steps of the journey: recorded with their proof, revoked with a reason. Higher apps call down to these."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency
from audit.services import record_act
from core.decisions import Refusal, Refused
from core.scope import Actor, may_on
from enterprises.choices import Evidence, Step
from enterprises.models import Engagement, Enterprise, StepRecord

#: Steps that come from a record of their own: a verified registration, a certificate, a disbursement.
PROVED_ELSEWHERE = frozenset({Step.P1, Step.P2, Step.P7})


def record_step(
    *,
    actor: Actor,
    enterprise: Enterprise,
    step: Step,
    achieved_on: date,
    evidence: Evidence,
    evidence_id: int | None = None,
    evidence_text: str = "",
    agency: Agency | None = None,
) -> StepRecord:
    """Record that an enterprise has done a step. Idempotent: a step that stands is returned as it is.

    The caller has proved the right to act (a certificate, a disbursement); see ``record_step_by_officer`` for the rest.
    """
    with transaction.atomic():
        # Not FOR UPDATE: rows that point at the enterprise (in the same breath, in another hand) must not wait for it.
        Enterprise.objects.select_for_update(of=("self",), no_key=True).get(pk=enterprise.pk)
        if agency is not None:
            engage(enterprise=enterprise, agency=agency)
        standing = StepRecord.objects.standing().filter(enterprise=enterprise, step=step).first()
        if standing is not None:
            return standing
        record = StepRecord.objects.create(
            enterprise=enterprise,
            step=step,
            achieved_on=achieved_on,
            agency=agency,
            evidence=evidence,
            evidence_id=evidence_id,
            evidence_text=evidence_text[:300],
            recorded_by=actor.name,
        )
        record_act(
            actor=actor,
            verb="journey.record",
            subject=enterprise,
            to_state=step,
            data={"step": step, "evidence": evidence, "evidence_id": evidence_id, "text": evidence_text[:300]},
        )
    return record


def record_step_by_officer(
    *,
    actor: Actor,
    enterprise: Enterprise,
    step: Step,
    achieved_on: date,
    evidence_text: str,
    agency: Agency | None = None,
) -> StepRecord:
    """Record a step an officer has seen with their own eyes. Raises ``Refused``.

    P1 comes only from a verified registration; P2 and P7 are proved by their certificate and disbursement.
    """
    decision = may_on(actor, "journey.record", enterprise)
    refusals = [] if decision else [Refusal(decision.reason)]
    if step in PROVED_ELSEWHERE:
        refusals.append(
            Refusal(
                _("This step is proved by its own record, not by hand."),
                _("Record the training or the capital."),
                field="step",
            )
        )
    if achieved_on > timezone.localdate():
        refusals.append(Refusal(_("The date lies in the future."), field="achieved_on"))
    if not evidence_text.strip():
        refusals.append(Refusal(_("Say what you have seen."), field="evidence_text"))
    if refusals:
        raise Refused(refusals)
    return record_step(
        actor=actor,
        enterprise=enterprise,
        step=step,
        achieved_on=achieved_on,
        evidence=Evidence.OFFICER,
        evidence_text=evidence_text.strip(),
        agency=agency,
    )


def revoke_evidence(*, actor: Actor, enterprise: Enterprise, evidence: Evidence, evidence_id: int, reason: str) -> int:
    """Revoke the step that rests on one piece of evidence, when that evidence falls. Returns how many were revoked."""
    records = StepRecord.objects.standing().filter(enterprise=enterprise, evidence=evidence, evidence_id=evidence_id)
    return sum(_revoke(actor=actor, record=record, reason=reason) for record in records)


def revoke_step(*, actor: Actor, record: StepRecord, reason: str) -> StepRecord:
    """Revoke a recorded step with a reason. Raises ``Refused``."""
    decision = may_on(actor, "journey.revoke", record.enterprise)
    refusals = [] if decision else [Refusal(decision.reason)]
    if not reason.strip():
        refusals.append(Refusal(_("Give a reason."), field="reason"))
    if record.step == Step.P1:
        refusals.append(Refusal(_("Registration cannot be revoked as a step.")))
    if refusals:
        raise Refused(refusals)
    if not _revoke(actor=actor, record=record, reason=reason.strip()):
        raise Refused([Refusal(_("This step has already been revoked."))])
    record.refresh_from_db()
    return record


def _revoke(*, actor: Actor, record: StepRecord, reason: str) -> bool:
    with transaction.atomic():
        changed = (
            StepRecord.objects.standing().filter(pk=record.pk).update(revoked_at=timezone.now(), revoked_reason=reason)
        )
        if changed:
            record_act(
                actor=actor,
                verb="journey.revoke",
                subject=record.enterprise,
                from_state=record.step,
                reason=reason,
                data={"step": record.step},
            )
    return bool(changed)


def engage(*, enterprise: Enterprise, agency: Agency) -> Engagement:
    """Note that an agency serves an enterprise: from now on its staff see it. Idempotent."""
    engagement, _made = Engagement.objects.get_or_create(enterprise=enterprise, agency=agency)
    return engagement
