"""My work: what waits for whoever has signed in, from every app, and nothing that waits for others."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from core.work import SHORT, work_of
from partnerships.choices import Verdict
from partnerships.models import InputRound
from partnerships.services.answers import confirm_answer, prepare_answer
from partnerships.services.rounds import close_round
from tests.factories.accounts import BANGKA, PANGKALPINANG, make_actor, make_agency, make_user
from tests.factories.enterprises import make_registration
from tests.factories.rounds import give_answer, make_decision, make_round

pytestmark = pytest.mark.django_db

PAGE = "/dasbor/tugas/"


def waiting(actor) -> dict[str, int]:
    """How much of each kind waits, where anything does."""
    return {source.name: work.count for source, work in work_of(actor) if work.count}


def test_a_verifier_finds_the_registrations_of_the_own_region():
    make_registration()
    assert waiting(make_actor(Role.VERIFIER, region=PANGKALPINANG)) == {"registrations": 1}
    assert waiting(make_actor(Role.VERIFIER, region=BANGKA)) == {}


def test_an_answer_goes_from_the_officer_to_the_head_to_the_drafter():
    agency, other = make_agency("dishut"), make_agency("dinsos")
    officer, head = (make_actor(role, agency=agency) for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD))
    secretary, sekda = make_actor(Role.SECRETARIAT), make_actor(Role.SEKDA)
    stranger = make_actor(Role.AGENCY_OFFICER, agency=make_agency("dkp"))
    opened = make_round(agencies=[agency, other])
    assert waiting(officer) == {"answers": 1}
    answer = give_answer(opened, agency, Verdict.INPUT, confirmed=False)
    prepare_answer(actor=officer, answer=answer)
    assert (waiting(officer), waiting(head)) == ({}, {"answers-confirm": 1})
    confirm_answer(actor=head, answer=answer)
    assert (waiting(head), waiting(secretary), waiting(sekda)) == ({}, {"inputs": 1}, {})
    InputRound.objects.update(deadline=timezone.localdate() - timedelta(days=1))
    assert waiting(secretary) == {"inputs": 1, "rounds": 1}
    close_round(actor=secretary, round_=opened)
    assert (waiting(secretary), waiting(sekda)) == ({"inputs": 1}, {"waivers": 1})
    assert waiting(stranger) == {}


def test_a_decision_waits_for_its_owner_and_once_it_is_late_for_the_secretariat_too():
    agency = make_agency("dishut")
    officer, secretary = make_actor(Role.AGENCY_OFFICER, agency=agency), make_actor(Role.SECRETARIAT)
    make_decision(agency, days=2)
    assert (waiting(officer), waiting(secretary)) == ({"decisions": 1}, {})
    make_decision(agency, days=-2)
    assert (waiting(officer), waiting(secretary)) == ({"decisions": 2}, {"decisions": 1})


def test_the_page_shows_the_first_few_and_the_way_to_the_rest(client):
    agency = make_agency("dishut")
    for _ in range(SHORT + 2):
        make_decision(agency, days=1)
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=agency))
    shown = client.get(PAGE)
    ((source, work),) = shown.context["waiting"]
    assert (source.name, work.count, len(work.items)) == ("decisions", SHORT + 2, SHORT)
    assert reverse("partnerships:decisions") in shown.content.decode()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.AGENCY_HEAD, Role.VERIFIER, Role.FACILITATOR, Role.LEADERSHIP])
def test_everybody_who_works_here_has_the_page_and_an_empty_one_says_so(client, role):
    client.force_login(make_user(role))
    shown = client.get(PAGE)
    assert shown.status_code == 200
    assert shown.context["waiting"] == []


@pytest.mark.parametrize("role", [Role.ENTREPRENEUR, Role.PARTNER])
def test_it_is_no_page_for_others(client, role):
    client.force_login(make_user(role))
    assert client.get(PAGE).status_code == 403
