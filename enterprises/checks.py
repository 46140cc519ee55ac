"""What must be true before a registration or a licence may move."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor
from enterprises.choices import FileKind

if TYPE_CHECKING:
    from enterprises.models import Licence, Registration

#: Field → the section of the form it stands in.
REQUIRED_FIELDS: dict[str, str] = {
    "nik": "owner",
    "full_name": "owner",
    "birth_date": "owner",
    "sex": "owner",
    "phone": "owner",
    "business_name": "business",
    "main_product": "business",
    "legal_form": "business",
    "started_year": "business",
    "kbli_section": "business",
    "village": "address",
    "street": "address",
    "figures_year": "figures",
    "turnover": "figures",
    "capital": "figures",
    "workers_male": "figures",
    "workers_female": "figures",
    "consented_at": "consent",
}

#: Which fields each section of the form may set: a caller can set no other. Files come by a service of their own.
SECTION_FIELDS: dict[str, tuple[str, ...]] = {
    "owner": ("nik", "full_name", "birth_place", "birth_date", "sex", "phone", "email"),
    "background": ("education", "work_before", "disability", "social_register", "home_village", "home_street"),
    "business": (
        *("business_name", "brand", "main_product", "legal_form", "started_year", "kbli_section", "kbli_code"),
        *("nib", "nib_issued_on", "npwp"),
    ),
    "address": ("village", "street", "postcode", "premises", "latitude", "longitude"),
    "figures": (
        *("figures_year", "turnover", "profit", "capital", "assets", "capacity", "workers_male", "workers_female"),
        *("permanent_male", "permanent_female", "unpaid_male", "unpaid_female"),
    ),
    "selling": (
        *("market", "export_countries", "online", "equipment", "bookkeeping", "cooperative_member"),
        "partner_company",
    ),
    "support": ("start_capital", "finance", "bank_name", "account_number", "obstacles", "needs"),
    "photos": (),
    "consent": (),
}
#: The sections in the order they are asked.
SECTIONS: tuple[str, ...] = tuple(SECTION_FIELDS)


def section_of(field: str) -> str:
    """The section in which a field is asked; the first one for what no section asks."""
    if field in REQUIRED_FIELDS:
        return REQUIRED_FIELDS[field]
    return next((section for section, names in SECTION_FIELDS.items() if field in names), SECTIONS[0])


def missing_fields(registration: "Registration") -> list[str]:
    """The names of required fields that are still empty (zero is an answer); whom an officer helps may lack a phone."""
    spared = {"phone"} if registration.assisted_by_id else set()
    return [name for name in REQUIRED_FIELDS if name not in spared and getattr(registration, name) in (None, "")]


def is_complete(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    for name in missing_fields(registration):
        label = registration._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        yield Refusal(_("Not filled in yet: %(field)s.") % {"field": label}, field=name)


def is_not_own(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    if actor.user_id is not None and registration.applicant_id == actor.user_id:
        yield Refusal(_("You cannot decide on your own registration."), _("Ask another verifier of the region."))
    if actor.user_id is not None and registration.assisted_by_id == actor.user_id:
        yield Refusal(_("You helped to fill in this registration."), _("Ask another verifier of the region."))


def is_unclaimed(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    """Held by the officer who acts: a claimed one is its owner's to change."""
    if registration.applicant_id is not None:
        yield Refusal(_("This registration belongs to an account. Its owner submits it."))
    elif actor.user_id is not None and registration.assisted_by_id != actor.user_id:
        yield Refusal(_("Another officer fills in this registration."))


def has_signed_form(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    """Who has no account agrees on paper; the photo of it proves the consent (UU 27/2022 art. 22 and 24)."""
    if not registration.files.filter(kind=FileKind.CONSENT).exists():
        yield Refusal(_("Not filled in yet: %(field)s.") % {"field": FileKind.CONSENT.label}, field="consented_at")


def is_told_apart(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    """Nobody verifies what may be in the register already before it was looked at side by side."""
    # The model of pairs stands above the lifecycle of registrations.
    pairs = apps.get_model("enterprises", "SuspectedPair")._default_manager.open().about(registration)
    for names in pairs.values_list("names", flat=True)[:5]:
        yield Refusal(
            _("Perhaps the same business: %(names)s.") % {"names": names},
            _("Compare the two, and decide first whether they are the same."),
        )


def is_others_licence(licence: "Licence", actor: Actor) -> Iterable[Refusal]:
    if actor.user_id is not None and licence.enterprise.owner.user_id == actor.user_id:
        yield Refusal(_("You cannot decide on a licence of your own business."), _("Ask another officer."))


def is_still_valid(licence: "Licence", actor: Actor) -> Iterable[Refusal]:
    if licence.expires_on is not None and licence.expires_on < timezone.localdate():
        yield Refusal(_("This licence has expired."), _("Refuse it, and ask for the new one."))


def is_number_of_one(licence: "Licence", actor: Actor) -> Iterable[Refusal]:
    """Nobody else holds the same verified number."""
    same = type(licence).objects.good().filter(kind_id=licence.kind_id, number=licence.number).exclude(pk=licence.pk)
    if same.exists():
        yield Refusal(
            _("Another business has this number, verified."), _("Look at both papers, and refuse the false one.")
        )
