import pytest

from tests.factories.accounts import make_agency, make_user


@pytest.fixture
def agency():
    """The organiser; not the lead agency, which sees the whole register."""
    return make_agency("disperindag")


@pytest.fixture
def officer(client, agency):
    """Signed in: an officer of the organiser."""
    user = make_user("agency_officer", agency=agency)
    client.force_login(user)
    return user
