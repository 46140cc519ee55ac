"""Giving an agreement the province's number: the next of its row, without a gap."""

from datetime import date

from partnerships.models import Agreement, NumberPattern
from workflow.numbers import next_number


def give_number(agreement: Agreement, day: date) -> str | None:
    """The next number for an agreement signed on ``day``; None when its kind has no pattern.

    Taken inside the caller's transaction: the row of numbers stays locked until it ends, and if it rolls back so does
    the number. A number that was typed by hand already is passed over: it is in use, so no gap.
    """
    pattern = NumberPattern.objects.filter(agreement_kind=agreement.kind).first()
    if pattern is None:
        return None
    row = pattern.series(agreement, day)
    while True:
        number = pattern.written(agreement, day, next_number(row))
        if not Agreement.objects.filter(number=number).exists():
            return number
