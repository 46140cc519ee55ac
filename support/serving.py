"""Support binds an agency to an enterprise while the record stands."""

from enterprises.serving import register_bond
from support.models import CapitalDisbursement, MarketingResult

register_bond(
    "marketing",
    lambda enterprise_id, agency_id: MarketingResult.objects.standing().filter(
        enterprise_id=enterprise_id, agency_id=agency_id
    ),
)
register_bond(
    "capital",
    lambda enterprise_id, agency_id: CapitalDisbursement.objects.standing().filter(
        enterprise_id=enterprise_id, agency_id=agency_id
    ),
)
