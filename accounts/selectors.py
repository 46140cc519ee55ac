"""Reading across users, memberships and agencies."""

from collections.abc import Collection, Mapping

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
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
        query |= Q(role__in=of_agency, agency_id=agency_in_place_of(agency_id))
    holders = Membership.objects.current(timezone.localdate()).filter(query)
    return User.objects.filter(is_active=True, pk__in=holders.values("user_id")).order_by("pk")


def agency_heads(agency_id: int) -> QuerySet[User]:
    """The head or heads of an agency, now; once it has ended, of the one that took its place."""
    heads = Membership.objects.current().filter(role=Role.AGENCY_HEAD, agency_id=agency_in_place_of(agency_id))
    return User.objects.filter(is_active=True, pk__in=heads.values("user_id")).order_by("pk")


def secretariat() -> QuerySet[User]:
    """The people of the cooperation secretariat (TKKSD), now."""
    return _of_role(Role.SECRETARIAT)


def sekda() -> QuerySet[User]:
    """The regional secretary (Sekda), who chairs TKKSD, now."""
    return _of_role(Role.SEKDA)


def has_proved_address(user: User) -> bool:
    """Whether the e-mail address of the account is its owner's: confirmed by a link sent there. None needs no proof."""
    return not user.email or User.objects.filter(Exists(proved_addresses()), pk=user.pk).exists()


def proved_addresses() -> QuerySet[EmailAddress]:
    """The confirmed address of the account of an outer query, if it is the one it goes by."""
    return EmailAddress.objects.filter(user=OuterRef("pk"), email__iexact=OuterRef("email"), verified=True)


def administrators() -> QuerySet[User]:
    """The administrators of the application, now."""
    return _of_role(Role.ADMINISTRATOR)


def _of_role(role: Role) -> QuerySet[User]:
    members = Membership.objects.current().filter(role=role)
    return User.objects.filter(is_active=True, pk__in=members.values("user_id")).order_by("pk")


# Agencies end and are replaced ---------------------------------------------------------------------------------------


def _successors() -> dict[int, int]:
    """The agencies that have ended, each with the one that took its place. One query."""
    ended = Agency.objects.filter(valid_to__lt=timezone.localdate(), successor__isnull=False)
    return dict(ended.order_by("pk").values_list("pk", "successor_id"))


def _chain(agency_id: int, successors: Mapping[int, int | None]) -> list[int]:
    """The agency and all that took its place, one after the other; a ring typed by mistake ends."""
    chain = [agency_id]
    while (following := successors.get(chain[-1])) is not None and following not in chain:
        chain.append(following)
    return chain


def replaced_agencies() -> dict[int, frozenset[int]]:
    """For each agency by id those that have ended and whose place it took, at whatever remove. One query."""
    successors = _successors()
    replaced: dict[int, set[int]] = {}
    for ended in successors:
        for later in _chain(ended, successors)[1:]:
            replaced.setdefault(later, set()).add(ended)
    return {agency_id: frozenset(ids) for agency_id, ids in replaced.items()}


def agency_in_place_of(agency_id: int) -> int:
    """The id of the agency that does today what this one was charged with: itself, unless it ended and was replaced."""
    return _chain(agency_id, _successors())[-1]


def standing_agencies() -> dict[int, Agency | None]:
    """For each agency by id the one that stands for it today: itself, or once it has ended its successor; None when
    nobody took its place. One query.
    """
    today, everyone = timezone.localdate(), Agency.objects.in_bulk()
    gone = {pk for pk, agency in everyone.items() if agency.valid_to is not None and agency.valid_to < today}
    successors = {pk: everyone[pk].successor_id for pk in gone}
    last = {pk: _chain(pk, successors)[-1] for pk in everyone}
    return {pk: None if agency_id in gone else everyone[agency_id] for pk, agency_id in last.items()}


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


def staff_of(agency_id: int) -> QuerySet[User]:
    """The head and the officers of an agency, now."""
    roles = [Role.AGENCY_HEAD, Role.AGENCY_OFFICER]
    members = Membership.objects.current().filter(role__in=roles, agency_id=agency_id)
    return User.objects.filter(is_active=True, pk__in=members.values("user_id")).order_by("full_name", "pk")
