"""The input round: opened, answered, reminded of, closed; and what it holds up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actors import actor_for
from accounts.choices import Role
from audit.models import Act
from core.decisions import Refused
from notifications.models import Notice
from partnerships.choices import AgreementKind, AgreementStatus, AnswerStatus, RoundStatus, Verdict
from partnerships.models import Answer, InputRound, Opportunity
from partnerships.services.answers import (
    InputLine,
    Offer,
    confirm_answer,
    prepare_answer,
    return_answer,
    save_answer,
    waive_answer,
)
from partnerships.services.deadlines import remind_of_rounds
from partnerships.services.finalising import finalise
from partnerships.services.responses import respond
from partnerships.services.rounds import cancel_round, close_round, extend_round, open_round, remind
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement
from tests.factories.rounds import give_answer, make_round, make_text
from workflow.services import MoveRefused, apply_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat():
    return make_actor(Role.SECRETARIAT)


@pytest.fixture
def forestry():
    return make_agency("dishut", name="Dinas Kehutanan", short_name="Dishut")


@pytest.fixture
def trade():
    return make_agency("disperindag", name="Dinas Perdagangan", short_name="Disperindag")


def today(days: int = 0):
    return timezone.localdate() + timedelta(days=days)


def fields(refused) -> set[str]:
    return {refusal.field for refusal in refused.value.refusals}


def in_review():
    """A Kesepakatan Bersama with a text, before TKKSD."""
    draft = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    make_text(draft)
    return apply_move(actor=make_actor(Role.SECRETARIAT), instance=draft, move="review")


def write(actor, answer, verdict=Verdict.NO_OBJECTION, **values):
    given = {"revision": answer.revision, "note": "", "inputs": [], "offers": [], "verdict": verdict} | values
    return save_answer(actor=actor, answer=answer, **given)


# Opening -------------------------------------------------------------------------------------------------------------


def test_a_round_freezes_the_text_moves_the_agreement_and_tells_officers_and_heads(secretariat, forestry, trade):
    people = [
        make_user(role, agency=agency)
        for agency in (forestry, trade)
        for role in (Role.AGENCY_HEAD, Role.AGENCY_OFFICER)
    ]
    make_user(Role.AGENCY_HEAD, agency=make_agency("dinsos"))
    agreement = in_review()
    Notice.objects.all().delete()
    opened = open_round(
        actor=secretariat,
        agreement=agreement,
        deadline=today(14),
        agencies=[forestry, trade],
        required=[forestry.pk],
        message="Mohon masukan",
    )
    agreement.refresh_from_db()
    assert agreement.status == AgreementStatus.INPUT
    assert opened.version == agreement.current_version
    assert opened.version.is_frozen
    assert dict(opened.answers.values_list("agency__code", "is_required")) == {"dishut": True, "disperindag": False}
    told = {notice.recipient: notice.url for notice in Notice.objects.all()}
    assert set(told) == set(people)
    assert told[people[0]] == opened.answers.get(agency=forestry).get_absolute_url()
    assert Act.objects.about(agreement).filter(verb="agreement.ask").exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"deadline": -1}, "deadline"), ({"deadline": None}, "deadline"), ({"agencies": []}, "agencies")],
)
def test_a_round_needs_a_day_ahead_and_somebody_to_ask(secretariat, forestry, wrong, field):
    agreement = in_review()
    days = wrong.get("deadline", 7)
    given = {"deadline": None if days is None else today(days), "agencies": wrong.get("agencies", [forestry])}
    with pytest.raises(Refused) as refused:
        open_round(actor=secretariat, agreement=agreement, required=[], **given)
    assert fields(refused) == {field}
    agreement.refresh_from_db()
    assert agreement.status == AgreementStatus.REVIEW
    assert not InputRound.objects.exists()
    assert not agreement.current_version.is_frozen


def test_an_agency_that_has_ended_is_not_asked_but_its_successor(secretariat, forestry):
    forestry.valid_to, forestry.successor = today(-1), make_agency("dlhk", short_name="DLHK")
    forestry.save()
    with pytest.raises(Refused, match="DLHK") as refused:
        open_round(
            actor=secretariat, agreement=in_review(), deadline=today(7), agencies=[forestry], required=[forestry.pk]
        )
    assert fields(refused) == {"agencies"}


def test_a_draft_without_text_is_put_before_nobody(secretariat, forestry):
    draft = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    with pytest.raises(MoveRefused):
        open_round(actor=secretariat, agreement=draft, deadline=today(7), agencies=[forestry], required=[])
    assert not InputRound.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("role", [Role.AGENCY_OFFICER, Role.AGENCY_HEAD, Role.SEKDA, Role.LEADERSHIP, Role.PARTNER])
def test_only_the_secretariat_opens_rounds(role, forestry):
    with pytest.raises(Refused):
        open_round(actor=make_actor(role), agreement=in_review(), deadline=today(7), agencies=[forestry], required=[])
    assert not InputRound.objects.exists()


def test_an_agreement_has_one_open_round(secretariat, forestry):
    opened = make_round(agencies=[forestry])
    with pytest.raises(MoveRefused) as refused:
        open_round(actor=secretariat, agreement=opened.agreement, deadline=today(7), agencies=[forestry], required=[])
    assert refused.value.stale


def test_a_draft_is_not_handed_on_while_agencies_are_still_asked_about_it(secretariat, forestry):
    """Else it could be put before them again, in a second round."""
    opened = make_round(agencies=[forestry])
    with pytest.raises(MoveRefused) as refused:
        apply_move(actor=secretariat, instance=opened.agreement, move="review")
    assert not refused.value.stale
    close_round(actor=secretariat, round_=opened)
    handed = apply_move(actor=secretariat, instance=opened.agreement, move="review")
    again = open_round(actor=secretariat, agreement=handed, deadline=today(7), agencies=[forestry], required=[])
    assert again.is_open


# Answering -----------------------------------------------------------------------------------------------------------


def test_an_officer_writes_the_head_confirms(forestry):
    officer, head = (make_actor(role, agency=forestry) for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD))
    secretary = make_user(Role.SECRETARIAT)
    opened = make_round(agencies=[forestry])
    answer, article = opened.answers.get(), opened.version.articles.first()
    Notice.objects.all().delete()
    saved = write(
        officer,
        answer,
        Verdict.INPUT,
        note=" Baik. ",
        inputs=[InputLine(article.pk, "Sebut hasil hutan bukan kayu."), InputLine(None, "  ")],
        offers=[Offer("P5", "Pameran madu", 40, "apbd", "Kelompok tani hutan")],
    )
    assert (saved.status, saved.verdict, saved.note) == (AnswerStatus.SILENT, "input", "Baik.")
    assert saved.inputs.get().article == article
    prepared = prepare_answer(actor=officer, answer=saved)
    assert (prepared.status, prepared.prepared_by_id) == (AnswerStatus.PREPARED, officer.user_id)
    assert [notice.recipient_id for notice in Notice.objects.all()] == [head.user_id]
    with pytest.raises(MoveRefused):
        confirm_answer(actor=officer, answer=prepared)
    confirmed = confirm_answer(actor=head, answer=prepared)
    assert (confirmed.status, confirmed.confirmed_by_id) == (AnswerStatus.CONFIRMED, head.user_id)
    assert Notice.objects.filter(kind="answer.confirm").get().recipient == secretary
    with pytest.raises(MoveRefused) as refused:
        write(officer, Answer.objects.get())
    assert refused.value.stale
    assert Answer.objects.get().inputs.count() == 1


def test_a_head_who_writes_needs_nobody_to_hand_it_over(forestry):
    head = make_actor(Role.AGENCY_HEAD, agency=forestry)
    answer = make_round(agencies=[forestry]).answers.get()
    confirmed = confirm_answer(actor=head, answer=write(head, answer))
    assert (confirmed.status, confirmed.prepared_by_id) == (AnswerStatus.CONFIRMED, head.user_id)


def test_the_head_gives_it_back_with_what_is_to_be_changed(forestry):
    officer, head = (make_actor(role, agency=forestry) for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD))
    answer = prepare_answer(actor=officer, answer=write(officer, make_round(agencies=[forestry]).answers.get()))
    with pytest.raises(MoveRefused):
        write(officer, answer, Verdict.OBJECTION)  # it is on the head's desk
    with pytest.raises(MoveRefused) as refused:
        return_answer(actor=head, answer=answer, reason=" ")
    assert fields(refused) == {"reason"}
    Notice.objects.all().delete()
    returned = return_answer(actor=head, answer=answer, reason="Sebut kapasitas.")
    assert returned.status == AnswerStatus.SILENT
    notice = Notice.objects.get()
    assert (notice.recipient_id, "Sebut kapasitas." in notice.body) == (officer.user_id, True)
    assert write(officer, returned, note="Lengkap").note == "Lengkap"


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        ("", None),
        (Verdict.OBJECTION, None),
        (Verdict.OBJECTION, False),
        (Verdict.INPUT, None),
        (Verdict.INPUT, True),
        (Verdict.NO_OBJECTION, False),
    ],
)
def test_an_answer_that_contradicts_itself_is_kept_but_not_handed_over(forestry, verdict, line):
    officer = make_actor(Role.AGENCY_OFFICER, agency=forestry)
    answer = make_round(agencies=[forestry]).answers.get()
    lines = [] if line is None else [InputLine(None, "Perlu dibahas.", line)]
    saved = write(officer, answer, verdict, inputs=lines)
    with pytest.raises(MoveRefused) as refused:
        prepare_answer(actor=officer, answer=saved)
    assert fields(refused) == {"verdict"}
    saved.refresh_from_db()
    assert (saved.status, saved.verdict) == (AnswerStatus.SILENT, verdict)


def test_a_second_officer_is_told_and_does_not_overwrite(forestry):
    one, two = (make_actor(Role.AGENCY_OFFICER, agency=forestry) for _ in range(2))
    answer = make_round(agencies=[forestry]).answers.get()
    write(one, answer, note="Satu")
    with pytest.raises(MoveRefused) as refused:
        write(two, answer, note="Dua")
    assert refused.value.stale
    answer.refresh_from_db()
    assert answer.note == "Satu"


def test_no_agency_writes_for_another(forestry, trade):
    stranger = make_actor(Role.AGENCY_OFFICER, agency=trade)
    opened = make_round(agencies=[forestry, trade])
    answer = opened.answers.get(agency=forestry)
    with pytest.raises(Refused):
        write(stranger, answer)
    assert not Answer.objects.visible_to(stranger).filter(pk=answer.pk).exists()
    assert Answer.objects.visible_to(stranger).count() == 1
    assert InputRound.objects.visible_to(stranger).get() == opened


def test_an_article_of_another_text_is_refused(forestry):
    foreign = make_text(make_agreement(AgreementKind.KB, status="draft", targets=())).articles.first()
    answer = make_round(agencies=[forestry]).answers.get()
    with pytest.raises(Refused):
        write(make_actor(Role.AGENCY_OFFICER, agency=forestry), answer, inputs=[InputLine(foreign.pk, "x")])
    assert not answer.inputs.exists()


def test_after_the_closing_nothing_is_written_and_nothing_lost(secretariat, forestry):
    officer, head = (make_actor(role, agency=forestry) for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD))
    opened = make_round(agencies=[forestry])
    answer = prepare_answer(actor=officer, answer=write(officer, opened.answers.get(), note="Awal"))
    closed = close_round(actor=secretariat, round_=opened)
    assert (closed.status, closed.closed_at is not None) == (RoundStatus.CLOSED, True)
    with pytest.raises(MoveRefused) as refused:
        write(head, answer, note="Akhir")
    assert refused.value.stale
    with pytest.raises(MoveRefused):
        confirm_answer(actor=head, answer=answer)
    answer.refresh_from_db()
    assert (answer.status, answer.note) == (AnswerStatus.PREPARED, "Awal")


def test_the_successor_of_an_agency_that_ended_in_mid_round_takes_over(forestry, trade):
    successor = make_agency("dlhk", short_name="DLHK")
    officer = make_actor(Role.AGENCY_OFFICER, agency=forestry)
    heir, other = (make_actor(Role.AGENCY_HEAD, agency=agency) for agency in (successor, trade))
    opened = make_round(agencies=[forestry])
    answer = write(officer, opened.answers.get(), note="Dari Dishut")
    assert not Answer.objects.visible_to(heir).exists()
    forestry.valid_to, forestry.successor = today(-1), successor
    forestry.save()
    Notice.objects.all().delete()
    assert remind_of_rounds() == 0  # ten days are no mark
    remind(actor=make_actor(Role.SECRETARIAT), answer=answer)
    assert [notice.recipient_id for notice in Notice.objects.all()] == [heir.user_id]
    heir, other = (actor_for(actor.user_id) for actor in (heir, other))  # an actor is built for each request
    assert Answer.objects.visible_to(heir).get().note == "Dari Dishut"
    assert confirm_answer(actor=heir, answer=write(heir, answer)).status == AnswerStatus.CONFIRMED
    assert not Answer.objects.visible_to(other).exists()


# Reminders -----------------------------------------------------------------------------------------------------------


def recipients() -> list[int]:
    found = list(Notice.objects.values_list("recipient_id", flat=True))
    Notice.objects.all().delete()
    return found


def test_silent_agencies_are_reminded_once_at_each_mark(forestry, trade):
    officer = make_actor(Role.AGENCY_OFFICER, agency=forestry)
    make_actor(Role.AGENCY_OFFICER, agency=trade)
    opened = make_round(agencies=[forestry, trade])
    give_answer(opened, trade)
    recipients()

    def nights(left: int) -> list[int]:
        InputRound.objects.filter(pk=opened.pk).update(deadline=today(left))
        remind_of_rounds()
        remind_of_rounds()
        return recipients()

    assert nights(8) == []
    assert nights(7) == [officer.user_id]
    assert nights(4) == []
    assert nights(2) == [officer.user_id]  # the night of the third day was missed
    assert nights(1) == [officer.user_id]
    assert nights(0) == []
    assert nights(-1) == [officer.user_id]
    close_round(actor=make_actor(Role.SECRETARIAT), round_=opened)
    assert nights(-3) == []


def test_a_prepared_answer_reminds_the_head_alone(forestry):
    officer, head = (make_actor(role, agency=forestry) for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD))
    answer = make_round(agencies=[forestry], days=3).answers.get()
    prepare_answer(actor=officer, answer=write(officer, answer))
    recipients()
    remind_of_rounds()
    assert recipients() == [head.user_id]


def test_by_hand_an_agency_is_reminded_once_a_day(secretariat, forestry, trade):
    make_user(Role.AGENCY_OFFICER, agency=forestry)
    opened = make_round(agencies=[forestry, trade])
    answer = opened.answers.get(agency=forestry)
    recipients()
    remind(actor=secretariat, answer=answer)
    with pytest.raises(Refused):
        remind(actor=secretariat, answer=answer)
    assert len(recipients()) == 1
    with pytest.raises(Refused):  # nobody is there who could answer
        remind(actor=secretariat, answer=opened.answers.get(agency=trade))
    assert opened.answers.get(agency=trade).reminded_at is None


def test_more_time_reminds_anew(secretariat, forestry, trade):
    officer = make_actor(Role.AGENCY_OFFICER, agency=forestry)
    make_actor(Role.AGENCY_OFFICER, agency=trade)
    opened = make_round(agencies=[forestry, trade], days=1)
    give_answer(opened, trade)
    remind_of_rounds()
    recipients()
    with pytest.raises(Refused) as refused:
        extend_round(actor=secretariat, round_=opened, deadline=today(-1))
    assert fields(refused) == {"deadline"}
    extend_round(actor=secretariat, round_=opened, deadline=today(7))
    assert recipients() == [officer.user_id]
    remind_of_rounds()
    assert recipients() == [officer.user_id]
    close_round(actor=secretariat, round_=opened)
    with pytest.raises(Refused):
        extend_round(actor=secretariat, round_=opened, deadline=today(9))


def test_a_round_called_off_tells_everybody_and_counts_for_nothing(secretariat, forestry):
    make_user(Role.AGENCY_OFFICER, agency=forestry)
    opened = make_round(agencies=[forestry])
    give_answer(opened, forestry, Verdict.OBJECTION, offers=[Offer("P2", "Pelatihan", 10, "apbd")])
    recipients()
    cancel_round(actor=secretariat, round_=opened, reason="Naskah berubah.")
    assert len(recipients()) == 1
    assert not Opportunity.objects.stated().exists()
    assert finalise(actor=secretariat, agreement=opened.agreement).status == AgreementStatus.FINAL


# The gate ------------------------------------------------------------------------------------------------------------


def ready(agreement) -> str:
    """The agreement becomes ready to sign, or why it does not."""
    try:
        finalise(actor=make_actor(Role.SECRETARIAT), agreement=agreement)
    except MoveRefused as refused:
        return str(refused)
    return ""


def test_a_silent_required_agency_holds_up_the_signing_until_the_sekda_waives(secretariat, forestry, trade):
    sekda, head = make_actor(Role.SEKDA), make_actor(Role.AGENCY_HEAD, agency=forestry)
    opened = make_round(agencies=[forestry, trade], required=[forestry])
    assert ready(opened.agreement)  # the round is still open
    close_round(actor=secretariat, round_=opened)
    why = ready(opened.agreement)
    assert "Dishut" in why
    assert "Disperindag" not in why
    answer = opened.answers.get(agency=forestry)
    for actor in (secretariat, head, make_actor(Role.LEADERSHIP)):
        with pytest.raises(MoveRefused):
            waive_answer(actor=actor, answer=answer, reason="Mendesak.")
    with pytest.raises(MoveRefused) as refused:
        waive_answer(actor=sekda, answer=answer, reason="")
    assert fields(refused) == {"reason"}
    recipients()
    waive_answer(actor=sekda, answer=answer, reason="Mendesak.")
    assert set(recipients()) == {secretariat.user_id, head.user_id, *_secretaries()}
    assert Act.objects.about(answer).get(verb="answer.waive").reason == "Mendesak."
    assert ready(opened.agreement) == ""


def test_only_what_the_signing_waits_for_can_be_waived(secretariat, forestry, trade):
    sekda, third = make_actor(Role.SEKDA), make_agency("dkp", name="Dinas Kelautan", short_name="DKP")
    opened = make_round(agencies=[forestry, trade, third], required=[forestry, trade])
    by = {answer.agency_id: answer for answer in opened.answers.all()}

    def why_not(agency) -> str:
        with pytest.raises(MoveRefused) as refused:
            waive_answer(actor=sekda, answer=by[agency.pk], reason="Mendesak.")
        return str(refused.value)

    assert "can still answer" in why_not(forestry)
    assert "need not answer" in why_not(third)
    give_answer(opened, trade)
    assert "no objection" in why_not(trade)
    InputRound.objects.filter(pk=opened.pk).update(deadline=today(-1))
    waive_answer(actor=sekda, answer=by[forestry.pk], reason="Mendesak.")
    cancel_round(actor=secretariat, round_=opened, reason="Naskah ditarik.")
    assert "called off" in why_not(trade)
    assert Answer.objects.filter(status=AnswerStatus.WAIVED).count() == 1


def _secretaries() -> set[int]:
    from accounts.selectors import secretariat

    return {user.pk for user in secretariat()}


def test_a_second_round_of_a_few_does_not_free_the_silent_of_the_first(secretariat, forestry, trade):
    opened = make_round(agencies=[forestry, trade])
    give_answer(opened, trade)
    close_round(actor=secretariat, round_=opened)
    again = apply_move(actor=secretariat, instance=opened.agreement, move="review")
    second = make_round(again, agencies=[trade])
    give_answer(second, trade)
    close_round(actor=secretariat, round_=second)
    assert "Dishut" in ready(again)
    third = make_round(apply_move(actor=secretariat, instance=again, move="review"), agencies=[forestry], required=[])
    give_answer(third, forestry)
    close_round(actor=secretariat, round_=third)
    assert ready(again) == ""


def test_every_input_is_answered_and_an_objection_stands_until_it_is_met(secretariat, forestry):
    officer = make_actor(Role.AGENCY_OFFICER, agency=forestry)
    opened = make_round(agencies=[forestry])
    answer = give_answer(opened, forestry, Verdict.OBJECTION)
    close_round(actor=secretariat, round_=opened)
    item = answer.inputs.get()
    assert "Dishut" in ready(opened.agreement)
    with pytest.raises(Refused) as refused:
        respond(actor=secretariat, item=item, accepted=False, reason=" ")
    assert fields(refused) == {"reason"}
    with pytest.raises(Refused) as refused:
        respond(actor=secretariat, item=item, accepted=True, article=9)
    assert fields(refused) == {"article"}
    with pytest.raises(Refused):
        respond(actor=officer, item=item, accepted=True, article=1)
    recipients()
    respond(actor=secretariat, item=item, accepted=False, reason="Bukan kewenangan.")
    assert recipients() == [officer.user_id]
    assert "Dishut" in ready(opened.agreement)  # the objection stands
    item = respond(actor=secretariat, item=item, accepted=True, article=1, reason="Disesuaikan.")
    assert item.response == "Pasal 1 (Maksud dan tujuan). Disesuaikan."
    assert ready(opened.agreement) == ""
    with pytest.raises(Refused):  # the text is closed
        respond(actor=secretariat, item=item, accepted=False, reason="Ternyata tidak.")


def test_an_objection_is_waived_by_the_sekda_and_what_was_offered_stays(secretariat, forestry):
    opened = make_round(agencies=[forestry])
    answer = give_answer(opened, forestry, Verdict.OBJECTION, offers=[Offer("P2", "Pelatihan", 10, "apbd")])
    respond(actor=secretariat, item=answer.inputs.get(), accepted=False, reason="Tidak.")
    close_round(actor=secretariat, round_=opened)
    assert "Dishut" in ready(opened.agreement)
    waive_answer(actor=make_actor(Role.SEKDA), answer=answer, reason="Keberatan tidak beralasan.")
    assert ready(opened.agreement) == ""
    assert Opportunity.objects.stated().count() == 1


def test_an_agency_that_no_longer_objects_in_a_later_round_has_settled_it(secretariat, forestry):
    opened = make_round(agencies=[forestry])
    answer = give_answer(opened, forestry, Verdict.OBJECTION, offers=[Offer("P2", "Pelatihan", 10, "apbd")])
    respond(actor=secretariat, item=answer.inputs.get(), accepted=False, reason="Tidak.")
    close_round(actor=secretariat, round_=opened)
    second = make_round(apply_move(actor=secretariat, instance=opened.agreement, move="review"), agencies=[forestry])
    carried = second.answers.get().opportunities.get()
    assert (carried.step, carried.activity, carried.capacity) == ("P2", "Pelatihan", 10)
    offers = [Offer("P2", "Pelatihan", 25, "apbd")]
    give_answer(second, forestry, offers=offers)
    close_round(actor=secretariat, round_=second)
    assert ready(opened.agreement) == ""
    assert Opportunity.objects.stated().get().capacity == 25


def test_the_drafter_of_an_agency_reads_the_answers_to_its_own_agreement_and_answers_them(trade, forestry):
    drafter = make_actor(Role.AGENCY_OFFICER, agency=trade)
    pks = make_agreement(status=AgreementStatus.DRAFT, agency=trade)
    opened = make_round(pks, agencies=[forestry])
    answer = give_answer(opened, forestry, Verdict.INPUT)
    assert Answer.objects.visible_to(drafter).get() == answer
    with pytest.raises(Refused):
        write(drafter, answer)
    assert respond(actor=drafter, item=answer.inputs.get(), accepted=True, article=2).response.startswith("Pasal 2")
    assert not Answer.objects.reachable_by(actor_for(drafter.user_id), "answer.prepare").exists()
