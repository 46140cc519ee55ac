"""A person who was registered by an officer takes what is theirs to an account of their own."""

import secrets
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.limits import Limit
from core.scope import Actor, may_on, person_of
from enterprises import notices
from enterprises.choices import ConsentPurpose
from enterprises.models import ClaimCode, Consent, Owner, Registration
from enterprises.selectors.claiming import code_of, digest_of
from notifications.services import notify

#: Tries of one account, and of one address behind which there may be many.
BY_PERSON = Limit("claim", most=5, seconds=60 * 60)
BY_ADDRESS = Limit("claim-address", most=30, seconds=60 * 60)
#: Wrong proofs with the right code after which it is spent: whoever found a receipt shall not guess on.
MOST_WRONG = 5


def issue(*, actor: Actor, registration: Registration) -> str:
    """A new code for a registration nobody has claimed; an older one ends. Raises ``Refused``."""
    demand(may_on(actor, "registration.assist", registration))
    with transaction.atomic():
        row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        if row.applicant_id is not None or row.submitted_at is None:
            raise Refused(_("There is nothing to claim here: it has been claimed, or is not submitted yet."))
        _end_open(row.nik_digest)
        nonce = secrets.token_hex(16)
        code = code_of(nonce)
        ClaimCode.objects.create(
            nik_digest=row.nik_digest,
            registration=row,
            nonce=nonce,
            code_digest=digest_of(code),
            issued_by_id=actor.user_id,
            expires_at=timezone.now() + timedelta(days=settings.CLAIM_CODE_DAYS),
        )
        record_act(actor=actor, verb="registration.claim_code", subject=row)
    return code


def _end_open(nik_digest: str) -> None:
    codes = ClaimCode.objects.filter(nik_digest=nik_digest, used_at__isnull=True, ended_at__isnull=True)
    codes.update(ended_at=timezone.now())


def claim(*, actor: Actor, code: str, nik_tail: str, birth_date: date, address: str = "") -> list[Registration]:
    """Give everything registered under the NIK behind ``code`` to the account of who acts; the registrations.

    ``nik_tail``: its last four digits. Raises ``Refused`` with one and the same sentence for a code that does not
    exist, has ended or was used, and for a proof that does not fit: nobody learns which. Also after too many tries.
    """
    person = person_of(actor)
    if BY_PERSON.is_spent(person) or BY_ADDRESS.is_spent(address):
        raise Refused(_("Too many tries. Wait an hour, or ask the officer for a new code."))
    BY_PERSON.count(person)
    BY_ADDRESS.count(address)
    with transaction.atomic():
        found = ClaimCode.objects.select_for_update(of=("self",)).filter(code_digest=digest_of(code)).first()
        proved = found is not None and found.is_open and _is_proved(found, nik_tail, birth_date)
        rows = _claim(actor, found) if proved and found is not None else []
        if found is not None and found.is_open and not proved:
            _count_wrong(actor, found)
    if not rows:
        raise _wrong()
    return rows


def _wrong() -> Refused:
    message = _("Code, NIK and date of birth do not belong together, or the code is no longer valid.")
    mend = _("Compare them with the receipt and the KTP, or ask the officer for a new code.")
    return Refused([Refusal(message, mend, field="code")])


def _is_proved(code: ClaimCode, nik_tail: str, birth_date: date) -> bool:
    row = code.registration
    return secrets.compare_digest(row.nik[-4:], nik_tail) and row.birth_date == birth_date


def _count_wrong(actor: Actor, code: ClaimCode) -> None:
    code.wrong_tries += 1
    if code.wrong_tries >= MOST_WRONG:
        code.ended_at = timezone.now()
    code.save(update_fields=["wrong_tries", "ended_at"])
    record_act(actor=actor, verb="registration.claim_failed", subject=code.registration)


def _claim(actor: Actor, code: ClaimCode) -> list[Registration]:
    """Hand over; nothing when the account is somebody else's already, or the owner has an account."""
    user = User.objects.select_for_update().get(pk=person_of(actor))
    owner = Owner.objects.select_for_update(of=("self",)).filter(nik_digest=code.nik_digest).first()
    of_other = Owner.objects.filter(user=user).exclude(nik_digest=code.nik_digest).exists()
    filed = Registration.objects.live().filter(applicant=user).exclude(nik_digest=code.nik_digest).exists()
    if of_other or filed or (owner is not None and owner.user_id not in (None, user.pk)):
        return []
    # Whoever filled it in or printed the code has seen both proofs: it is not theirs to take.
    helped = Registration.objects.filter(nik_digest=code.nik_digest, assisted_by=user).exists()
    if helped or code.issued_by_id == user.pk:
        return []
    rows = list(
        Registration.objects.select_for_update(of=("self",)).filter(
            nik_digest=code.nik_digest, applicant__isnull=True, submitted_at__isnull=False
        )
    )
    for row in rows:
        row.applicant = user
        row.save(update_fields=["applicant"])
        record_act(actor=actor, verb="registration.claim", subject=row)
    if owner is not None:
        owner.user = user
        owner.phone, owner.email = owner.phone or user.phone or "", owner.email or user.email or ""
        owner.save(update_fields=["user", "phone", "email"])
    _take_consents(user, rows)
    code.used_at, code.used_by = timezone.now(), user
    code.save(update_fields=["used_at", "used_by"])
    helpers = {row.assisted_by_id: row.assisted_by for row in rows if row.assisted_by is not None}
    notify(kind=notices.CLAIMED, recipients=list(helpers.values()), context={"business": rows[0].business_name})
    return rows


def _take_consents(user: User, rows: list[Registration]) -> None:
    """What was signed is theirs as if given in the portal, so that it is withdrawn there."""
    for purpose in ConsentPurpose.values:
        if Consent.objects.standing(purpose).filter(person=user).exists():
            continue
        signed = Consent.objects.standing(purpose).filter(registration__in=rows, person__isnull=True).first()
        if signed is not None:
            signed.person = user
            signed.save(update_fields=["person"])
