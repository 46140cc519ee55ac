"""Licences from the hand of the owner to step P4."""

from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.files import CheckedFile
from core.scope import Actor, may_on
from enterprises import notices
from enterprises.choices import Asked, Evidence, LicenceStatus, Step
from enterprises.models import NIB, Ask, Enterprise, Licence, LicenceKind, Proof
from enterprises.selectors.licences import complete_licences
from enterprises.services.journey import record_step, revoke_evidence
from enterprises.services.standing import restand
from enterprises.validators import plain_number
from notifications.kinds import NoticeKind
from notifications.services import notify
from workflow.services import apply_move


def give_licence(
    *,
    actor: Actor,
    enterprise: Enterprise,
    kind: LicenceKind,
    number: str,
    issued_on: date | None = None,
    expires_on: date | None = None,
    document: CheckedFile | None = None,
) -> Licence:
    """Put a licence before the officers who verify it. A NIB becomes the NIB of the enterprise, if it has none.

    Without ``expires_on`` the last day follows from the kind. Raises ``Refused``: not the actor's, a number that this
    kind does not have, a day in the future, expired already, given before, or another NIB in the register.
    """
    demand(may_on(actor, "licence.give", enterprise))
    number = plain_number(number)
    if expires_on is None and issued_on is not None:
        expires_on = kind.last_day(issued_on)
    refusals = _faults(kind, number, issued_on, expires_on)
    if refusals:
        raise Refused(refusals)
    with transaction.atomic():
        row = Enterprise.objects.hold(enterprise.pk)
        if kind.code == NIB:
            take_nib(enterprise=row, nib=number, field="number")
        if Licence.objects.current().filter(enterprise=row, kind=kind, number=number).exists():
            raise Refused([Refusal(_("This licence has been given already."), field="number")])
        licence = Licence(
            enterprise=row,
            kind=kind,
            number=number,
            issued_on=issued_on,
            expires_on=expires_on,
            given_by_id=actor.user_id,
        )
        if document is not None:
            licence.file = document.content
            licence.file_name, licence.content_type = document.name, document.kind.content_type
            licence.size, licence.sha256 = document.size, document.sha256
        licence.save()
        record_act(actor=actor, verb="licence.give", subject=row, data={"licence": str(licence)})
        restand([row.pk])
    return licence


def _faults(kind: LicenceKind, number: str, issued_on: date | None, expires_on: date | None) -> list[Refusal]:
    today, found = timezone.localdate(), []
    if not number:
        found.append(Refusal(_("Give the number."), field="number"))
    elif not kind.fits(number):
        example = _("For example: %(example)s.") % {"example": kind.example} if kind.example else ""
        found.append(Refusal(_("A number of %(kind)s is written differently.") % {"kind": kind}, example, "number"))
    if issued_on is not None and issued_on > today:
        found.append(Refusal(_("The date lies in the future."), field="issued_on"))
    if issued_on is not None and expires_on is not None and expires_on < issued_on:
        found.append(Refusal(_("The last day lies before the first."), field="expires_on"))
    elif expires_on is not None and expires_on < today:
        found.append(Refusal(_("This licence has expired."), _("Give the new one."), field="expires_on"))
    return found


def take_nib(*, enterprise: Enterprise, nib: str, field: str) -> bool:
    """Note the NIB of a locked enterprise that has none; whether it changed. Raises ``Refused`` beside ``field``."""
    if enterprise.nib == nib:
        return False
    if enterprise.nib:
        raise Refused(
            [
                Refusal(
                    _("The register holds another NIB of this business."),
                    _("Ask the officer of your region to correct it."),
                    field=field,
                )
            ]
        )
    taken = Refused([Refusal(_("This NIB is already registered."), field=field)])
    if Enterprise.objects.filter(nib=nib).exists():
        raise taken
    try:
        with transaction.atomic():
            enterprise.nib = nib
            enterprise.save(update_fields=["nib"])
    except IntegrityError:  # another one took it a moment ago
        raise taken from None
    Ask.objects.open().filter(enterprise=enterprise, what=Asked.NIB).update(answered_at=timezone.now())
    return True


