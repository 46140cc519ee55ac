"""What must be true before a registration or a licence may move."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor

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

#: Which fields each section of the form may set: a caller can set no other.
SECTION_FIELDS: dict[str, tuple[str, ...]] = {
    "owner": ("nik", "full_name", "birth_date", "sex", "phone", "email"),
    "business": ("business_name", "main_product", "legal_form", "started_year", "kbli_section", "nib", "npwp"),
    "address": ("village", "street", "postcode"),
    "figures": ("figures_year", "turnover", "capital", "workers_male", "workers_female"),
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
    """The names of required fields that are still empty (zero is an answer)."""
    return [name for name in REQUIRED_FIELDS if getattr(registration, name) in (None, "")]


def is_complete(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    for name in missing_fields(registration):
        label = registration._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        yield Refusal(_("Not filled in yet: %(field)s.") % {"field": label}, field=name)


def is_not_own(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    if actor.user_id is not None and registration.applicant_id == actor.user_id:
        yield Refusal(_("You cannot decide on your own registration."), _("Ask another verifier of the region."))


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
