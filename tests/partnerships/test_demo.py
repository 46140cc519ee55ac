"""The agreements of the demo."""

import pytest
from django.core.management import call_command

from accounts import demo as people
from accounts.actors import actor_for
from accounts.models import User
from partnerships import demo
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import Agreement


@pytest.mark.django_db
def test_one_umbrella_and_eight_pks_in_force_the_same_when_loaded_twice():
    call_command("load_reference", verbosity=0)
    people.load()
    assert demo.load() == 12
    assert demo.load() == 0
    in_force = Agreement.objects.in_force()
    assert in_force.filter(kind=AgreementKind.KB).count() == 1
    assert in_force.filter(kind=AgreementKind.PKS).count() == 8
    assert all(agreement.targets.exists() for agreement in in_force.filter(kind=AgreementKind.PKS))
    assert Agreement.objects.filter(status=AgreementStatus.DRAFT).count() == 2
    partner = actor_for(User.objects.get(email="okoce@babel.example").pk)
    assert Agreement.objects.visible_to(partner).count() == 10