def open_nib(*, actor: Actor, enterprise: Enterprise, reason: str = "") -> None:
    """Put the NIB that the register holds before the officers; one of another number, verified or not, falls.

    Called by whoever changes the NIB, in the same transaction; again it changes nothing.
    """
    kind = LicenceKind.objects.filter(code=NIB).first()
    if kind is None:
        return
    standing = Licence.objects.current().filter(enterprise=enterprise, kind=kind)
    for other in standing.exclude(number=enterprise.nib or ""):
        move = "revoke" if other.status == LicenceStatus.VERIFIED else "refuse"
        apply_move(actor=actor, instance=other, move=move, reason=reason, changes=_decided(reason))
    settle_licences(actor=actor, enterprise=enterprise, reason=reason)
    if enterprise.nib and not standing.filter(number=enterprise.nib).exists():
        Licence.objects.create(enterprise=enterprise, kind=kind, number=enterprise.nib, given_by_id=actor.user_id)
        restand([enterprise.pk])


def verify_licence(*, actor: Actor, licence: Licence) -> Licence:
    """Confirm a licence; step P4 is done once every required kind is. Raises ``Refused``."""
    try:
        with transaction.atomic():
            row = apply_move(actor=actor, instance=licence, move="verify", changes=_decided())
            settle_licences(actor=actor, enterprise=row.enterprise)
            _tell(row, notices.LICENCE_VERIFIED)
    except IntegrityError:  # the same number of another business was verified in the same moment
        raise Refused(_("Another business has this number, verified.")) from None
    return row


def refuse_licence(*, actor: Actor, licence: Licence, reason: str) -> Licence:
    """Refuse a licence that waits. Raises ``Refused``."""
    return _let_fall(actor, licence, "refuse", reason)


def revoke_licence(*, actor: Actor, licence: Licence, reason: str) -> Licence:
    """Take back a verification; step P4 falls when it rests on it. Raises ``Refused``."""
    return _let_fall(actor, licence, "revoke", reason)


def _let_fall(actor: Actor, licence: Licence, move: str, reason: str) -> Licence:
    with transaction.atomic():
        row = apply_move(actor=actor, instance=licence, move=move, reason=reason, changes=_decided(reason))
        settle_licences(actor=actor, enterprise=row.enterprise, reason=reason.strip())
        _tell(row, notices.LICENCE_REFUSED, reason=reason.strip())
    return row


def _decided(reason: str = "") -> dict[str, object]:
    return {"decided_at": timezone.now(), "reason": reason.strip()[:300]}


def settle_licences(*, actor: Actor, enterprise: Enterprise, reason: str = "") -> None:
    """Bring step P4 in line with the licences: recorded when every required kind is verified, revoked when not.

    The evidence is the first of them, the NIB; its words name them all. Doing it again changes nothing.
    """
    good = complete_licences(enterprise)
    held = {licence.pk for licence in good[:1]}
    proofs = Proof.objects.standing().filter(enterprise=enterprise, step=Step.P4, evidence=Evidence.LICENCE)
    for proof in proofs.exclude(evidence_id__in=held):
        why = reason or _("A required licence is no longer valid.")
        revoke_evidence(
            actor=actor,
            enterprise=enterprise,
            evidence=Evidence.LICENCE,
            evidence_id=proof.evidence_id or 0,
            reason=why,
        )
    if good:
        record_step(
            actor=actor,
            enterprise=enterprise,
            step=Step.P4,
            achieved_on=timezone.localdate(),
            evidence=Evidence.LICENCE,
            evidence_id=good[0].pk,
            evidence_text=", ".join(str(licence) for licence in good),
        )
    restand([enterprise.pk])


def _tell(licence: Licence, kind: NoticeKind, **more: str) -> None:
    user = licence.enterprise.owner.user
    if user is not None:
        notify(
            kind=kind,
            recipients=[user],
            context={"licence": str(licence), "business": licence.enterprise.name, **more},
            url=reverse("enterprises:own-licences", args=[licence.enterprise_id]),
        )
