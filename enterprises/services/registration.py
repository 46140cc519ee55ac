"""A registration from its first line to the register."""

from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import users_reaching
from core.decisions import Refusal, Refused
from core.fields import digest
from core.scope import Actor, person_of
from enterprises import notices
from enterprises.checks import SECTION_FIELDS, SECTIONS
from enterprises.choices import Channel, ConsentPurpose, Evidence, RegistrationStatus, Step
from enterprises.models import ClassThreshold, Enterprise, Owner, Registration
from enterprises.selectors.duplicates import taken_nibs
from enterprises.selectors.status import status_code
from enterprises.services import consents
from enterprises.services.duplicates import became, forget, hold_numbers, look
from enterprises.services.entering import enterprise_of, figures_of
from enterprises.services.journey import record_step
from enterprises.services.licences import open_nib
from notifications.services import notify
from workflow.services import apply_move

#: The states in which the applicant may still change it.
EDITABLE = frozenset({RegistrationStatus.DRAFT, RegistrationStatus.CORRECTION})
#: The version of the text of the programme's consent that is shown in the portal.
CONSENT_VERSION = consents.VERSIONS[ConsentPurpose.PROGRAMME]
#: What a registration tells of its owner.
_OF_THE_OWNER = ("nik", "full_name", "birth_date", "sex", "phone", "email")


def begin(*, actor: Actor, channel: Channel = Channel.PORTAL) -> Registration:
    """The open draft of this person; a new one, filled with what is known of them, when there is none."""
    user = User.objects.get(pk=person_of(actor))
    draft = Registration.objects.filter(applicant=user, status=RegistrationStatus.DRAFT).first()
    if draft is not None:
        return draft
    try:
        with transaction.atomic():
            return Registration.objects.create(applicant=user, channel=channel, **_known_of(user))
    except IntegrityError:  # a second click made it a moment ago
        return Registration.objects.get(applicant=user, status=RegistrationStatus.DRAFT)


def _known_of(user: User) -> dict[str, Any]:
    """What a person need not type again: from the register when they own an enterprise, else from their account."""
    owner = Owner.objects.filter(user=user).first()
    if owner is None:
        return {"full_name": user.full_name, "phone": user.phone or "", "email": user.email or ""}
    return {name: getattr(owner, name) for name in (*SECTION_FIELDS["owner"], "nik_digest")}


def save_section(*, actor: Actor, registration: Registration, section: str, values: dict[str, Any]) -> Registration:
    """Save one section of a draft or of a registration sent back. ``values`` are cleaned; unknown names are ignored.

    Raises ``Refused`` when it can no longer be changed, or when a number in this section belongs to someone else.
    """
    if section not in SECTIONS:
        raise KeyError(section)
    with transaction.atomic():
        row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk, applicant_id=actor.user_id)
        if row.status not in EDITABLE:
            raise Refused(_("This registration has been submitted and can no longer be changed."))
        for name in SECTION_FIELDS[section]:
            if name in values:
                setattr(row, name, values[name])
        if section == "owner":
            row.nik_digest = digest(row.nik) if row.nik else ""
        if section == "consent":
            _note_consent(row, agreed=bool(values.get("agreed")))
            consents.settle(actor=actor, registration=row, wishes=values)
        here = [refusal for refusal in conflicts(row) if refusal.field in SECTION_FIELDS[section]]
        if here:
            raise Refused(here)
        row.save()
    return row


def _note_consent(row: Registration, *, agreed: bool) -> None:
    """A consent keeps the moment it was first given to this text; taken back, it leaves nothing."""
    if not agreed:
        row.consented_at, row.consent_version = None, ""
    elif row.consent_version != CONSENT_VERSION or row.consented_at is None:
        row.consented_at, row.consent_version = timezone.now(), CONSENT_VERSION


def submit(*, actor: Actor, registration: Registration) -> Registration:
    """Hand a registration in: it gets its number, its applicant the status link, the verifiers of its region a notice.

    Submitting what is already submitted gives the same registration again (a second click). Raises ``Refused``:
    incomplete, or the NIK or NIB belongs to someone else's registration.
    """
    with transaction.atomic():
        row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk, applicant_id=actor.user_id)
        if row.status == RegistrationStatus.SUBMITTED:
            return row
        hold_numbers(nik_digest=row.nik_digest, nib=row.nib)
        refusals = conflicts(row)
        if refusals:
            raise Refused(refusals)
        now = timezone.now()
        row = apply_move(
            actor=actor,
            instance=row,
            move="submit",
            changes={
                "number": row.number or f"REG-{timezone.localdate():%Y}-{row.pk:06d}",
                "submitted_at": now,
                "decided_at": None,
            },
        )
        consents.give(actor=actor, purpose=ConsentPurpose.PROGRAMME, registration=row, channel=row.channel)
        look(row)
        _tell_submitted(row)
    return row


