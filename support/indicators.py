"""What the targets of an agreement count in this app."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.periods import Days
from partnerships.realisation import enterprises_among, register_indicator, under
from support.models import CapitalDisbursement, MarketingResult, SupportQuerySet


def _supported(records: SupportQuerySet, agreement_id: int, days: Days) -> QuerySet:
    """The enterprises of the standing records of these days."""
    standing = records.standing().filter(under(agreement_id), happened_on__range=(days.first, days.last))
    return standing.values("enterprise_id")


def enterprises_marketed(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    return enterprises_among(_supported(MarketingResult.objects.all(), agreement_id, days))


def enterprises_capital(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    return enterprises_among(_supported(CapitalDisbursement.objects.all(), agreement_id, days))


register_indicator(
    code="enterprises_marketed", label=_("Enterprises with a new place of sale"), people=enterprises_marketed
)
register_indicator(code="enterprises_capital", label=_("Enterprises given capital"), people=enterprises_capital)
