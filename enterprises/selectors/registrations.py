"""What the pages of a registration tell."""

from audit.models import Act
from core.scope import Actor
from enterprises.checks import REQUIRED_FIELDS, SECTION_FIELDS, SECTIONS, missing_fields
from enterprises.choices import FileKind
from enterprises.models import Merge, Registration
from enterprises.models.registration import RegistrationQuerySet


def own_registrations(actor: Actor) -> RegistrationQuerySet:
    """Those the actor fills in, whatever else their roles let them see."""
    return Registration.objects.reachable_by(actor, "registration.own")


def merged_away(actor: Actor) -> list[Registration]:
    """Own registrations whose record was merged into that of another owner: it is not theirs to see."""
    elsewhere = Merge.objects.filter(undone_at__isnull=True).exclude(survivor__owner__user=actor.user_id or 0)
    return list(own_registrations(actor).filter(pk__in=elsewhere.values("registration_id")))


def officers_words(registration: Registration, move: str) -> str:
    """The reason given when the registration was last sent back (``return``) or turned down (``refuse``)."""
    acts = Act.objects.about(registration).filter(verb=f"{registration.lifecycle.name}.{move}")
    last = acts.first()
    return last.reason if last else ""


def answered_by_section(registration: Registration) -> dict[str, bool]:
    """Whether anything was given in each section."""
    answered = {
        section: any(getattr(registration, name) not in (None, "", []) for name in names)
        for section, names in SECTION_FIELDS.items()
    }
    kinds = set(registration.files.values_list("kind", flat=True))
    return answered | {"photos": bool(kinds - {FileKind.CONSENT}), "consent": registration.consented_at is not None}


def missing_by_section(registration: Registration) -> dict[str, list[str]]:
    """Each section with the names of its required fields that are still empty; sections in the order they are asked."""
    missing = missing_fields(registration)
    return {section: [name for name in missing if REQUIRED_FIELDS[name] == section] for section in SECTIONS}
