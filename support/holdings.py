"""What is held of a person's marketing results and capital."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.holdings import Person, register_holding
from support.models import CapitalDisbursement, MarketingResult

_RELATED = ("enterprise", "agreement", "agency")


def _of(model: Any, *related: str) -> Any:
    return lambda person: model.objects.filter(enterprise__owner_id=person.register).select_related(*_RELATED, *related)


def _audited(person: Person) -> object:
    """Money of a public programme is accounted for by name until its papers may be thrown away."""
    since = timezone.localdate() - timedelta(days=365 * settings.CAPITAL_KEEP_YEARS)
    rows = CapitalDisbursement.objects.standing().filter(enterprise__owner_id=person.register, happened_on__gte=since)
    if rows.exists():
        return _("Capital that reached the person must stay accounted for by name (duty to keep financial records).")
    return ""


register_holding(
    name="8 marketing",
    title=_("Marketing"),
    rows_of=_of(MarketingResult),
    without=("request_token",),
    emptied={"channel_name": "", "product": "", "url": "", "note": ""},
    texts=("recorded_by",),
)
register_holding(
    name="9 capital",
    title=_("Capital"),
    rows_of=_of(CapitalDisbursement, "scheme"),
    without=("request_token",),
    emptied={"reference": "", "note": "", "purpose": ""},
    texts=("recorded_by",),
    kept_because=_audited,
)
