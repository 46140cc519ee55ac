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
from accounts.selectors import agency_heads, users_reaching
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


# Agencies end and are replaced ---------------------------------------------------------------------------------------


@pytest.fixture
def merged():
    """Dinas Kehutanan became part of DLHK, which was renamed once more; a third will be merged only tomorrow."""
    today = timezone.localdate()
    last = agency("dlhk-baru")
    middle = Agency.objects.create(
        code="dlhk", name="DLHK", short_name="DLHK", successor=last, valid_to=today - timedelta(days=1)
    )
    first = Agency.objects.create(
        code="dishut", name="Dishut", short_name="Dishut", successor=middle, valid_to=today - timedelta(days=400)
    )
    still = Agency.objects.create(code="dlh", name="DLH", short_name="DLH", successor=last, valid_to=today)
    return first, middle, last, still


def test_staff_of_a_successor_reach_what_was_the_duty_of_those_it_replaced(user, merged):
    first, middle, last, still = merged
    Membership.objects.create(user=user, role=Role.AGENCY_HEAD, agency=last)
    actor = actor_for(user.pk)
    assert actor.reach("agreement.sign").agencies == {first.pk, middle.pk, last.pk}
    assert actor.agency_id == last.pk and still.pk not in actor.reach("agreement.view").agencies


def test_staff_of_an_agency_that_ended_reach_no_further_than_before(user, merged):
    first, *_others = merged
    Membership.objects.create(user=user, role=Role.AGENCY_OFFICER, agency=first)
    assert actor_for(user.pk).reach("agreement.view").agencies == {first.pk}


def test_two_agencies_that_name_each_other_as_successor_do_not_hang(user, merged):
    first, *_others, last, _still = merged
    Agency.objects.filter(pk=last.pk).update(successor=first, valid_to=timezone.localdate() - timedelta(days=1))
    Membership.objects.create(user=user, role=Role.AGENCY_HEAD, agency=last)
    assert first.pk in actor_for(user.pk).reach("agreement.view").agencies


def test_who_answers_for_an_agency_that_ended_is_told_in_its_place(merged):
    first, _middle, last, still = merged
    now, before = (User.objects.create_user(full_name=name, email=f"{name}@example.id") for name in ("kini", "dulu"))
    Membership.objects.create(user=now, role=Role.AGENCY_HEAD, agency=last)
    Membership.objects.create(user=before, role=Role.AGENCY_HEAD, agency=first)
    assert list(agency_heads(first.pk)) == [now]
    assert list(users_reaching("quarter.confirm", agency_id=first.pk)) == [now]
    assert list(agency_heads(still.pk)) == []
