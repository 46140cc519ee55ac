"""What anyone may know of signed agreements: no person but the officials who signed, no text, no figures."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import formats
from partnerships.choices import AgreementStatus
from partnerships.models import Agreement, AgreementParty
from partnerships.models.agreement import AgreementQuerySet


def public_agreements() -> AgreementQuerySet:
    """Every signed agreement, with what is printed of it. A draft is the province's own affair."""
    parties = AgreementParty.objects.select_related("partner").order_by("pk")
    return Agreement.objects.signed().select_related("agency", "parent").prefetch_related(Prefetch("parties", parties))


def public_agreement(code: str) -> Agreement | None:
    """The signed agreement of a public code, however it is written; None for any other."""
    if not (code.isascii() and code.isalnum()):
        return None
    return public_agreements().select_related("renews").filter(public_code=code.lower()).first()


def public_url(agreement: Agreement) -> str:
    """The whole address of its page in the public register; empty before it is signed."""
    if not agreement.public_code:
        return ""
    return f"{settings.SITE_URL}{reverse('partnerships:public', args=[agreement.public_code])}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an agreement holds today, in words for anyone."""

    title: str
    text: str
    holds: bool


def standing_of(agreement: Agreement, today: date | None = None) -> Standing:
    """How a signed agreement stands today. What the nightly work has not marked yet is told by its days."""
    today = today or timezone.localdate()
    begins, until = agreement.starts_on, agreement.held_until
    if agreement.status == AgreementStatus.TERMINATED:
        text = _("It was ended early: %(ground)s. From %(day)s on it is no longer in force.")
        words = {"ground": agreement.get_termination_ground_display(), "day": formats.day(agreement.terminated_on)}
        return Standing(_("This agreement was ended early"), text % words, holds=False)
    if begins and begins > today:
        text = _("It has been signed, and is in force from %(day)s on.") % {"day": formats.day(begins)}
        return Standing(_("This agreement has not begun yet"), text, holds=False)
    if agreement.status == AgreementStatus.ACTIVE and until and until >= today:
        text = _("It was signed by the province of Kepulauan Bangka Belitung and holds until %(day)s.")
        return Standing(_("This agreement is in force"), text % {"day": formats.day(until)}, holds=True)
    if agreement.status == AgreementStatus.EXTENDED:
        text = _("It has been extended by another agreement: see below.")
        return Standing(_("This agreement has been extended"), text, holds=False)
    text = _("It was in force until %(day)s.") % {"day": formats.day(until)}
    return Standing(_("This agreement has ended"), text, holds=False)
