"""Financing schemes, marketing results and capital."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.actors import SYSTEM
from enterprises.models import Enterprise
from partnerships.models import Agreement
from support import services
from support.models import CapitalDisbursement, MarketingResult, Scheme
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement


def make_scheme(
    code: str = "kur-mikro", *, floor: int = 10_000_000, ceiling: int | None = 100_000_000, **values: Any
) -> Scheme:
    """A scheme in force since 2023 and for ever."""
    defaults = {"name": "KUR Mikro", "floor": floor, "ceiling": ceiling, "valid_from": date(2023, 1, 1), **values}
    return Scheme.objects.get_or_create(code=code, valid_from=defaults["valid_from"], defaults=defaults)[0]


def marketing_values(**values: Any) -> dict[str, Any]:
    """What ``record_marketing`` wants to know beside the actor, the enterprise and the agreement."""
    return {
        "happened_on": timezone.localdate() - timedelta(days=3),
        "channel": "shopee",
        "channel_name": "Toko Getas Babel",
        "product": "Kerupuk getas 250 g",
        **values,
    }


def capital_values(**values: Any) -> dict[str, Any]:
    """What ``record_capital`` wants to know; the scheme is made when it is not there."""
    code = values.pop("scheme", None) or make_scheme().code
    return {
        "happened_on": timezone.localdate() - timedelta(days=3),
        "scheme": code,
        "lender": "Bank Sumsel Babel",
        "amount": 25_000_000,
        **values,
    }


def make_marketing(
    enterprise: Enterprise | None = None, *, agreement: Agreement | None = None, **values: Any
) -> MarketingResult:
    return services.record_marketing(
        actor=values.pop("actor", SYSTEM),
        enterprise=enterprise or make_enterprise(),
        agreement=agreement or make_agreement(),
        **marketing_values(**values),
    )


def make_capital(
    enterprise: Enterprise | None = None, *, agreement: Agreement | None = None, **values: Any
) -> CapitalDisbursement:
    return services.record_capital(
        actor=values.pop("actor", SYSTEM),
        enterprise=enterprise or make_enterprise(),
        agreement=agreement or make_agreement(),
        **capital_values(**values),
    )
