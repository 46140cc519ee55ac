"""Who may see which requests and breaches."""

from django.db.models import Q

from core.scope import NOTHING, Reach, scope_rule
from privacy.models import Breach, DataRequest


@scope_rule(DataRequest, view="privacy.view")
def request_rule(reach: Reach) -> Q:
    """One's own; whoever handles them handles all of the province."""
    return Q(user_id=reach.owner) if reach.owner is not None else NOTHING


@scope_rule(Breach, view="privacy.breach")
def breach_rule(reach: Reach) -> Q:
    """Nobody's but theirs who reach everything."""
    return NOTHING
