"""Coordination meetings: called, held, called off; decisions that somebody carries out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from core.decisions import Refused
from notifications.models import Notice
from partnerships.choices import AgreementKind, AgreementStatus, DecisionStatus, MeetingStatus
from partnerships.models import Decision, Meeting
from partnerships.services.deadlines import remind_of_decisions
from partnerships.services.decisions import drop_decision, finish_decision, record_decision
from partnerships.services.meetings import (
    Attendance,
    call_meeting,
    cancel_meeting,
    change_meeting,
    close_meeting,
    write_minutes,
)
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement
from tests.factories.rounds import make_decision, make_meeting
from workflow.services import MoveRefused, apply_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat():
    return make_actor(Role.SECRETARIAT)


@pytest.fixture
def forestry():
    return make_agency("dishut", short_name="Dishut")


@pytest.fixture
def trade():
    return make_agency("disperindag", short_name="Disperindag")


@pytest.fixture
def draft():
    return make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())


def told() -> set[int]:
    found = set(Notice.objects.values_list("recipient_id", flat=True))
    Notice.objects.all().delete()
    return found


def call(actor, draft, agencies, **values) -> Meeting:
    given = {
        "title": "Rapat koordinasi",
        "starts_at": timezone.now() + timedelta(days=2),
        "place": "Ruang Sekda",
        "agenda": "",
    }
    return call_meeting(actor=actor, agreement=draft, agencies=agencies, **given | values)


def test_who_is_invited_is_told_and_nobody_else(secretariat, draft, forestry, trade):
    invited = {make_user(role, agency=forestry).pk for role in (Role.AGENCY_HEAD, Role.AGENCY_OFFICER)}
    outside = make_actor(Role.AGENCY_OFFICER, agency=trade)
    told()
    meeting = call(secretariat, draft, [forestry])
    assert told() == invited
    assert not Meeting.objects.visible_to(outside).exists()
    assert Meeting.objects.visible_to(make_actor(Role.AGENCY_OFFICER, agency=forestry)).get() == meeting


def test_a_meeting_in_the_past_or_without_anybody_is_not_called(secretariat, draft, forestry):
    forestry_ended = make_agency("lama", valid_to=timezone.localdate() - timedelta(days=1), successor=forestry)
    for wrong, field in (
        ({"starts_at": timezone.now() - timedelta(days=1)}, "day"),
        ({"starts_at": datetime(9999, 12, 31, 9, tzinfo=UTC)}, "day"),
        ({"agencies": []}, "agencies"),
        ({"agencies": [forestry_ended]}, "agencies"),
    ):
        with pytest.raises(Refused) as refused:
            call(secretariat, draft, **{"agencies": [forestry]} | wrong)
        assert {refusal.field for refusal in refused.value.refusals} == {field}
    with pytest.raises(Refused):
        call(make_actor(Role.AGENCY_HEAD, agency=forestry), draft, [forestry])
    assert not Meeting.objects.exists()


def test_a_changed_invitation_tells_the_old_ones_of_the_day_and_the_new_ones_of_the_meeting(
    secretariat, draft, forestry, trade
):
    old, new = (make_user(Role.AGENCY_OFFICER, agency=agency) for agency in (forestry, trade))
    meeting = call(secretariat, draft, [forestry])
    told()
    later = meeting.starts_at + timedelta(days=1)
    kept = {"title": meeting.title, "place": meeting.place, "agenda": "Matriks"}
    change_meeting(actor=secretariat, meeting=meeting, starts_at=later, agencies=[forestry, trade], **kept)
    assert dict(Notice.objects.values_list("recipient_id", "kind")) == {
        old.pk: "meeting.change",
        new.pk: "meeting.call",
    }
    told()
    change_meeting(actor=secretariat, meeting=meeting, starts_at=later, agencies=[trade], **kept | {"agenda": "Lain"})
    assert told() == set()
    assert [row.agency for row in meeting.invitations.all()] == [trade]


def test_a_meeting_is_held_once_minutes_and_attendance_are_there(secretariat, forestry, trade):
    meeting = make_meeting(agencies=[forestry, trade])
    rows = {row.agency.code: row for row in meeting.invitations.all()}
    with pytest.raises(Refused):  # it has not begun
        write_minutes(actor=secretariat, meeting=meeting, minutes="Dibahas.", attendance={})
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    came = {rows["dishut"].pk: Attendance(True, "Sekretaris dinas")}
    write_minutes(actor=secretariat, meeting=meeting, minutes="Dibahas.", attendance=came)
    with pytest.raises(MoveRefused) as refused:
        close_meeting(actor=secretariat, meeting=meeting)
    assert [refusal.field for refusal in refused.value.refusals] == ["attendance"]
    came[rows["disperindag"].pk] = Attendance(False, "tidak dipakai")
    write_minutes(actor=secretariat, meeting=meeting, minutes="Dibahas.", attendance=came)
    held = close_meeting(actor=secretariat, meeting=meeting)
    assert held.status == MeetingStatus.HELD
    assert list(held.invitations.order_by("agency__code").values_list("attended", "delegate")) == [
        (True, "Sekretaris dinas"),
        (False, ""),
    ]
    with pytest.raises(Refused):
        write_minutes(actor=secretariat, meeting=meeting, minutes="Lain.", attendance={})
    held.refresh_from_db()
    assert held.minutes == "Dibahas."


def test_a_meeting_of_which_something_is_written_down_cannot_be_called_off(secretariat, draft, forestry):
    meeting = make_meeting(draft, agencies=[forestry], begun=True)
    with pytest.raises(MoveRefused):  # the draft has guests
        apply_move(actor=secretariat, instance=draft, move="cancel", reason="Batal.")
    write_minutes(actor=secretariat, meeting=meeting, minutes="Dibahas.", attendance={})
    with pytest.raises(MoveRefused) as refused:
        cancel_meeting(actor=secretariat, meeting=meeting, reason="Batal.")
    assert "written down" in str(refused.value)
    write_minutes(actor=secretariat, meeting=meeting, minutes="", attendance={})
    assert cancel_meeting(actor=secretariat, meeting=meeting, reason="Batal.").status == MeetingStatus.CANCELLED
    assert apply_move(actor=secretariat, instance=draft, move="cancel", reason="Batal.").status == "cancelled"


def test_a_decision_goes_to_its_owner_who_reports_it_done(secretariat, forestry, trade):
    owner, other = (make_actor(Role.AGENCY_OFFICER, agency=agency) for agency in (forestry, trade))
    meeting = make_meeting(agencies=[forestry, trade], begun=True)
    told()
    decision = record_decision(
        actor=secretariat, meeting=meeting, text="Susun rencana", owner=forestry, due_on=timezone.localdate()
    )
    assert told() == {owner.user_id}
    with pytest.raises(MoveRefused):
        finish_decision(actor=other, decision=decision, outcome="Sudah.")
    with pytest.raises(MoveRefused):
        finish_decision(actor=owner, decision=decision, outcome=" ")
    done = finish_decision(actor=owner, decision=decision, outcome="Rencana terkirim.")
    assert (done.status, done.outcome, done.closed_at is not None) == (DecisionStatus.DONE, "Rencana terkirim.", True)
    assert told() == {secretariat.user_id}
    with pytest.raises(MoveRefused) as refused:
        drop_decision(actor=secretariat, decision=decision, reason="Tidak perlu.")
    assert refused.value.stale


def test_a_decision_needs_a_meeting_that_began_a_day_ahead_and_an_agency_of_today(secretariat, forestry):
    today = timezone.localdate()
    ended = make_agency("lama", valid_to=today - timedelta(days=1), successor=forestry)
    ahead, begun = make_meeting(agencies=[forestry]), make_meeting(agencies=[forestry], begun=True)
    for meeting, owner, due_on, field in (
        (ahead, forestry, today, ""),
        (begun, forestry, today - timedelta(days=1), "due_on"),
        (begun, forestry, date(9999, 12, 31), "due_on"),
        (begun, ended, today, "owner"),
    ):
        with pytest.raises(Refused) as refused:
            record_decision(actor=secretariat, meeting=meeting, text="x", owner=owner, due_on=due_on)
        assert {refusal.field for refusal in refused.value.refusals} == {field}
    assert not Decision.objects.exists()


def test_an_owner_is_reminded_before_and_after_the_day_once_each(forestry):
    officer = make_actor(Role.AGENCY_OFFICER, agency=forestry)
    decision = make_decision(forestry, days=10)
    told()

    def night(left: int) -> list[str]:
        Decision.objects.filter(pk=decision.pk).update(due_on=timezone.localdate() + timedelta(days=left))
        remind_of_decisions()
        remind_of_decisions()
        kinds = list(Notice.objects.filter(recipient_id=officer.user_id).values_list("kind", flat=True))
        told()
        return kinds

    assert [night(left) for left in (4, 3, 0, -1, -2, -7)] == [
        [],
        ["decision.due"],
        [],
        ["decision.overdue"],
        [],
        ["decision.overdue"],
    ]
    finish_decision(actor=officer, decision=decision, outcome="Selesai.")
    told()
    assert night(-14) == []


def test_what_an_agency_owed_when_it_ended_is_its_successors(forestry, trade):
    decision = make_decision(forestry, days=3)
    forestry.valid_to, forestry.successor = timezone.localdate() - timedelta(days=1), trade
    forestry.save()
    heir = make_actor(Role.AGENCY_OFFICER, agency=trade)
    told()
    remind_of_decisions()
    assert told() == {heir.user_id}
    assert finish_decision(actor=heir, decision=decision, outcome="Dilanjutkan.").status == DecisionStatus.DONE


# Pages ---------------------------------------------------------------------------------------------------------------


def test_the_secretariat_calls_holds_and_charges_through_the_pages(client, draft, forestry, trade):
    client.force_login(make_user(Role.SECRETARIAT))
    form = reverse("partnerships:meeting-create", args=[draft.pk])
    assert form in client.get(reverse("partnerships:agreement-meetings", args=[draft.pk])).content.decode()
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    given = {"title": "Rapat", "day": day, "starts": "09:00", "place": "Mahligai", "agencies": [forestry.pk, trade.pk]}
    wrong = client.post(form, given | {"day": "2020-01-01"})
    assert (wrong.status_code, "day" in wrong.context["form"].errors) == (422, True)
    assert client.post(form, given).status_code == 302
    meeting = Meeting.objects.get()
    assert client.get(meeting.get_absolute_url()).status_code == 200
    edit = reverse("partnerships:meeting-edit", args=[meeting.pk])
    assert client.get(edit).context["form"].initial["title"] == "Rapat"
    assert client.post(edit, given | {"title": "Rapat kedua"}).status_code == 302
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    minutes = reverse("partnerships:meeting-minutes", args=[meeting.pk])
    rows = {row.agency.code: row.pk for row in meeting.invitations.all()}
    given = {"minutes": "Dibahas.", f"attended_{rows['dishut']}": "yes", f"delegate_{rows['dishut']}": "Pak Kadis"}
    early = client.post(minutes, given | {"then": "hold"})
    assert early.status_code == 422  # of one agency nobody has said whether it came
    assert "Pak Kadis" in early.content.decode()
    decide = reverse("partnerships:decision-add", args=[meeting.pk])
    assert client.post(decide, {"text": "Susun", "owner": forestry.pk, "due_on": "2020-01-01"}).status_code == 422
    assert client.post(decide, {"text": "Susun", "owner": forestry.pk, "due_on": day}).status_code == 302
    given[f"attended_{rows['disperindag']}"] = "no"
    assert client.post(minutes, given | {"then": "hold"}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD
    assert client.get(minutes).status_code == 302
    move = reverse("partnerships:meeting-move", args=[meeting.pk])
    assert client.post(move, {"move": "cancel", "reason": "x"}).status_code == 409


def test_an_agency_reads_its_meetings_and_carries_out_its_own_decisions(client, forestry, trade):
    meeting = make_meeting(agencies=[forestry], begun=True)
    mine, theirs = make_decision(forestry, meeting=meeting), make_decision(trade, meeting=meeting)
    elsewhere = make_meeting(agencies=[trade])
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=forestry))
    assert client.get(meeting.get_absolute_url()).status_code == 200
    for url in (elsewhere.get_absolute_url(), theirs.get_absolute_url()):
        assert client.get(url).status_code == 404
    for name in ("meeting-edit", "meeting-minutes", "decision-add"):
        assert client.get(reverse(f"partnerships:{name}", args=[meeting.pk])).status_code == 403
    listed = client.get(reverse("partnerships:decisions"))
    assert [row["pk"] for row in listed.context["table"]["rows"]] == [mine.pk]
    move = reverse("partnerships:decision-move", args=[mine.pk])
    assert client.post(move, {"move": "drop", "reason": "Tidak mau."}).status_code == 422
    assert client.post(move, {"move": "finish", "reason": "Sudah."}).status_code == 302
    assert client.post(reverse("partnerships:decision-move", args=[theirs.pk]), {"move": "finish"}).status_code == 404
    mine.refresh_from_db()
    assert mine.outcome == "Sudah."


def test_what_another_agency_carries_out_is_read_without_a_link_to_nowhere(client, forestry, trade):
    meeting = make_meeting(agencies=[forestry, trade], begun=True)
    own, theirs = make_decision(forestry, meeting=meeting), make_decision(trade, meeting=meeting)
    client.force_login(make_user(Role.AGENCY_HEAD, agency=forestry))
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert own.get_absolute_url() in page
    assert theirs.text in page and theirs.get_absolute_url() not in page
