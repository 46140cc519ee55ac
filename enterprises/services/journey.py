"""Evidence and the steps it completes, revoked with a reason. Higher apps call down to these."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actors import SYSTEM
from accounts.models import Agency
from audit.services import record_act
from core.decisions import Refusal, Refused
from core.scope import Actor, may_on
from enterprises.choices import Evidence, Step
from enterprises.models import Enterprise, Proof, StepRecord
from enterprises.selectors.journey import agencies_to_credit
from enterprises.selectors.rules import rules_for
from enterprises.services.serving import engage, release
from enterprises.services.standing import restand

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
) -> StepRecord | None:
    """Record one piece of evidence, and the step once the rules find enough of it. Idempotent.

    Returns the step as it stands; None while more evidence is needed, or a step before it. The caller has proved the
    right to act (a certificate, a disbursement); see ``record_step_by_officer`` for the rest.
    """
    with transaction.atomic():
        Enterprise.objects.hold(enterprise.pk)
        if agency is not None:
            engage(actor=actor, enterprise=enterprise, agency=agency)
        standing = StepRecord.objects.standing().filter(enterprise=enterprise, step=step).first()
        if standing is not None and evidence_id is None:
            return standing
        facts = {"evidence_text": evidence_text[:300], "happened_on": achieved_on, "agency": agency}
        Proof.objects.standing().get_or_create(
            enterprise=enterprise,
            step=step,
            evidence=evidence,
            evidence_id=evidence_id,
            defaults=facts | {"recorded_by": actor.name},
        )
        settle(actor=actor, enterprise=enterprise)
        return StepRecord.objects.standing().filter(enterprise=enterprise, step=step).first()


def settle(*, actor: Actor, enterprise: Enterprise) -> list[StepRecord]:
    """Record every step for which there is enough evidence by the rules of today; returns those it recorded."""
    with transaction.atomic():
        Enterprise.objects.hold(enterprise.pk)
        rules = rules_for(enterprise)
        done = set(StepRecord.objects.standing().filter(enterprise=enterprise).values_list("step", flat=True))
        proofs = list(Proof.objects.standing().filter(enterprise=enterprise))
        made = []
        for step in Step:
            if step in done:
                continue
            proof = rules.completing(step, proofs)
            if proof is not None:
                made.append(_complete(actor, proof))
            elif rules.in_order:
                break
        restand([enterprise.pk])
    return made


def settle_all() -> int:
    """Record every step that rules which have changed since now find proved; returns how many."""
    undone = StepRecord.objects.standing().filter(enterprise=OuterRef("enterprise"), step=OuterRef("step"))
    proved = Proof.objects.standing().filter(~Exists(undone)).order_by("enterprise_id")
    waiting = proved.values_list("enterprise_id", flat=True).distinct()
    enterprises = Enterprise.objects.filter(pk__in=waiting).order_by("pk")
    return sum(len(settle(actor=SYSTEM, enterprise=enterprise)) for enterprise in enterprises.iterator(chunk_size=500))


def _complete(actor: Actor, proof: Proof) -> StepRecord:
    record = StepRecord.objects.create(
        enterprise_id=proof.enterprise_id,
        step=proof.step,
        achieved_on=proof.happened_on,
        agency_id=proof.agency_id,
        evidence=proof.evidence,
        evidence_id=proof.evidence_id,
        evidence_text=proof.evidence_text,
        recorded_by=proof.recorded_by,
    )
    record_act(
        actor=actor,
        verb="journey.record",
        subject=proof.enterprise,
        to_state=proof.step,
        data={
            "step": proof.step,
            "evidence": proof.evidence,
            "evidence_id": proof.evidence_id,
            "text": proof.evidence_text,
        },
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
) -> StepRecord | None:
    """Record a step an officer has seen with their own eyes. Raises ``Refused``.

    P1 comes only from a verified registration; P2 and P7 are proved by their certificate and disbursement.
    """
    decision = may_on(actor, "journey.record", enterprise)
    refusals = [] if decision else [Refusal(decision.reason)]
    if agency is not None and not agencies_to_credit(actor, enterprise).filter(pk=agency.pk).exists():
        refusals.append(Refusal(_("Name your own agency, or one that serves this enterprise already."), field="agency"))
    if step in PROVED_ELSEWHERE:
        refusals.append(
            Refusal(
                _("This step is proved by its own record, not by hand."),
                _("Record the training or the capital."),
                field="step",
            )
        )
    if achieved_on < enterprise.first_day:
        refusals.append(
            Refusal(
                _("On that day the enterprise did not exist yet: it began in %(year)d.")
                % {"year": enterprise.first_day.year},
                _("Check the date."),
                field="achieved_on",
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
    """Revoke a piece of evidence when what it rests on falls; returns how many steps fell with it.

    A step whose other evidence is enough stands again at once, on that evidence.
    """
    with transaction.atomic():
        Enterprise.objects.hold(enterprise.pk)
        fallen = Proof.objects.standing().filter(enterprise=enterprise, evidence=evidence, evidence_id=evidence_id)
        steps, agencies = set(), set()
        for step, agency_id in fallen.values_list("step", "agency_id"):
            steps.add(step)
            agencies.add(agency_id)
        fallen.update(revoked_at=timezone.now(), revoked_reason=reason)
        proofs = list(Proof.objects.standing().filter(enterprise=enterprise))
        rules = rules_for(enterprise)
        fell = 0
        for record in StepRecord.objects.standing().filter(enterprise=enterprise, step__in=steps):
            rests_on_it = (record.evidence, record.evidence_id) == (evidence, evidence_id)
            if rests_on_it or rules.completing(Step(record.step), proofs) is None:
                fell += _revoke(actor=actor, record=record, reason=reason)
        settle(actor=actor, enterprise=enterprise)
        release(actor=actor, enterprise=enterprise, agency_ids=agencies)
    return fell


def revoke_step(*, actor: Actor, record: StepRecord, reason: str) -> StepRecord:
    """Revoke a recorded step, and all evidence for it, with a reason. Raises ``Refused``."""
    decision = may_on(actor, "journey.revoke", record.enterprise)
    refusals = [] if decision else [Refusal(decision.reason)]
    if not reason.strip():
        refusals.append(Refusal(_("Give a reason."), field="reason"))
    if record.step == Step.P1:
        refusals.append(Refusal(_("Registration cannot be revoked as a step.")))
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        Enterprise.objects.hold(record.enterprise_id)
        if not _revoke(actor=actor, record=record, reason=reason.strip()):
            raise Refused([Refusal(_("This step has already been revoked."))])
        proofs = Proof.objects.standing().filter(enterprise_id=record.enterprise_id, step=record.step)
        agencies = {record.agency_id, *proofs.values_list("agency_id", flat=True)}
        proofs.update(revoked_at=timezone.now(), revoked_reason=reason.strip())
        restand([record.enterprise_id])
        release(actor=actor, enterprise=record.enterprise, agency_ids=agencies)
    record.refresh_from_db()
    return record


def _revoke(*, actor: Actor, record: StepRecord, reason: str) -> bool:
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
