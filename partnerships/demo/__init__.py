"""The cooperation with OK OCE as it may have gone on, for the demo."""

from partnerships.demo import agreements
from partnerships.models import Agreement


def load() -> int:
    """Make partners, agreements and what was done about them; returns how many agreements are there."""
    agreements.load()
    return Agreement.objects.count()
