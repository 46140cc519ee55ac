import pytest

from tests.factories.accounts import make_agency, make_user
from tests.factories.partnerships import make_agreement, make_partner


@pytest.fixture
def as_role(client):
    """Sign in as a new person of a role; returns the browser."""

    def sign_in(role=None, **values):
        client.force_login(make_user(role, **values))
        return client

    return sign_in


@pytest.fixture
def scene(db):
    """Two agencies, the own one and another, with a draft and a signed agreement each."""
    own, other = make_agency("dkukm"), make_agency("disperindag")
    okoce = make_partner("OK OCE")
    return {
        "own": own,
        "okoce": okoce,
        "draft": make_agreement(status="draft", agency=own, partner=okoce),
        "signed": make_agreement(agency=own, partner=okoce),
        "theirs": make_agreement(agency=other, partner=make_partner("PT Lain")),
        "their_draft": make_agreement(status="draft", agency=other, partner=make_partner("PT Lain")),
    }
