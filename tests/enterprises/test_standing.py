"""Where an enterprise stands: its next step, what keeps it from it, since when, and who can free it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from accounts.choices import Role
from core.reference import read_rows
from enterprises.causes import causes, causes_of
from enterprises.choices import Asked, Evidence, Step
from enterprises.models import CauseRule, CompletionRule, Enterprise, Programme, Proof, Standing, YearlyFigure
from enterprises.reference_data import REFERENCE
from enterprises.services.asking import ask, give_figures, give_nib
from enterprises.services.companions import assign_facilitator
from enterprises.services.journey import record_step, revoke_evidence, settle, settle_all
from enterprises.services.standing import restand
from tests.factories.accounts import GERUNGGANG, make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise, make_step
from tests.factories.training import make_enrolment, make_training
from tests.jobs.signs import until
from training.choices import TrainingStatus
from training.services.inviting import invite

pytestmark = pytest.mark.django_db
ALL_STEPS = [step for step in Step if step != Step.P1]


def stands(enterprise: Enterprise) -> tuple[str, str]:
    row = Standing.objects.get(enterprise=enterprise)
    return row.next_step, row.cause


def days_ago(days: int):
    return timezone.localdate() - timedelta(days=days)


def prove(enterprise, step, *, evidence=Evidence.MARKETING, number=1, on=None):
    return record_step(
        actor=SYSTEM,
        enterprise=enterprise,
        step=step,
        achieved_on=on or timezone.localdate(),
        evidence=evidence,
        evidence_id=number,
    )


# Causes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_one_cause_that_holds_when_no_other_does_and_it_is_asked_last(step):
    listed = causes_of(step)
    assert [cause.condition is None for cause in listed] == [False] * (len(listed) - 1) + [True]


def test_every_cause_has_a_rule_in_the_reference_data_and_no_rule_is_about_nothing():
    ruled = {row["cause"] for row in read_rows(REFERENCE / "cause_rules.csv")}
    assert ruled == {cause.code for cause in causes()}


def test_what_holds_an_enterprise_up_follows_what_happens_to_it():
    enterprise = make_enterprise()
    assert stands(enterprise) == ("P2", "p2_none_open")
    training = make_training(enrol_until=timezone.localdate())
    restand([enterprise.pk])
    assert stands(enterprise) == ("P2", "p2_open")
    invite(actor=SYSTEM, training=training, enterprise=enterprise)
    assert stands(enterprise) == ("P2", "p2_invited")
    make_enrolment(training, enterprise)
    assert stands(enterprise) == ("P2", "p2_enrolled")
    make_step(enterprise, "P2")
    assert stands(enterprise) == ("P3", "p3_no_facilitator")
    make_user(Role.FACILITATOR, region=GERUNGGANG)
    assign_facilitator(actor=SYSTEM, enterprise=enterprise)
    assert stands(enterprise) == ("P3", "p3_not_mentored")
    make_step(enterprise, "P3")
    assert stands(enterprise) == ("P4", "p4_no_nib")
    ask(actor=SYSTEM, enterprise=enterprise, what=Asked.NIB)
    assert stands(enterprise) == ("P4", "p4_asked")
    give_nib(actor=SYSTEM, enterprise=enterprise, nib="0220101234567")
    assert stands(enterprise) == ("P4", "p4_not_seen")
    for step in ("P4", "P5"):
        make_step(enterprise, step)
    assert stands(enterprise) == ("P6", "p6_no_report")
    YearlyFigure.objects.all().delete()
    restand()
    assert stands(enterprise) == ("P6", "p6_no_figures")
    for step in ("P6", "P7"):
        make_step(enterprise, step)
    assert stands(enterprise) == ("", "")


def test_who_came_to_a_training_and_got_no_certificate_is_not_forgotten():
    enterprise = make_enterprise()
    make_training(TrainingStatus.FINISHED, enterprises=[enterprise])
    restand()
    assert stands(enterprise) == ("P2", "p2_missed")


def test_a_training_of_another_region_opens_nothing():
    here, there = make_enterprise(), make_enterprise(village="19.02.01.2004")
    make_training(region=here.village.parent.parent, enrol_until=timezone.localdate())
    restand()
    assert stands(here) == ("P2", "p2_open")
    assert stands(there) == ("P2", "p2_none_open")


# The clock -----------------------------------------------------------------------------------------------------------


def test_waiting_is_counted_from_the_last_step_and_being_stuck_from_the_patience_of_the_cause():
    CauseRule.objects.create(cause="p2_none_open", patience=30)
    fresh, old = (make_enterprise(registered_on=days_ago(days)) for days in (29, 30))
    for enterprise in (fresh, old):
        enterprise.steps.update(achieved_on=enterprise.registered_on)
    Standing.objects.all().delete()
    restand()
    assert list(Standing.objects.stuck()) == [old.standing]
    assert old.standing.days == 30 and old.standing.is_stuck and not fresh.standing.is_stuck


def test_what_is_done_about_it_starts_the_clock_of_the_cause_but_not_that_of_the_waiting():
    enterprise = make_enterprise(registered_on=days_ago(400))
    enterprise.steps.update(achieved_on=days_ago(400))
    Standing.objects.all().delete()
    restand()
    assert Standing.objects.stuck().exists()
    invite(actor=SYSTEM, training=make_training(enrol_until=timezone.localdate()), enterprise=enterprise)
    row = Standing.objects.get()
    assert not row.is_stuck and row.days == 400 and row.cause_since == timezone.localdate()
    assert restand() == 0, "computing again changes nothing"


def test_the_agency_of_the_rule_can_free_it_and_without_one_the_agency_that_leads():
    lead, office = make_agency(is_lead=True), make_agency("dpmptsp")
    CauseRule.objects.create(cause="p4_no_nib", agency=office, patience=10)
    at_nib = make_enterprise(steps=["P2", "P3"])
    at_training = make_enterprise()
    assert at_nib.standing.agency == office
    assert at_training.standing.agency == lead


def test_an_agency_sees_whom_it_can_free_once_they_are_stuck_and_nobody_else():
    office = make_agency("dpmptsp")
    CauseRule.objects.create(cause="p4_no_nib", agency=office, patience=10)
    stuck, waiting, other = make_enterprise(steps=["P2", "P3"]), make_enterprise(steps=["P2", "P3"]), make_enterprise()
    Standing.objects.filter(enterprise=stuck).update(waiting_since=days_ago(11), cause_since=days_ago(11))
    actor = make_actor(Role.AGENCY_OFFICER, agency=office)
    assert list(Enterprise.objects.visible_to(actor)) == [stuck]
    assert list(Standing.objects.visible_to(actor)) == [stuck.standing]
    assert not Enterprise.objects.visible_to(make_actor(Role.AGENCY_OFFICER, agency=make_agency("dkp"))).exists()
    assert {waiting, other}


# Evidence and rules --------------------------------------------------------------------------------------------------


@pytest.fixture
def programme(settings):
    return Programme.objects.create(code=settings.JOURNEY_PROGRAMME, name="OK OCE")


def rule(programme, step, evidence, minimum, **dates):
    dates.setdefault("valid_from", days_ago(1000))
    return CompletionRule.objects.create(programme=programme, step=step, evidence=evidence, minimum=minimum, **dates)


def test_a_step_is_done_when_the_rule_finds_enough_pieces_of_evidence(programme):
    rule(programme, "P5", Evidence.MARKETING, 3)
    enterprise = make_enterprise()
    assert [prove(enterprise, "P5", number=n, on=days_ago(9 - n)) for n in (1, 2, 2)] == [None, None, None]
    done = prove(enterprise, "P5", number=3, on=days_ago(6))
    assert done.achieved_on == days_ago(6) and Proof.objects.filter(step="P5").count() == 3


def test_pieces_of_different_kinds_are_not_added(programme):
    rule(programme, "P5", Evidence.MARKETING, 2)
    rule(programme, "P5", Evidence.CAPITAL, 2)
    enterprise = make_enterprise()
    assert prove(enterprise, "P5", number=1) is None
    assert prove(enterprise, "P5", number=1, evidence=Evidence.CAPITAL) is None
    assert not enterprise.steps.filter(step="P5").exists()


def test_a_rule_counts_from_its_first_day_to_its_last(programme):
    rule(programme, "P5", Evidence.MARKETING, 5, valid_to=days_ago(1))
    rule(programme, "P7", Evidence.CAPITAL, 5, valid_from=days_ago(-1))
    enterprise = make_enterprise()
    assert prove(enterprise, "P5") and prove(enterprise, "P7", evidence=Evidence.CAPITAL)


def test_in_a_programme_of_one_step_after_the_other_later_evidence_waits_for_the_steps_before(programme):
    Programme.objects.update(in_order=True)
    enterprise = make_enterprise()
    assert prove(enterprise, "P3") is None
    prove(enterprise, "P2", evidence=Evidence.CERTIFICATE)
    assert set(enterprise.steps.standing().values_list("step", flat=True)) == {"P1", "P2", "P3"}


def test_an_enterprise_follows_the_rules_of_its_own_programme(programme):
    strict = Programme.objects.create(code="ketat", name="Ketat")
    rule(strict, "P5", Evidence.MARKETING, 2)
    assert prove(make_enterprise(), "P5")
    assert prove(make_enterprise(programme=strict), "P5") is None


def test_when_a_rule_is_eased_what_was_proved_counts(programme):
    needed = rule(programme, "P5", Evidence.MARKETING, 2)
    enterprise = make_enterprise()
    prove(enterprise, "P5")
    needed.delete()
    assert [record.step for record in settle(actor=SYSTEM, enterprise=enterprise)] == ["P5"]
    assert settle(actor=SYSTEM, enterprise=enterprise) == []


def test_at_night_everyone_gets_what_an_eased_rule_gives(programme):
    needed = rule(programme, "P5", Evidence.MARKETING, 2)
    proved, other = make_enterprise(), make_enterprise()
    prove(proved, "P5")
    needed.delete()
    assert settle_all() == 1 and settle_all() == 0
    assert stands(proved)[0] == stands(other)[0] == "P2"
    assert proved.steps.filter(step="P5").exists() and not other.steps.filter(step="P5").exists()


def test_when_evidence_falls_the_step_falls_only_if_the_rest_is_not_enough(programme):
    enterprise = make_enterprise()
    prove(enterprise, "P5", number=1)
    prove(enterprise, "P5", number=2)

    def fall(number):
        return revoke_evidence(
            actor=SYSTEM, enterprise=enterprise, evidence=Evidence.MARKETING, evidence_id=number, reason="Salah catat"
        )

    fall(1)
    assert enterprise.steps.standing().get(step="P5").evidence_id == 2
    fall(2)
    assert not enterprise.steps.standing().filter(step="P5").exists()
    assert stands(enterprise)[0] == "P2"


# What owners give ----------------------------------------------------------------------------------------------------


def test_figures_of_last_year_decide_the_class_anew_and_answer_the_question():
    owner = make_user()
    enterprise = make_enterprise(user=owner, steps=ALL_STEPS[:4])
    ask(actor=SYSTEM, enterprise=enterprise, what=Asked.FIGURES)
    figure = give_figures(
        actor=actor_for(owner.pk),
        enterprise=enterprise,
        year=timezone.localdate().year - 1,
        turnover=2_000_000_001,
        capital=5,
        workers_male=1,
        workers_female=2,
    )
    enterprise.refresh_from_db()
    assert enterprise.business_class == "small" and enterprise.class_amount == 2_000_000_001
    assert figure.source == "declared" and not enterprise.asks.open().exists()
    assert enterprise.figures.count() == 1


# At the same moment ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_computing_all_does_not_undo_what_somebody_does_meanwhile():
    lead = make_agency(is_lead=True)
    enterprise, moved = make_enterprise(), make_enterprise()
    training = make_training(agency=lead, enrol_until=timezone.localdate())
    restand()
    # What is written of both is not true any more when all are computed.
    Standing.objects.update(patience=1)

    def compute() -> None:
        try:
            restand()
        finally:
            connection.close()

    computing = threading.Thread(target=compute)

    def waits() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
            return bool(cursor.fetchone()[0])

    with transaction.atomic():
        invite(actor=SYSTEM, training=training, enterprise=enterprise)
        computing.start()
        until(lambda: not computing.is_alive() or waits())
    computing.join()
    assert stands(enterprise) == (Step.P2, "p2_invited")
    assert stands(moved) == (Step.P2, "p2_open")