def conflicts(row: Registration) -> list[Refusal]:
    """What another registration or the register already holds: a NIK is one person's, a NIB one enterprise's."""
    found = []
    others = Registration.objects.live().exclude(pk=row.pk)
    help_text = _("If it is yours, ask the officer of your kecamatan for help.")
    if row.nik_digest:
        elsewhere = others.filter(nik_digest=row.nik_digest).exclude(applicant_id=row.applicant_id)
        owned = Owner.objects.filter(nik_digest=row.nik_digest).exclude(user_id=row.applicant_id)
        if elsewhere.exists() or owned.exists():
            found.append(Refusal(_("This NIK is already registered."), help_text, field="nik"))
        own = Owner.objects.filter(user_id=row.applicant_id).exclude(nik_digest=row.nik_digest)
        if own.exists():
            found.append(Refusal(_("Your account already belongs to another NIK."), help_text, field="nik"))
        same = others.filter(applicant_id=row.applicant_id, business_name__iexact=row.business_name)
        if row.business_name and same.exists():
            found.append(Refusal(_("You have already registered a business with this name."), field="business_name"))
    if row.nib and taken_nibs([row.nib], but=row):
        found.append(Refusal(_("This NIB is already registered."), help_text, field="nib"))
    return found


def verify(*, actor: Actor, registration: Registration) -> Enterprise:
    """Take a registration into the register: owner, enterprise, class, figures and step P1. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=registration, move="verify", changes={"decided_at": timezone.now()})
        hold_numbers(nik_digest=row.nik_digest, nib=row.nib)
        refusals = conflicts(row)
        if refusals:
            raise Refused(refusals)
        enterprise = _enter(row)
        became(registration=row, enterprise=enterprise)
        record_step(
            actor=actor,
            enterprise=enterprise,
            step=Step.P1,
            achieved_on=timezone.localdate(),
            evidence=Evidence.REGISTRATION,
            evidence_id=row.pk,
            evidence_text=row.number or "",
        )
        open_nib(actor=actor, enterprise=enterprise)
        notify(
            kind=notices.VERIFIED,
            recipients=[row.applicant],
            context={"business": row.business_name, "enterprise": enterprise.number},
            url=reverse("enterprises:portal"),
        )
    return enterprise


def _enter(row: Registration) -> Enterprise:
    known = {"user_id": row.applicant_id} | {name: getattr(row, name) for name in _OF_THE_OWNER}
    owner, _made = Owner.objects.update_or_create(nik_digest=row.nik_digest, defaults=known)
    consents.take_over(owner)
    rules = ClassThreshold.objects.on(timezone.localdate())
    enterprise = enterprise_of(row, owner=owner, serial=row.pk, rules=rules)
    enterprise.save(force_insert=True)
    figures_of(row, enterprise).save(force_insert=True)
    return enterprise


def send_back(*, actor: Actor, registration: Registration, reason: str) -> Registration:
    """Ask the entrepreneur to correct something. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=registration, move="return", reason=reason)
        _tell_decision(row, notices.RETURNED, reason)
    return row


def refuse(*, actor: Actor, registration: Registration, reason: str) -> Registration:
    """Refuse a registration for good. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(
            actor=actor, instance=registration, move="refuse", reason=reason, changes={"decided_at": timezone.now()}
        )
        forget(row)
        _tell_decision(row, notices.REFUSED, reason)
    return row


def withdraw(*, actor: Actor, registration: Registration, reason: str = "") -> Registration:
    """Take one's own registration back. Raises ``Refused``."""
    with transaction.atomic():
        row = apply_move(actor=actor, instance=registration, move="withdraw", reason=reason)
        forget(row)
    return row


def _tell_submitted(row: Registration) -> None:
    number = row.number or ""
    code = status_code(number)
    notify(
        kind=notices.SUBMITTED,
        recipients=[row.applicant],
        context={"number": number, "code": code, "business": row.business_name},
        url=reverse("enterprises:status-link", args=[number, code]),
    )
    village = row.village
    notify(
        kind=notices.WAITING,
        recipients=users_reaching("registration.verify", region_code=row.village_id),
        context={"number": row.number, "business": row.business_name, "village": village.name if village else ""},
        url=reverse("enterprises:registration", args=[row.pk]),
    )


def _tell_decision(row: Registration, kind: Any, reason: str) -> None:
    notify(
        kind=kind,
        recipients=[row.applicant],
        context={"number": row.number, "business": row.business_name, "reason": reason.strip()},
        url=reverse("enterprises:portal"),
    )
