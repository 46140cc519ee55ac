"""What must be true before a registration may move."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.decisions import Refusal
from core.scope import Actor

if TYPE_CHECKING:
    from enterprises.models import Registration

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

SECTIONS: tuple[str, ...] = ("owner", "business", "address", "figures", "consent")


def missing_fields(registration: "Registration") -> list[str]:
    """The names of required fields that are still empty (zero is an answer)."""
    return [name for name in REQUIRED_FIELDS if getattr(registration, name) in (None, "")]


def is_complete(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    for name in missing_fields(registration):
        label = registration._meta.get_field(name).verbose_name
        yield Refusal(_("Not filled in yet: %(field)s.") % {"field": label}, field=name)


def is_not_own(registration: "Registration", actor: Actor) -> Iterable[Refusal]:
    if actor.user_id is not None and registration.applicant_id == actor.user_id:
        yield Refusal(_("You cannot decide on your own registration."), _("Ask another verifier of the region."))
