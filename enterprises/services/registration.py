"""A registration from its first line to the register."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import region_codes_above, users_reaching
from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.fields import digest
from core.scope import Actor, person_of
from enterprises import notices
from enterprises.checks import SECTION_FIELDS, SECTIONS
from enterprises.choices import Channel, ConsentPurpose, Evidence, RegistrationStatus, Step
from enterprises.models import ClassThreshold, Enterprise, Owner, OwnerProfile, Registration
from enterprises.models.details import OwnerDetails, names_of
from enterprises.selectors.duplicates import taken_nibs
from enterprises.selectors.status import status_code
from enterprises.services import claiming, consents
from enterprises.services.duplicates import became, forget, hold_numbers, look
from enterprises.services.entering import baseline_of, enterprise_of, figures_of, profiles_of
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


def begin_assisted(*, actor: Actor) -> Registration:
    """A new draft for somebody without an account, in the hands of the officer who acts. Raises ``Refused``."""
    demand(actor.may("registration.assist"))
    with transaction.atomic():
        row = Registration.objects.create(assisted_by_id=person_of(actor), channel=Channel.ASSISTED)
        record_act(actor=actor, verb="registration.assist", subject=row)
    return row


def _known_of(user: User) -> dict[str, Any]:
    """What a person need not type again: from the register when they own an enterprise, else from their account."""
    owner = Owner.objects.filter(user=user).first()
    if owner is None:
        return {"full_name": user.full_name, "phone": user.phone or "", "email": user.email or ""}
    known = {name: getattr(owner, name) for name in (*_OF_THE_OWNER, "nik_digest")}
    profile = OwnerProfile.objects.filter(owner=owner).first()
    return known | ({name: getattr(profile, name) for name in names_of(OwnerDetails)} if profile else {})


def save_section(*, actor: Actor, registration: Registration, section: str, values: dict[str, Any]) -> Registration:
    """Save one section of a draft or of a registration sent back. ``values`` are cleaned; unknown names are ignored.

    Raises ``Refused`` when it can no longer be changed, or when a number in this section belongs to someone else.
    """
    if section not in SECTIONS:
        raise KeyError(section)
    with transaction.atomic():
        row = _in_hand(actor, registration)
        if row.status not in EDITABLE:
            raise Refused(_("This registration has been submitted and can no longer be changed."))
        for name in SECTION_FIELDS[section]:
            if name in values:
                setattr(row, name, values[name])
        if section == "owner":
            row.nik_digest = digest(row.nik) if row.nik else ""
        if section == "consent":
            _note_consent(row, agreed=bool(values.get("agreed")))
            if row.applicant_id is None:
                row.agreed_on_paper = [purpose.value for purpose in consents.OPTIONAL if values.get(purpose.value)]
            else:
                consents.settle(actor=actor, registration=row, wishes=values)
        found = [*conflicts(row), *_out_of_reach(actor, row)]
        here = [refusal for refusal in found if refusal.field in SECTION_FIELDS[section]]
        if here:
            raise Refused(here)
        row.save()
    return row


def _in_hand(actor: Actor, registration: Registration) -> Registration:
    """The row, locked, if this person fills it in; raises ``DoesNotExist`` otherwise."""
    rows = Registration.objects.select_for_update(of=("self",)).held_by(actor.user_id)
    row: Registration = rows.get(pk=registration.pk)
    return row


def _out_of_reach(actor: Actor, row: Registration) -> list[Refusal]:
    """An officer registers people of the own region only."""
    if row.applicant_id is not None or row.village_id is None:
        return []
    reach = actor.reach("registration.assist")
    if reach.everything or reach.regions.intersection(region_codes_above(row.village_id)):
        return []
    return [
        Refusal(
            _("This place is outside your region."), _("Ask the officer of that kecamatan for help."), field="village"
        )
    ]


def _note_consent(row: Registration, *, agreed: bool) -> None:
    """A consent keeps the moment it was first given to this text; taken back, it leaves nothing."""
    if not agreed:
        row.consented_at, row.consent_version = None, ""
    elif row.consent_version != CONSENT_VERSION or row.consented_at is None:
        row.consented_at, row.consent_version = timezone.now(), CONSENT_VERSION


def submit(*, actor: Actor, registration: Registration) -> Registration:
    """Hand a registration in: it gets its number, its applicant the status link, the verifiers of its region a notice.

    Submitting what is already submitted gives the same registration again (a second click). Raises ``Refused``:
    incomplete, or the NIK or NIB belongs to someone else's registration. For a person without an account the officer
    who fills it in submits: the signed form must be there, and a code is made with which the person claims it later.
    """
    with transaction.atomic():
        row = _in_hand(actor, registration)
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
            move="submit" if row.applicant_id else "hand_in",
            changes={
                "number": row.number or f"REG-{timezone.localdate():%Y}-{row.pk:06d}",
                "submitted_at": now,
                "decided_at": None,
            },
        )
        if row.applicant_id is None:
            consents.note_paper(actor=actor, registration=row)
            claiming.issue(actor=actor, registration=row)
        else:
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
        # Whose it is: an account, or whoever has this NIK and no account yet.
        of_person = Q(applicant_id=row.applicant_id) if row.applicant_id else Q(applicant__isnull=True)
        with_nik = others.filter(nik_digest=row.nik_digest)
        owners = Owner.objects.filter(nik_digest=row.nik_digest)
        elsewhere = owners.exclude(user_id=row.applicant_id) if row.applicant_id else owners.filter(user__isnull=False)
        if with_nik.exclude(of_person).exists() or elsewhere.exists():
            found.append(Refusal(_("This NIK is already registered."), help_text, field="nik"))
        own = Owner.objects.filter(user__isnull=False, user=row.applicant).exclude(nik_digest=row.nik_digest)
        if own.exists():
            found.append(Refusal(_("Your account already belongs to another NIK."), help_text, field="nik"))
        of_person &= Q() if row.applicant_id else Q(nik_digest=row.nik_digest)
        same = others.filter(of_person, business_name__iexact=row.business_name)
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
        _tell(row, notices.VERIFIED, {"business": row.business_name, "enterprise": enterprise.number})
    return enterprise


def _enter(row: Registration) -> Enterprise:
    told = {name: getattr(row, name) for name in _OF_THE_OWNER}
    # What the register knows already stays where this registration says nothing.
    known = {name: value for name, value in told.items() if value not in (None, "")}
    if row.applicant_id:
        known["user_id"] = row.applicant_id
    owner, _made = Owner.objects.update_or_create(nik_digest=row.nik_digest, defaults=known)
    consents.take_over(owner)
    rules = ClassThreshold.objects.on(timezone.localdate())
    enterprise = enterprise_of(row, owner=owner, serial=row.pk, rules=rules)
    enterprise.save(force_insert=True)
    figures_of(row, enterprise).save(force_insert=True)
    baseline_of(row, enterprise).save(force_insert=True)
    profiles_of(row, enterprise)
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
    """Take one's own registration back; the officer who helps gives it up. Raises ``Refused``."""
    move = "withdraw" if registration.applicant_id else "drop"
    with transaction.atomic():
        row = apply_move(actor=actor, instance=registration, move=move, reason=reason)
        forget(row)
    return row


def _tell_submitted(row: Registration) -> None:
    number = row.number or ""
    if row.applicant is not None:
        code = status_code(number)
        notify(
            kind=notices.SUBMITTED,
            recipients=[row.applicant],
            context={"number": number, "code": code, "business": row.business_name},
            url=reverse("enterprises:status-link", args=[number, code]),
        )
    village = row.village
    verifiers = users_reaching("registration.verify", region_code=row.village_id)
    notify(
        kind=notices.WAITING,
        recipients=verifiers.exclude(pk=row.assisted_by_id) if row.assisted_by_id else verifiers,
        context={"number": row.number, "business": row.business_name, "village": village.name if village else ""},
        url=reverse("enterprises:registration", args=[row.pk]),
    )


def _tell_decision(row: Registration, kind: Any, reason: str) -> None:
    _tell(row, kind, {"number": row.number, "business": row.business_name, "reason": reason.strip()})


def _tell(row: Registration, kind: Any, context: dict[str, Any]) -> None:
    """Tell the person it is about; while they have no account, the officer who helped."""
    reader = row.applicant or row.assisted_by
    page = "enterprises:portal" if row.applicant else "enterprises:assisted"
    notify(kind=kind, recipients=[reader] if reader else [], context=context, url=reverse(page))
