"""Official numbers: gap-free within a series, taken inside the caller's transaction."""

from django.db import transaction
from django.db.models import F

from workflow.models import Counter

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def next_number(series: str) -> int:
    """The next number of a series. The counter stays locked until the caller's transaction ends: if that rolls back, so
    does the number. Must be called inside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("next_number must be called inside a transaction")
    Counter.objects.get_or_create(series=series)
    Counter.objects.select_for_update().get(series=series)
    Counter.objects.filter(series=series).update(last=F("last") + 1)
    return Counter.objects.values_list("last", flat=True).get(series=series)
