"""What the targets of an agreement count in this app."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from core.formats import rupiah
from enterprises.models.enterprise import EnterpriseQuerySet
from partnerships.periods import Days
from partnerships.realisation import Proof, enterprises_among, register_indicator, under
from support.models import CapitalDisbursement, MarketingResult, SupportQuerySet


def _counting(records: SupportQuerySet, agreement_id: int, days: Days) -> SupportQuerySet:
    """The standing records of these days."""
    return records.standing().filter(under(agreement_id), happened_on__range=(days.first, days.last))


def _marketing(agreement_id: int, days: Days) -> SupportQuerySet:
    return _counting(MarketingResult.objects.all(), agreement_id, days)


def _capital(agreement_id: int, days: Days) -> SupportQuerySet:
    return _counting(CapitalDisbursement.objects.all(), agreement_id, days)


def enterprises_marketed(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    return enterprises_among(_marketing(agreement_id, days).values("enterprise_id"))


def enterprises_capital(agreement_id: int, days: Days) -> EnterpriseQuerySet:
    return enterprises_among(_capital(agreement_id, days).values("enterprise_id"))


def marketing_proofs(agreement_id: int, days: Days, among: Collection[int]) -> Iterator[Proof]:
    """The product and where it is on sale."""
    for row in _marketing(agreement_id, days).filter(enterprise_id__in=among).order_by("happened_on", "pk"):
        yield Proof(row.enterprise_id, row.happened_on, str(row))


def capital_proofs(agreement_id: int, days: Days, among: Collection[int]) -> Iterator[Proof]:
    """The scheme, the lender and the amount."""
    rows = _capital(agreement_id, days).filter(enterprise_id__in=among).select_related("scheme")
    for row in rows.order_by("happened_on", "pk"):
        yield Proof(row.enterprise_id, row.happened_on, f"{row} · {rupiah(row.amount)}")


register_indicator(
    code="enterprises_marketed",
    label=_("Enterprises with a new place of sale"),
    people=enterprises_marketed,
    proofs=marketing_proofs,
)
register_indicator(
    code="enterprises_capital",
    label=_("Enterprises given capital"),
    people=enterprises_capital,
    proofs=capital_proofs,
)
