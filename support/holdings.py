"""What is held of a person's marketing results and capital."""

from django.utils.translation import gettext_lazy as _

from core.holdings import register_holding
from support.models import CapitalDisbursement, MarketingResult

_RELATED = ("enterprise", "agreement", "agency")

register_holding(
    name="8 marketing",
    title=_("Marketing"),
    rows_of=lambda user_id: MarketingResult.objects.filter(enterprise__owner__user_id=user_id).select_related(
        *_RELATED
    ),
    without=("request_token",),
)
register_holding(
    name="9 capital",
    title=_("Capital"),
    rows_of=lambda user_id: CapitalDisbursement.objects.filter(enterprise__owner__user_id=user_id).select_related(
        *_RELATED, "scheme"
    ),
    without=("request_token",),
)
