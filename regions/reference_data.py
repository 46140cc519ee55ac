"""The reference facts of this app, for ``manage.py load_reference``."""

from core.reference import Loaded
from regions.services import load_regions


def load() -> list[Loaded]:
    return [load_regions()]
