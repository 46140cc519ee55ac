"""The cooperation with OK OCE as it may have gone on, for the demo."""

from partnerships.demo import agreements, companies


def load() -> int:
    """Make what is missing; returns how many agreements were made."""
    made = agreements.load()
    companies.load()
    return made
