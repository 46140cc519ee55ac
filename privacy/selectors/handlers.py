"""Who answers for personal data."""

from django.db.models import Q, QuerySet

from accounts.choices import Role
from accounts.models import Membership, User


def data_protectors() -> QuerySet[User]:
    """The secretariat, and the head of the lead agency: who is told of requests and breaches."""
    query = Q(role=Role.SECRETARIAT) | Q(role=Role.AGENCY_HEAD, agency__is_lead=True)
    members = Membership.objects.current().filter(query)
    return User.objects.filter(is_active=True, pk__in=members.values("user_id")).order_by("pk")
