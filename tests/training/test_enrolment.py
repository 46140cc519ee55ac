"""Places: never more than there are, for one's own enterprise, in the right region, given back and taken again."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from core.decisions import Refused
from enterprises.models import Enterprise
from notifications.models import Notice
from tests.factories.accounts import BANGKA, SRI_MENANTI, make_actor, make_agency, make_region, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_certificate, make_enrolment, make_training
from training.choices import EnrolmentStatus
from training.models import Enrolment, Training
from training.selectors import offers
from training.services import enrolment as services

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    user = make_user(full_name="Siti Melati")
    client.force_login(user)
    return user


def join(client, training, enterprise):
    return client.post(reverse("training:join", args=[training.pk]), {"enterprise": enterprise.pk})


def test_nobody_enrols_the_enterprise_of_another(client, owner):
    training, foreign = make_training(), make_enterprise(user=make_user())
    make_enterprise(user=owner)
    assert join(client, training, foreign).status_code == 404
    with pytest.raises(Refused):
        services.join(actor=actor_for(owner.pk), training=training, enterprise=foreign)
    assert not Enrolment.objects.exists()


def test_an_enterprise_of_another_region_is_refused_by_both_doors(client, owner):
    training = make_training(region=make_region(BANGKA))
    here, there = make_enterprise(user=owner), make_enterprise(village=SRI_MENANTI)
    assert [offer.training for offer in offers(actor_for(owner.pk))] == []
    answer = join(client, training, here)
    assert answer.status_code == 422
    assert "Bangka" in answer.content.decode()
    with pytest.raises(Refused):
        services.enrol(actor=SYSTEM, training=training, enterprise=here)
    services.enrol(actor=SYSTEM, training=training, enterprise=there)
    assert Enrolment.objects.get().enterprise == there


def test_a_full_training_says_so_and_gives_the_place_to_the_next(client, owner):
    training = make_training(quota=1)
    held = make_enrolment(training)
    mine = make_enterprise(user=owner)
    answer = join(client, training, mine)
    assert answer.status_code == 422
    assert "1" in answer.context["refusals"][0].message
    services.take_off(actor=SYSTEM, enrolment=held, reason="Sakit")
    assert join(client, training, mine).status_code == 302
    with pytest.raises(Refused):
        services.put_back(actor=SYSTEM, enrolment=held)
    assert training.enrolments.active().count() == 1


@pytest.mark.parametrize("status", ["draft", "running", "finished", "cancelled"])
def test_an_entrepreneur_enrols_only_while_it_is_open(client, owner, status):
    training, mine = make_training(status), make_enterprise(user=owner)
    assert join(client, training, mine).status_code == (404 if status in ("draft", "cancelled") else 422)
    assert not training.enrolments.exists()


def test_nor_after_the_last_day(client, owner):
    training, mine = make_training(), make_enterprise(user=owner)
    Training.objects.update(enrol_until=timezone.localdate() - timedelta(days=1))
    assert join(client, training, mine).status_code == 422
    assert offers(actor_for(owner.pk)) == []


def test_the_organiser_adds_who_comes_on_the_day():
    training = make_training("running")
    services.enrol(actor=SYSTEM, training=training, enterprise=make_enterprise(), participant_name="Anak Siti")
    assert training.enrolments.get().participant_name == "Anak Siti"


def test_leaving_and_coming_back_is_one_place_with_one_history(client, owner):
    training, mine = make_training(), make_enterprise(user=owner)
    join(client, training, mine)
    enrolment = training.enrolments.get()
    assert client.post(reverse("training:leave", args=[enrolment.pk])).status_code == 302
    assert training.enrolments.get().status == EnrolmentStatus.CANCELLED
    join(client, training, mine)
    assert training.enrolments.get().status == EnrolmentStatus.ENROLLED


def test_nobody_leaves_for_another(client, owner):
    enrolment = make_enrolment()
    assert client.post(reverse("training:leave", args=[enrolment.pk])).status_code == 404
    move = reverse("training:enrolment-move", args=[enrolment.pk])
    assert client.post(move, {"move": "cancel"}).status_code == 404
    assert Enrolment.objects.get().status == EnrolmentStatus.ENROLLED


def test_a_place_is_not_left_once_it_runs(client, owner):
    mine = make_enterprise(user=owner)
    training = make_training("running", enterprises=[mine])
    assert client.post(reverse("training:leave", args=[training.enrolments.get().pk])).status_code == 422
    assert training.enrolments.get().status == EnrolmentStatus.ENROLLED


def test_whom_the_organiser_took_off_only_the_organiser_puts_back(client, owner):
    training, mine = make_training(), make_enterprise(user=owner)
    enrolment = make_enrolment(training, mine)
    services.take_off(actor=SYSTEM, enrolment=enrolment, reason="Sudah pernah ikut")
    assert "Sudah pernah ikut" in Notice.objects.get(kind="training.removed").body
    assert join(client, training, mine).status_code == 422
    assert training.enrolments.get().status == EnrolmentStatus.REMOVED
    services.put_back(actor=SYSTEM, enrolment=enrolment)
    assert training.enrolments.get().status == EnrolmentStatus.ENROLLED


@pytest.mark.parametrize("role", ["verifier", "leadership", "facilitator"])
def test_whoever_may_only_read_moves_nobody(client, role):
    enrolment = make_enrolment()
    services.take_off(actor=SYSTEM, enrolment=enrolment, reason="Sakit")
    client.force_login(make_user(role))
    for move in ("again", "readmit"):
        answer = client.post(reverse("training:enrolment-move", args=[enrolment.pk]), {"move": move})
        assert answer.status_code in (404, 409, 422)
    assert Enrolment.objects.get().status == EnrolmentStatus.REMOVED


def test_who_holds_a_certificate_stays_on_the_list():
    certificate = make_certificate()
    with pytest.raises(Refused):
        services.take_off(actor=SYSTEM, enrolment=certificate.enrolment, reason="Salah")


def test_many_by_number_each_for_itself(client, officer, agency):
    training = make_training(agency=agency, quota=2, enterprises=[make_enterprise()])
    good, late = make_enterprise(), make_enterprise()
    numbers = f"{good.number}\n9999-000001, {late.number};{good.number}"
    answer = client.post(reverse("training:enrol", args=[training.pk]), {"numbers": numbers})
    assert answer.status_code == 422
    assert [result.number for result in answer.context["refused"]] == ["9999-000001", late.number]
    assert training.enrolments.active().count() == 2
    # What was refused stays in the box, what was done does not.
    assert answer.context["numbers_form"].initial["numbers"] == f"9999-000001\n{late.number}"


def test_enrolling_lets_the_organiser_see_the_enterprise_and_nobody_else(agency):
    officer = make_actor("agency_officer", agency=agency)
    other = make_actor("agency_officer", agency=make_agency("dkp"))
    enterprise = make_enterprise()
    assert not Enterprise.objects.visible_to(officer).exists()
    services.enrol(actor=officer, training=make_training(agency=agency), enterprise=enterprise)
    assert Enterprise.objects.visible_to(officer).get() == enterprise
    assert not Enterprise.objects.visible_to(other).exists()


def test_offers_know_what_fits_each_enterprise_in_few_queries(django_assert_max_num_queries):
    owner = make_user()
    here, there = make_enterprise(user=owner), make_enterprise(user=owner, village=SRI_MENANTI)
    for_all, for_bangka = make_training(), make_training(region=make_region(BANGKA))
    make_training("draft")
    make_enrolment(for_all, here)
    actor = actor_for(owner.pk)
    with django_assert_max_num_queries(5):
        found = {offer.training: offer.enterprises for offer in offers(actor)}
    assert found == {for_all: [there], for_bangka: [there]}


@pytest.mark.django_db(transaction=True)
def test_the_last_place_goes_to_one_however_many_run_for_it():
    training = make_training(quota=3)
    enterprises = [make_enterprise() for _ in range(8)]
    start, outcomes = threading.Barrier(len(enterprises)), []

    def run(enterprise):
        try:
            start.wait()
            services.enrol(actor=SYSTEM, training=training, enterprise=enterprise)
            outcomes.append("in")
        except Refused:
            outcomes.append("full")
        finally:
            connection.close()

    runners = [threading.Thread(target=run, args=[enterprise]) for enterprise in enterprises]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    assert sorted(outcomes) == ["full"] * 5 + ["in"] * 3
    assert training.enrolments.active().count() == 3
