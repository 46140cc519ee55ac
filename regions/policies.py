"""Who may see regions: they are public facts. A permission tied to regions reaches those regions and all below."""

from django.db.models import Q

from core.scope import Reach, scope_rule
from regions.models import Region


@scope_rule(Region, view="region.view")
def region_rule(reach: Reach) -> Q:
    return reach.region_q("code")
