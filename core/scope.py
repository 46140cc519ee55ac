"""Who may see which rows: one rule for each model, asked by every list, choice, serializer, report and button.

A *reach* says how far a permission carries an actor: everywhere, to some agencies, to some regions, to what the user
owns, to the agreements the user is party to. A *rule* (in an app's ``policies.py``) turns a reach into a query for one
model. A model without a rule cannot be scoped: closed by default.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.decisions import ALLOWED, Decision, refused


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one permission carries an actor. Empty means nowhere."""

    everything: bool = False
    agencies: frozenset[int] = field(default_factory=frozenset)
    #: Region codes; each covers itself and all below it ("19.71" covers "19.71.01.1001").
    regions: frozenset[str] = field(default_factory=frozenset)
    #: The user id, when the permission reaches what the user owns.
    owner: int | None = None
    #: The user id, when the permission reaches what a partner organisation of the user is party to.
    party: int | None = None

    def __bool__(self) -> bool:
        return self.is_for_work or self.owner is not None

    @property
    def is_for_work(self) -> bool:
        """Whether it goes beyond what the user owns: everyone owns something perhaps, staff work with more."""
        return bool(self.everything or self.agencies or self.regions or self.party is not None)

    def region_q(self, path: str) -> Q:
        """The rows whose region code at ``path`` lies in one of the regions of this reach; none when it has none."""
        return prefix_q(path, self.regions)


NOWHERE = Reach()
EVERYWHERE = Reach(everything=True)
#: Matches no row; the neutral element of ``|``.
NOTHING = Q(pk__in=[])


def prefix_q(path: str, codes: frozenset[str] | list[str]) -> Q:
    """Rows whose dotted code at ``path`` equals one of the codes or lies below it.

    ``path`` ends at the code itself (``village__code``): Django reads it from the foreign key, without a join.
    """
    query = NOTHING
    for code in sorted(codes):
        query |= Q(**{path: code}) | Q(**{f"{path}__startswith": f"{code}."})
    return query


class Actor(Protocol):
    """Who acts. Built by ``accounts.actors``; the lower apps know only this much."""

    @property
    def user_id(self) -> int | None: ...

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def name(self) -> str: ...

    @property
    def agency_id(self) -> int | None: ...

    def may(self, permission: str) -> Decision: ...

    def reach(self, permission: str) -> Reach: ...


Rule = Callable[[Reach], Q]


@dataclass(frozen=True, slots=True)
class _ModelRule:
    view: str
    to_q: Rule
    to_see_q: Rule


_rules: dict[type[models.Model], _ModelRule] = {}


def scope_rule(model: type[models.Model], *, view: str, also_seen: Rule | None = None) -> Callable[[Rule], Rule]:
    """Register the scope rule of ``model``; ``view`` is the permission that lets an actor see its rows.

    ``also_seen`` adds rows that may be read but never acted on (the umbrella above an agency's own agreement).
    """

    def register(rule: Rule) -> Rule:
        if model in _rules:
            raise ImproperlyConfigured(f"{model.__name__} already has a scope rule")

        def to_see(reach: Reach) -> Q:
            return rule(reach) | also_seen(reach) if also_seen else rule(reach)

        _rules[model] = _ModelRule(view=view, to_q=rule, to_see_q=to_see)
        return rule

    return register


def _rule_of(model: type[models.Model]) -> _ModelRule:
    try:
        return _rules[model]
    except KeyError:
        raise ImproperlyConfigured(f"{model.__name__} has no scope rule: write one in its policies.py") from None


def scoped_models() -> list[type[models.Model]]:
    """Every model with a scope rule, for the tests that try them all."""
    return list(_rules)


class ScopedQuerySet(models.QuerySet):
    """A queryset that knows how to narrow itself to what an actor may see."""

    def within(self, reach: Reach) -> Self:
        """Narrow to the rows a reach covers."""
        if reach.everything:
            return self
        if not reach:
            return self.none()
        return self.filter(_rule_of(self.model).to_q(reach))

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the rows this actor may see."""
        rule = _rule_of(self.model)
        reach = actor.reach(rule.view)
        if reach.everything:
            return self
        return self.filter(rule.to_see_q(reach)) if reach else self.none()

    def reachable_by(self, actor: Actor, permission: str) -> Self:
        """Narrow to the rows on which this actor may use ``permission``."""
        return self.within(actor.reach(permission))


def scoped(queryset: models.QuerySet[Any]) -> ScopedQuerySet:
    """The same queryset if it can be scoped; refuses one that cannot."""
    if not isinstance(queryset, ScopedQuerySet):
        raise ImproperlyConfigured(f"{queryset.model.__name__} is not scoped")
    return queryset


def person_of(actor: Actor) -> int:
    """The id of the person who acts; some acts are personal. Raises ``PermissionDenied`` for nobody and the system."""
    if actor.user_id is None:
        raise PermissionDenied(str(_("Sign in first.")))
    return actor.user_id


def may_on(actor: Actor, permission: str, instance: models.Model) -> Decision:
    """May the actor use ``permission`` on this very row? One indexed query; none when the role alone decides."""
    decision = actor.may(permission)
    if not decision:
        return decision
    reach = actor.reach(permission)
    if reach.everything:
        return ALLOWED
    manager = type(instance)._default_manager
    if scoped(manager.all()).within(reach).filter(pk=instance.pk).exists():
        return ALLOWED
    return refused(_("This record is outside your agency or region."))
