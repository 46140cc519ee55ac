"""Reading who walks with whom."""

from django.db.models import QuerySet

from accounts.choices import Role
from accounts.models import Membership, User
from accounts.selectors import region_codes_above


def facilitators_of(village_code: str) -> QuerySet[User]:
    """The facilitators whose region holds a village."""
    members = Membership.objects.current().filter(role=Role.FACILITATOR, region_id__in=region_codes_above(village_code))
    return User.objects.filter(is_active=True, pk__in=members.values("user_id")).order_by("full_name", "pk")
