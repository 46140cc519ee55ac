"""What may be the same business twice: a hint for the verifier, never a verdict."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _

from core.scope import Actor
from enterprises.models import Enterprise, Registration

#: So many hints of each kind at most.
MOST = 5
#: Names of one village are called alike from this share of common trigrams on.
ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Another registration or enterprise the actor may see, and why it is shown."""

    name: str
    number: str
    owner: str
    why: str
    url: str


def lookalikes(actor: Actor, registration: Registration) -> list[Lookalike]:
    """Enterprises, then open registrations, with the same phone number or a similar name in the same village.

    Only what the actor may see; four bounded queries: the phone number is indexed, a village has some hundred rows.
    """
    enterprises = Enterprise.objects.visible_to(actor).select_related("owner")
    enterprises = enterprises.exclude(registration=registration)
    others = Registration.objects.visible_to(actor).open().exclude(pk=registration.pk)
    phone, village = _("Same phone number"), _("Similar name in the same village")
    found: dict[str, Lookalike] = {}
    for rows, why in (
        (_same_phone(enterprises, "owner__phone", registration), phone),
        (_same_name(enterprises, "name", registration), village),
        (_same_phone(others, "phone", registration), phone),
        (_same_name(others, "business_name", registration), village),
    ):
        for row in rows:
            hint = _of_enterprise(row, why) if isinstance(row, Enterprise) else _of_registration(row, why)
            found.setdefault(hint.url, hint)
    return list(found.values())


def _same_phone(rows: QuerySet, field: str, registration: Registration) -> QuerySet:
    if not registration.phone:
        return rows.none()
    return rows.filter(**{field: registration.phone}).order_by("-pk")[:MOST]


def _same_name(rows: QuerySet, field: str, registration: Registration) -> QuerySet:
    if not registration.business_name or not registration.village_id:
        return rows.none()
    likeness = TrigramSimilarity(Lower(field), registration.business_name.lower())
    near = rows.filter(village_id=registration.village_id).annotate(likeness=likeness)
    return near.filter(likeness__gte=ALIKE).order_by("-likeness", "-pk")[:MOST]


def _of_enterprise(row: Enterprise, why: str) -> Lookalike:
    url = reverse("enterprises:detail", args=[row.pk])
    return Lookalike(row.name, row.number, row.owner.full_name, why, url)


def _of_registration(row: Registration, why: str) -> Lookalike:
    url = reverse("enterprises:registration", args=[row.pk])
    return Lookalike(row.business_name, row.number or "", row.full_name, why, url)
