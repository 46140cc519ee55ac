"""The cooperation with OK OCE as it may have gone on, for the demo."""

from partnerships.demo import agreements


def load() -> int:
    """Make what is missing; returns how many agreements are there."""
    return agreements.load()
