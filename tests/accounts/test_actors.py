"""What memberships make of a person, and that undefined permissions are an error rather than a yes."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actors import ANONYMOUS, SYSTEM, actor_for
from accounts.choices import Role
from accounts.models import Agency, Membership, User
from accounts.permissions import MATRIX, PERMISSIONS, REACH
from core.scope import NOWHERE, Reach
from regions.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user(full_name="Rina", email="rina@example.id")


@pytest.fixture
def region() -> Region:
    Region.objects.create(code="19", name="Kepulauan Bangka Belitung", kind="province")
    return Region.objects.create(code="19.71", name="Pangkal Pinang", kind="kota", parent_id="19")


def agency(code: str, *, is_lead: bool = False) -> Agency:
    return Agency.objects.create(code=code, name=code, short_name=code, is_lead=is_lead)


def test_the_matrix_names_only_defined_permissions_and_every_role():
    assert set(MATRIX) == set(REACH) == set(Role)
    assert set().union(*MATRIX.values()) <= set(PERMISSIONS)


def test_a_permission_nobody_defined_is_an_error_for_everyone(user):
    for actor in (ANONYMOUS, SYSTEM, actor_for(user.pk)):
        with pytest.raises(ImproperlyConfigured):
            actor.may("enterprise.destroy")
        with pytest.raises(ImproperlyConfigured):
            actor.reach("enterprise.destroy")


def test_anonymous_and_vanished_people_reach_nothing(user):
    gone = user.pk
    User.objects.filter(pk=gone).update(is_active=False)
    for actor in (ANONYMOUS, actor_for(gone), actor_for(10**9), actor_for(None)):
        assert not actor.may("enterprise.view")
        assert actor.reach("enterprise.view") == NOWHERE


def test_reach_is_the_union_of_the_grants_that_hold_the_permission(user, region):
    dinas = agency("disperindag")
    Membership.objects.create(user=user, role=Role.AGENCY_OFFICER, agency=dinas)
    Membership.objects.create(user=user, role=Role.VERIFIER, region=region)
    actor = actor_for(user.pk)
    assert actor.reach("enterprise.view") == Reach(
        agencies=frozenset({dinas.pk}), regions=frozenset({"19.71"}), owner=user.pk
    )
    assert actor.reach("registration.verify") == Reach(regions=frozenset({"19.71"}))
    assert actor.reach("support.record") == Reach(agencies=frozenset({dinas.pk}))


def test_the_lead_agency_sees_the_register_but_signs_only_for_itself(user):
    lead = agency("dkukm", is_lead=True)
    Membership.objects.create(user=user, role=Role.AGENCY_HEAD, agency=lead)
    actor = actor_for(user.pk)
    assert actor.reach("enterprise.view").everything
    assert actor.reach("agreement.sign") == Reach(agencies=frozenset({lead.pk}))


def test_a_membership_counts_only_between_its_dates(user):
    today = timezone.localdate()
    Membership.objects.create(user=user, role=Role.LEADERSHIP, valid_to=today - timedelta(days=1))
    Membership.objects.create(user=user, role=Role.SECRETARIAT, valid_from=today + timedelta(days=1))
    assert actor_for(user.pk).roles == {Role.ENTREPRENEUR}


@pytest.mark.parametrize("role", [Role.VERIFIER, Role.FACILITATOR, Role.AGENCY_HEAD, Role.AGENCY_OFFICER])
def test_a_role_without_its_place_is_refused_by_the_database(user, role):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, role=role)


def test_leadership_reads_and_changes_nothing():
    changing = {"record", "verify", "edit", "draft", "sign", "end", "manage", "issue", "attend", "revoke", "reveal"}
    assert not {name for name in MATRIX[Role.LEADERSHIP] if name.split(".")[1] in changing}
