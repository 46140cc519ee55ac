"""One person by their account and by their number in the register."""

from django.db.models import Q
from django.utils.translation import gettext as _

from core.decisions import ALLOWED, Decision, refused
from core.holdings import Person
from enterprises.models import Consent, Enterprise, Owner
from enterprises.models.consent import ConsentQuerySet


def person_with_account(user_id: int | None) -> Person:
    owner = Owner.objects.filter(user_id=user_id or 0).order_by("pk").values_list("pk", flat=True).first()
    return Person(user_id, owner if user_id is not None else None)


def person_of_owner(owner: Owner) -> Person:
    return Person(owner.user_id, owner.pk)


def consents_of_person(person: Person) -> ConsentQuerySet:
    """Every consent they gave, by their account or on paper."""
    own = Q(person_id=person.user_id) if person.user_id is not None else Q(pk__in=[])
    if person.owner_id is not None:
        own |= Q(owner_id=person.owner_id)
    return Consent.objects.filter(own)


def may_be_approached(enterprise: Enterprise) -> Decision:
    """Whether its owner may be asked or invited to anything: not while the use of their data is restricted."""
    if Owner.objects.restricted().filter(pk=enterprise.owner_id).exists():
        return refused(_("The use of this owner's data is restricted: they are not asked or invited."))
    return ALLOWED
