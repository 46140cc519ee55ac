"""Reading across users, memberships and agencies."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.choices import ReachKind, Role
from accounts.models import Membership, User
from accounts.permissions import MATRIX, REACH, known


def region_codes_above(code: str) -> list[str]:
    """The code itself and the codes of the regions around it: "19.71.01" → "19.71.01", "19.71", "19"."""
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]


def users_reaching(permission: str, *, region_code: str | None = None, agency_id: int | None = None) -> QuerySet[User]:
    """Active users whose regional or agency role holds ``permission`` over this region or agency: whom to tell.

    Roles that reach the whole province are not told of every single case.
    """
    known(permission)
    roles = [role for role, held in MATRIX.items() if permission in held]
    regional = [role for role in roles if REACH[role] == ReachKind.REGION]
    of_agency = [role for role in roles if REACH[role] == ReachKind.AGENCY]
    query = Q(pk__in=[])
    if region_code:
        query |= Q(role__in=regional, region_id__in=region_codes_above(region_code))
    if agency_id:
        query |= Q(role__in=of_agency, agency_id=agency_id)
    holders = Membership.objects.current(timezone.localdate()).filter(query)
    return User.objects.filter(is_active=True, pk__in=holders.values("user_id")).order_by("pk")


def agency_heads(agency_id: int) -> QuerySet[User]:
    """The head or heads of an agency, now."""
    heads = Membership.objects.current().filter(role=Role.AGENCY_HEAD, agency_id=agency_id)
    return User.objects.filter(is_active=True, pk__in=heads.values("user_id")).order_by("pk")


def secretariat() -> QuerySet[User]:
    """The people of the cooperation secretariat (TKKSD), now."""
    members = Membership.objects.current().filter(role=Role.SECRETARIAT)
    return User.objects.filter(is_active=True, pk__in=members.values("user_id")).order_by("pk")
