"""Certificates: ordered by an officer, made by the worker, proved by a public page, revoked with a reason."""

import secrets
from collections.abc import Sequence

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.decisions import Refusal, Refused
from core.scope import Actor, may_on
from enterprises.choices import Evidence, Step
from enterprises.services.journey import record_step, revoke_evidence
from jobs.outbox import enqueue, is_owed
from training import notices
from training.choices import TrainingStatus
from training.codes import new_code
from training.models import Certificate, Enrolment, Training
from training.numbering import next_certificate_number
from training.services.certificate_pdf import draw_certificate
from training.services.telling import tell_participant
from workflow.services import apply_move

TASK = "training.make_certificates"
#: Certificates made in one task: few enough to show progress and to repeat cheaply.
BATCH = 20


def issue_certificates(*, actor: Actor, training: Training) -> int:
    """Order certificates for all who attended enough and never had one; returns how many. The worker makes them.

    While an order is being worked on, another click orders nothing more. Raises ``Refused``.
    """
    with transaction.atomic():
        row = _locked(actor, training)
        due = list(
            row.enrolments.eligible().due_after(None).order_by("participant_name", "pk").values_list("pk", flat=True)
        )
        if not due:
            raise Refused(
                [Refusal(_("Nobody is due a certificate."), _("Those who attended enough have theirs already."))]
            )
        if not is_owed(TASK, training_id=row.pk):
            for start in range(0, len(due), BATCH):
                _order(actor, row, due[start : start + BATCH])
    return len(due)


def issue_again(*, actor: Actor, certificate: Certificate, participant_name: str = "") -> None:
    """Order a new certificate in place of a revoked one, in a corrected name if one is given. Raises ``Refused``."""
    with transaction.atomic():
        row = _locked(actor, certificate.enrolment.training)
        enrolment = row.enrolments.eligible().due_after(certificate.pk).filter(pk=certificate.enrolment_id).first()
        if enrolment is None:
            raise Refused(_("A new certificate can only follow a revoked one of somebody who attended enough."))
        name = participant_name.strip()
        if name and name != enrolment.participant_name:
            Enrolment.objects.filter(pk=enrolment.pk).update(participant_name=name)
        _order(actor, row, [enrolment.pk], after=certificate.pk)


def _order(actor: Actor, training: Training, enrolment_ids: Sequence[int], after: int | None = None) -> None:
    enqueue(TASK, user_id=actor.user_id, training_id=training.pk, enrolment_ids=list(enrolment_ids), after=after)


def make_certificates(
    *, actor: Actor, training_id: int, enrolment_ids: Sequence[int], after: int | None = None
) -> list[Certificate]:
    """Make what was ordered: number, file, step P2 and notice of each. Made twice it makes nothing the second time.

    Whoever is no longer due (not enough attendance any more, already certified) is passed over. Raises ``Refused`` when
    the actor has lost the right.
    """
    made: list[Certificate] = []
    try:
        with transaction.atomic():
            training = _locked(actor, Training(pk=training_id))
            due = training.enrolments.eligible().due_after(after).filter(pk__in=enrolment_ids)
            for enrolment in due.select_related("enterprise__owner__user").order_by("participant_name", "pk"):
                enrolment.training = training
                made.append(_make(actor, enrolment))
    except BaseException:
        for certificate in made:
            certificate.file.delete(save=False)
        raise
    return made


def _make(actor: Actor, enrolment: Enrolment) -> Certificate:
    training, today = enrolment.training, timezone.localdate()
    certificate = Certificate(
        enrolment=enrolment,
        number=next_certificate_number(agency=training.agency, day=today),
        token=new_code(),
        holder_name=enrolment.participant_name,
        issued_on=today,
    )
    certificate.file.save(f"{secrets.token_hex(16)}.pdf", ContentFile(draw_certificate(certificate)), save=False)
    certificate.save()
    _prove_step(actor, certificate)
    tell_participant(enrolment, notices.CERTIFIED, {"number": certificate.number})
    return certificate


def _prove_step(actor: Actor, certificate: Certificate) -> None:
    training = certificate.enrolment.training
    record_step(
        actor=actor,
        enterprise=certificate.enrolment.enterprise,
        step=Step.P2,
        achieved_on=min(training.ends_on, certificate.issued_on),
        evidence=Evidence.CERTIFICATE,
        evidence_id=certificate.pk,
        evidence_text=certificate.number,
        agency=training.agency,
    )


def file_of(certificate: Certificate) -> File:
    """The file of a certificate; drawn again, and not stored, where none was kept or it was lost."""
    file = certificate.file
    if file.name and file.storage.exists(file.name):
        return file
    return ContentFile(draw_certificate(certificate), name="certificate.pdf")


def revoke_certificate(*, actor: Actor, certificate: Certificate, reason: str) -> Certificate:
    """Revoke a certificate and the step that rests on it; the public page says so. Raises ``Refused``.

    Another valid certificate of the same enterprise, if there is one, then carries the step.
    """
    with transaction.atomic():
        row = apply_move(actor=actor, instance=certificate, move="revoke", reason=reason)
        revoke_evidence(
            actor=actor,
            enterprise=row.enrolment.enterprise,
            evidence=Evidence.CERTIFICATE,
            evidence_id=row.pk,
            reason=reason.strip(),
        )
        facts = {"number": row.number, "agency": row.enrolment.training.agency.name, "reason": reason.strip()}
        tell_participant(row.enrolment, notices.REVOKED, facts)
    return row


def _locked(actor: Actor, training: Training) -> Training:
    """The finished training, locked so that its attendance stands still, for who may certify. Raises ``Refused``."""
    decision = may_on(actor, "certificate.issue", training)
    if not decision:
        raise Refused(decision.reason)
    rows = Training.objects.select_for_update(of=("self",)).select_related("agency", "agreement")
    row = rows.get(pk=training.pk)
    if row.status != TrainingStatus.FINISHED:
        raise Refused(_("Certificates are issued once the training is finished."))
    return row
