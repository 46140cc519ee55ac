"""Who acts: a user with the grants of their memberships. Built once per request, and again in a worker."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from accounts.choices import ReachKind, Role
from accounts.models import Membership, User
from accounts.permissions import (
    EVERYWHERE_FOR_HOLDERS,
    LEAD_AGENCY_ALONE,
    LEAD_AGENCY_EVERYWHERE,
    MATRIX,
    REACH,
    known,
)
from accounts.selectors import replaced_agencies
from core.decisions import ALLOWED, Decision, refused
from core.scope import EVERYWHERE, NOWHERE, Reach


@dataclass(frozen=True, slots=True)
class Grant:
    """One membership in force."""

    role: Role
    agency_id: int | None = None
    agency_is_lead: bool = False
    region_code: str | None = None
    #: Agencies that have ended and whose place this one took: what was theirs to do is its own to do.
    replaced: frozenset[int] = frozenset()

    def holds(self, permission: str) -> bool:
        is_agency = REACH[self.role] == ReachKind.AGENCY
        if permission in LEAD_AGENCY_ALONE and is_agency and not self.agency_is_lead:
            return False
        return permission in MATRIX[self.role]

    @property
    def agencies(self) -> frozenset[int]:
        """The agency of the grant with those it replaced."""
        return self.replaced if self.agency_id is None else self.replaced | {self.agency_id}


@dataclass(frozen=True)
class Actor:
    """A person who acts, or the system itself (``is_system``), with all they are allowed."""

    user_id: int | None = None
    name: str = ""
    language: str = "id"
    grants: tuple[Grant, ...] = field(default=())
    is_system: bool = False

    @property
    def is_authenticated(self) -> bool:
        return self.user_id is not None

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def is_staff_member(self) -> bool:
        """Whether the actor works for the programme (has any role beside entrepreneur)."""
        return any(role != Role.ENTREPRENEUR for role in self.roles)

    @property
    def agency_id(self) -> int | None:
        """The agency the actor acts for: that of the first grant that has one."""
        return next((grant.agency_id for grant in self.grants if grant.agency_id is not None), None)

    @property
    def agency_ids(self) -> frozenset[int]:
        return frozenset(grant.agency_id for grant in self.grants if grant.agency_id is not None)

    def may(self, permission: str) -> Decision:
        """Whether any role of the actor holds ``permission``; on which rows is ``core.scope.may_on``'s question."""
        known(permission)
        if self.is_system or any(grant.holds(permission) for grant in self.grants):
            return ALLOWED
        if not self.is_authenticated:
            return refused(_("Sign in first."))
        return refused(_("Your role does not include this."))

    def reach(self, permission: str) -> Reach:
        """How far ``permission`` carries the actor: the union over the grants that hold it."""
        known(permission)
        if self.is_system:
            return EVERYWHERE
        holding = [grant for grant in self.grants if grant.holds(permission)]
        if not holding:
            return NOWHERE
        if permission in EVERYWHERE_FOR_HOLDERS:
            return EVERYWHERE
        kinds = {REACH[grant.role] for grant in holding}
        if ReachKind.EVERYTHING in kinds:
            return EVERYWHERE
        if permission in LEAD_AGENCY_EVERYWHERE and any(grant.agency_is_lead for grant in holding):
            return EVERYWHERE
        of_agency = [grant.agencies for grant in holding if REACH[grant.role] == ReachKind.AGENCY]
        return Reach(
            agencies=frozenset().union(*of_agency),
            regions=frozenset(g.region_code for g in holding if REACH[g.role] == ReachKind.REGION and g.region_code),
            owner=self.user_id if ReachKind.OWN in kinds else None,
            party=self.user_id if ReachKind.PARTY in kinds else None,
        )


ANONYMOUS = Actor()
#: For what no person orders: reference data, nightly work.
SYSTEM = Actor(name="sistem", is_system=True)


def build_actor(user: User) -> Actor:
    """The actor of a user, one query, two for the staff of an agency. An inactive user has no grants."""
    if not user.is_active:
        return ANONYMOUS
    memberships = list(Membership.objects.current().filter(user=user).select_related("agency").order_by("pk"))
    replaced = replaced_agencies() if any(membership.agency_id for membership in memberships) else {}
    grants = tuple(
        Grant(
            role=Role(membership.role),
            agency_id=membership.agency_id,
            agency_is_lead=membership.agency.is_lead if membership.agency else False,
            region_code=membership.region_id,
            replaced=replaced.get(membership.agency_id, frozenset()),
        )
        for membership in memberships
    )
    return Actor(
        user_id=user.pk,
        name=user.full_name,
        language=user.language,
        grants=(*grants, Grant(role=Role.ENTREPRENEUR)),
    )


def actor_for(user_id: int | None) -> Actor:
    """Rebuild an actor in a worker, with the rights of *now*; nobody's rights when the user is gone or inactive."""
    user = User.objects.filter(pk=user_id, is_active=True).first() if user_id is not None else None
    return build_actor(user) if user else ANONYMOUS
