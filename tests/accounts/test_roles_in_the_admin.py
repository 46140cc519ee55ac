"""A role is given in the admin only to an account whose e-mail address is its owner's."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import Membership
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db

GIVE = {"role": "leadership", "agency": "", "region": "", "valid_from": "", "valid_to": ""}


@pytest.fixture
def squatted(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    user = make_user()
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    return user


def test_an_unconfirmed_address_gets_no_role_and_is_shown_as_such(client, squatted):
    give = reverse("admin:accounts_membership_add")
    refused = client.post(give, GIVE | {"user": squatted.pk})
    assert refused.status_code == 200 and "not confirmed" in refused.content.decode()
    assert not Membership.objects.filter(user=squatted).exists()
    listed = client.get(reverse("admin:accounts_user_changelist"), {"q": squatted.email}).content.decode()
    assert "icon-no" in listed
    EmailAddress.objects.update(verified=True)
    assert client.post(give, GIVE | {"user": squatted.pk}).status_code == 302
    assert Membership.objects.filter(user=squatted, role="leadership").exists()


def test_nor_by_the_page_of_the_account(client, squatted):
    inline = {f"memberships-{name}": value for name, value in {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0}.items()}
    inline |= {f"memberships-0-{name}": value for name, value in GIVE.items()}
    account = {"full_name": squatted.full_name, "email": squatted.email, "language": "id", "is_active": "on"}
    address = reverse("admin:accounts_user_change", args=[squatted.pk])
    assert client.post(address, account | inline).status_code == 200
    assert client.post(address, account | inline | {"is_staff": "on"}).status_code == 200
    squatted.refresh_from_db()
    assert not squatted.is_staff and not squatted.memberships.exists()
    bare = account | {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    assert client.post(address, bare).status_code == 302
