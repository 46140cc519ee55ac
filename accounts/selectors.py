"""Reading across users, memberships and agencies."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.choices import ReachKind, Role
from accounts.models import Agency, Membership, User
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


# Agencies end and are replaced ---------------------------------------------------------------------------------------

#: How many replacements in a row are followed when rights pass on: more in the life of one agreement is no case.
REPLACEMENTS = 3


def in_place_of(path: str, agency_ids: Collection[int]) -> Q:
    """Rows whose agency at ``path`` is one of these, or has ended and was replaced by one of them.

    What an agency was asked or charged with before it ended is its successor's to answer for.
    """
    today = timezone.localdate()
    query, ended, step = Q(**{f"{path}__in": agency_ids}), Q(), path
    for _ in range(REPLACEMENTS):
        ended &= Q(**{f"{step}__valid_to__lt": today})
        step = f"{step}__successor"
        query |= ended & Q(**{f"{step}__in": agency_ids})
    return query


def standing_agencies() -> dict[int, Agency | None]:
    """For each agency by id the one that stands for it today: itself, or once it has ended its successor; None when
    nobody took its place. One query.
    """
    today, everyone = timezone.localdate(), Agency.objects.in_bulk()

    def standing(agency: Agency | None) -> Agency | None:
        for _ in range(REPLACEMENTS + 1):
            if agency is None or agency.valid_to is None or agency.valid_to >= today:
                return agency
            agency = everyone.get(agency.successor_id) if agency.successor_id else None
        return None

    return {pk: standing(agency) for pk, agency in everyone.items()}


def people_of_agencies(permission: str, agency_ids: Collection[int]) -> dict[int, list[User]]:
    """Who holds ``permission`` in each of these agencies, by the agency's id; one query for them all."""
    known(permission)
    roles = [role for role, held in MATRIX.items() if permission in held and REACH[role] == ReachKind.AGENCY]
    members = Membership.objects.current().filter(role__in=roles, agency_id__in=agency_ids, user__is_active=True)
    people: dict[int, list[User]] = {agency_id: [] for agency_id in agency_ids}
    for member in members.select_related("user").order_by("user_id"):
        if member.user not in people[member.agency_id]:  # one person may hold two roles
            people[member.agency_id].append(member.user)
    return people
