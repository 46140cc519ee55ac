"""Who may see which agencies."""

from django.db.models import Q

from accounts.models import Agency
from core.scope import NOTHING, Reach, scope_rule


@scope_rule(Agency, view="agency.view")
def agency_rule(reach: Reach) -> Q:
    return Q(pk__in=reach.agencies) if reach.agencies else NOTHING
