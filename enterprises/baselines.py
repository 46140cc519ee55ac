"""Whether a registration brings a new entrepreneur or an enterprise that existed before: told by what shows it.

What an applicant calls themselves is not asked. One fact is enough, and each can be checked: the NIB by its date, the
year of the start, the sales of the last full year. What was found is kept in ``Baseline`` and never written over, so
that growth is always measured from the same point. ``NEW_ENTREPRENEUR_MONTHS`` says how long one counts as new.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.text import Words
from enterprises.choices import Beginning

if TYPE_CHECKING:
    from enterprises.models import Registration

#: A month as long as it is on average, in days.
_MONTH = 30.44
EVIDENCE: dict[str, Words] = {
    "nib": _("the NIB was issued earlier"),
    "started": _("it started earlier"),
    "sales": _("it had sales in the last full year"),
}


def evidence_of(row: "Registration", today: date) -> list[str]:
    """What shows that the business of a registration existed before the programme met it; names of ``EVIDENCE``."""
    since = today - timedelta(days=round(settings.NEW_ENTREPRENEUR_MONTHS * _MONTH))
    facts = {
        "nib": row.nib_issued_on is not None and row.nib_issued_on < since,
        # Of the start only the year is known: it counts once the whole of it lies before.
        "started": row.started_year is not None and row.started_year < since.year,
        "sales": bool(row.turnover),
    }
    return [name for name, shown in facts.items() if shown]


def beginning_of(evidence: list[str]) -> Beginning:
    return Beginning.EXISTING if evidence else Beginning.NEW
