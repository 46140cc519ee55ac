"""Giving and withdrawing consent, one purpose at a time, each as easy as the other (UU 27/2022 art. 9, 20 to 22)."""

import hashlib
from html import unescape

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_act
from core.decisions import Refused
from core.scope import Actor, person_of
from enterprises.choices import UNDECIDED, Channel, ConsentPurpose, Restriction
from enterprises.models import Consent, ConsentText, Owner, Registration
from enterprises.services.restricting import release, restrict
from workflow.services import apply_move

#: The version of each text that is shown now. A changed text is a new file with a new version; old files stay.
VERSIONS: dict[str, str] = {purpose.value: "2026-11-24" for purpose in ConsentPurpose} | {
    ConsentPurpose.PROGRAMME.value: "2026-11-25",
    ConsentPurpose.DIRECTORY.value: "2026-11-25",
}
#: The purposes nobody needs to agree to.
OPTIONAL: tuple[ConsentPurpose, ...] = tuple(
    purpose for purpose in ConsentPurpose if purpose != ConsentPurpose.PROGRAMME
)


def template_of(purpose: str, version: str = "") -> str:
    """The template of a text."""
    return f"enterprises/portal/consent/{purpose}/{version or VERSIONS[purpose]}.html"


def text_of(purpose: str) -> str:
    """What is shown now, without marks, line by line, in the language of now."""
    lines = (line.strip() for line in unescape(strip_tags(render_to_string(template_of(purpose)))).splitlines())
    return "\n".join(line for line in lines if line)


def shown_text(purpose: str) -> ConsentText:
    """The text as it is shown now, in the language of now, kept word for word."""
    text = text_of(purpose)
    found, _made = ConsentText.objects.get_or_create(
        purpose=purpose,
        version=VERSIONS[purpose],
        language=get_language() or "id",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        defaults={"text": text},
    )
    return found


def give(
    *,
    actor: Actor,
    purpose: str,
    registration: Registration | None = None,
    channel: str = Channel.PORTAL,
) -> Consent:
    """The consent of the person who acts; the standing one when they agreed to this very text before.

    A newer text takes the place of an older one. Raises ``Refused``: no such purpose.
    """
    _known(purpose)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=person_of(actor))
        standing = Consent.objects.of(user.pk).standing(purpose).first()
        if standing is not None and standing.text_version == VERSIONS[purpose]:
            return standing
        if standing is not None:
            standing.withdrawn_at = timezone.now()
            standing.save(update_fields=["withdrawn_at"])
        consent = Consent.objects.create(
            person=user,
            owner=Owner.objects.filter(user=user).first(),
            registration=registration,
            purpose=purpose,
            text_version=VERSIONS[purpose],
            text=shown_text(purpose),
            channel=channel,
        )
        record_act(actor=actor, verb="consent.give", subject=consent)
        if purpose == ConsentPurpose.PROGRAMME and consent.owner is not None:
            release(actor=actor, owner=consent.owner, from_=Restriction.WITHDRAWN)
    return consent


def withdraw(*, actor: Actor, purpose: str) -> bool:
    """Take the own consent back; whether there was one. What rests on it ends in the same moment.

    Without the consent to the programme nothing goes on: the other consents and every registration that is not decided
    yet end with it, and what was recorded is kept but not used. Raises ``Refused``: no such purpose.
    """
    _known(purpose)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=person_of(actor))
        purposes = ConsentPurpose.values if purpose == ConsentPurpose.PROGRAMME else [purpose]
        ended = 0
        for consent in (
            Consent.objects.select_for_update(of=("self",))
            .of(user.pk)
            .filter(purpose__in=purposes, withdrawn_at__isnull=True)
        ):
            consent.withdrawn_at = timezone.now()
            consent.save(update_fields=["withdrawn_at"])
            record_act(actor=actor, verb="consent.withdraw", subject=consent)
            ended += consent.purpose == purpose
        if purpose == ConsentPurpose.PROGRAMME:
            for registration in Registration.objects.filter(applicant=user, status__in=UNDECIDED):
                apply_move(actor=actor, instance=registration, move="withdraw")
            for owner in Owner.objects.filter(user=user) if ended else ():
                restrict(actor=actor, owner=owner, because=Restriction.WITHDRAWN)
    return bool(ended)


def settle(*, actor: Actor, registration: Registration, wishes: dict[str, bool]) -> None:
    """Give or withdraw the free consents as ticked beside a registration; what was not asked stays as it is."""
    for purpose in OPTIONAL:
        if wishes.get(purpose) is True:
            give(actor=actor, purpose=purpose, registration=registration, channel=registration.channel)
        elif wishes.get(purpose) is False:
            withdraw(actor=actor, purpose=purpose)


def note_paper(*, actor: Actor, registration: Registration) -> None:
    """What a person without an account agreed to with their signature. Handed in again, nothing is noted twice."""
    for purpose in (ConsentPurpose.PROGRAMME, *registration.agreed_on_paper):
        if Consent.objects.standing(purpose).filter(registration=registration).exists():
            continue
        consent = Consent.objects.create(
            registration=registration,
            purpose=purpose,
            text_version=VERSIONS[purpose],
            text=shown_text(purpose),
            channel=Channel.ASSISTED,
        )
        record_act(actor=actor, verb="consent.give", subject=consent)


def take_over(owner: Owner) -> None:
    """From the verification on, what a person agreed to is the owner's."""
    given = Q(person__isnull=True, registration__nik_digest=owner.nik_digest)
    if owner.user_id:
        given |= Q(person_id=owner.user_id)
    Consent.objects.filter(given, owner__isnull=True).update(owner=owner)


def _known(purpose: str) -> None:
    if purpose not in ConsentPurpose.values:
        raise Refused(_("There is no such purpose."))
