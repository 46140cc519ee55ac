"""What of marketing and capital goes with an enterprise when two records turn out to be one: all of it."""

from enterprises.belongings import Belonging, register_belonging
from support.models import CapitalDisbursement, MarketingResult

register_belonging(Belonging(MarketingResult))
register_belonging(Belonging(CapitalDisbursement))
