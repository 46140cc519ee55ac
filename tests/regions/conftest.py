import pytest

from regions.services import load_regions


@pytest.fixture
def regions(db):
    """All regions of the province."""
    load_regions()
