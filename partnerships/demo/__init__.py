"""The cooperation with OK OCE as it may have gone on, for the demo."""

from partnerships.demo import agreements, companies, rounds, text
from partnerships.models import Agreement


def load() -> int:
    """Make what is missing; returns how many agreements were made."""
    before = Agreement.objects.count()
    agreements.load()
    companies.load()
    rows = list(Agreement.objects.order_by("pk"))
    text.load(rows)
    rounds.load(rows)
    return Agreement.objects.count() - before
