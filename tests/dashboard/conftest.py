import pytest

from tests.factories.accounts import make_agency


@pytest.fixture
def agencies(db):
    """The lead agency, which reaches everywhere, and another one."""
    return make_agency("dkukm", is_lead=True), make_agency("disperindag")
