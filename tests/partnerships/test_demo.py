"""The demo of partnerships: the course of 2021, and the next agreement on its way."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts import demo as people
from accounts.actors import actor_for
from accounts.demo import DEMO_USERS
from accounts.models import User
from audit.selectors import timeline
from core.work import work_of
from enterprises.choices import Step
from partnerships import demo
from partnerships.checks.rounds import agencies_have_answered, inputs_are_answered
from partnerships.choices import AgreementKind, AgreementStatus, AnswerStatus, CallStatus, Verdict
from partnerships.models import Agreement, Answer, ArticleInput, Call, Decision, InputRound, Meeting, Opportunity
from partnerships.selectors.matrix import matrix_of
from partnerships.selectors.shortlist import ranking_of


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, told once for all tests of this file."""
    from django.db import transaction
    from django.test import override_settings

    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        call_command("load_reference", verbosity=0)
        people.load()
        yield demo.load()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _told(told, db): ...


def actor(login: str):
    return actor_for(User.objects.get(email=f"{login}@babel.example").pk)


def test_it_is_the_same_when_loaded_twice(told):
    assert told == 13
    counts = {model: model.objects.count() for model in (Agreement, Answer, Opportunity, Meeting, Decision, Call, User)}
    assert demo.load() == 0
    assert {model: model.objects.count() for model in counts} == counts


def test_one_umbrella_lapsed_and_one_is_in_force_with_eight_pks():
    umbrellas = Agreement.objects.filter(kind=AgreementKind.KB).order_by("pk")
    assert [row.status for row in umbrellas] == [AgreementStatus.EXPIRED, AgreementStatus.ACTIVE, AgreementStatus.INPUT]
    in_force = Agreement.objects.in_force().filter(kind=AgreementKind.PKS)
    assert {row.parent for row in in_force} == {umbrellas[1]}
    assert {"dkukm", "disperindag", "dlhk"} <= {row.agency.code for row in in_force}
    assert in_force.count() == 8
    assert all(row.targets.exists() for row in in_force)


def test_twenty_five_agencies_are_asked_and_answer_in_every_way():
    opened = InputRound.objects.get()
    assert opened.is_open
    assert opened.agreement.current_version == opened.version
    assert not opened.agreement.missing_articles()
    assert opened.opened_at < timezone.now() - timedelta(days=7)
    answers = opened.answers.all()
    assert answers.count() == 25
    assert {answer.status for answer in answers} == {
        AnswerStatus.SILENT,
        AnswerStatus.PREPARED,
        AnswerStatus.CONFIRMED,
    }
    heard = [answer for answer in answers if answer.status == AnswerStatus.CONFIRMED]
    assert {answer.verdict for answer in heard} == set(Verdict)
    assert all(answer.confirmed_by.full_name and answer.confirmed_at > opened.opened_at for answer in heard)
    responses = {item.response_status for item in ArticleInput.objects.filter(answer__in=heard)}
    assert responses == {"open", "accepted", "rejected"}


def test_the_signing_waits_for_the_silent_and_the_objection():
    draft = InputRound.objects.get().agreement
    silent = " ".join(str(refusal) for refusal in agencies_have_answered(draft, actor("sekretariat")))
    assert "PUPRPRKP" in silent
    assert "Disdik" in silent
    assert "DKPUS" not in silent  # asked, but nobody waits for it
    unanswered = " ".join(str(refusal) for refusal in inputs_are_answered(draft, actor("sekretariat")))
    assert "Bakuda" in unanswered
    assert "Disperindag" not in unanswered


def test_the_matrix_shows_the_gap():
    matrix = matrix_of(actor("sekretariat"))
    assert len(matrix.rows) == 25
    assert matrix.gaps == [Step.P6, Step.P7]
    assert matrix.totals[1].offers >= 6


def test_everyone_of_the_demo_has_something_to_do():
    officer, head, other = (actor(f"{who}") for who in ("petugas.dkukm", "kepala.dlhk", "kepala.disperindag"))
    assert Answer.objects.reachable_by(officer, "answer.prepare").get().status == AnswerStatus.SILENT
    assert Answer.objects.reachable_by(head, "answer.confirm").get().status == AnswerStatus.PREPARED
    assert Answer.objects.reachable_by(other, "answer.confirm").get().confirmed_by_id == other.user_id
    for who in ("sekretariat", "petugas.dkukm", "kepala.dkukm", "petugas.dlhk", "kepala.dlhk"):
        assert work_of(actor(who)), who


def test_a_meeting_was_held_and_some_of_what_it_decided_is_overdue():
    held, called = Meeting.objects.order_by("starts_at")
    assert (held.status, called.status) == ("held", "invited")
    assert held.minutes
    assert held.starts_at < timezone.now() < called.starts_at
    assert {row.attended for row in held.invitations.all()} == {True, False}
    assert {row.owner.code for row in Decision.objects.overdue()} == {"dkukm", "dlhk"}
    assert Decision.objects.filter(status="done").exclude(outcome="").count() == 1
    assert {entry.who for entry in timeline(held)} == {"Yuliana Safitri"}  # each act is its own person's


def test_ten_of_forty_are_chosen_with_a_reason_for_the_departure():
    call = Call.objects.get()
    assert call.status == CallStatus.DECIDED
    assert call.agreement.agency.code == "dlhk"
    ranking = ranking_of(call)
    assert (len(ranking), call.quota) == (40, 10)
    chosen = {row.pk for row in call.candidates.filter(is_chosen=True)}
    departed = [row.candidate for row in ranking if (row.rank <= 10) != (row.candidate in chosen)]
    assert len(chosen) == 10
    assert departed
    assert all(call.candidates.get(pk=candidate).departure_reason for candidate in departed)


def test_the_partner_reads_what_was_signed_or_shared_and_nobody_else_can_sign_in():
    partner = actor("okoce")
    assert Agreement.objects.visible_to(partner).count() == 11
    assert InputRound.objects.get().agreement not in Agreement.objects.visible_to(partner)
    extras = User.objects.exclude(email__in=[person.email for person in DEMO_USERS])
    assert extras.exists()
    assert not any(user.has_usable_password() for user in extras)
