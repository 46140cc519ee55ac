"""The roll: saved whole, saved once, only when it can be known."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from core.decisions import Refused
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_certificate, make_enrolment, make_session, make_training
from training.models import Attendance, Enrolment, Session
from training.services.attendance import record_attendance

pytestmark = pytest.mark.django_db


def roll(session, *present, on_roll=None):
    on_roll = on_roll or list(session.training.enrolments.active().values_list("pk", flat=True))
    return record_attendance(actor=SYSTEM, session=session, on_roll=on_roll, present=[row.pk for row in present])


@pytest.fixture
def running(agency):
    return make_training("running", agency=agency, enterprises=[make_enterprise() for _ in range(3)])


def test_posted_twice_it_is_written_once(client, officer, running):
    session, (first, *others) = running.sessions.get(), running.enrolments.all()
    page = reverse("training:attendance", args=[session.pk])
    form = {"on_roll": ",".join(str(row.pk) for row in running.enrolments.all()), "present": [first.pk]}
    for _click in range(2):
        assert client.post(page, form).status_code == 302
    assert dict(Attendance.objects.values_list("enrolment", "present")) == {
        first.pk: True,
        **{row.pk: False for row in others},
    }
    # Not even the history has a second line.
    history = apps.get_model("training", "AttendanceEvent")
    assert history.objects.count() == 3
    assert Attendance.objects.first().recorded_by == officer


def test_a_correction_changes_only_what_differs(running):
    session, (first, second, third) = running.sessions.get(), running.enrolments.all()
    assert roll(session, first, second).changed == 3
    corrected = roll(session, first, third)
    assert (corrected.present, corrected.absent, corrected.changed) == (2, 1, 2)


def test_everyone_is_here_with_one_button(client, officer, running):
    session = running.sessions.get()
    ids = ",".join(str(row.pk) for row in running.enrolments.all())
    client.post(reverse("training:attendance", args=[session.pk]), {"on_roll": ids, "everyone": "1"})
    assert Attendance.objects.filter(present=True).count() == 3


def test_who_came_onto_the_list_meanwhile_is_not_marked_absent_unseen(running):
    session, seen = running.sessions.get(), [row.pk for row in running.enrolments.all()]
    late = make_enrolment(running)
    roll(session, on_roll=seen)
    assert not late.attendances.exists()


def test_people_of_another_training_cannot_be_put_on_the_roll(running):
    stranger = make_enrolment()
    roll(running.sessions.get(), stranger, on_roll=[stranger.pk])
    assert not Attendance.objects.exists()


def test_nothing_is_recorded_before_it_has_begun(client, officer, agency):
    training = make_training(agency=agency, enterprises=[make_enterprise()])
    session = training.sessions.get()
    page = reverse("training:attendance", args=[session.pk])
    form = {"on_roll": training.enrolments.get().pk, "present": training.enrolments.get().pk}
    assert client.post(page, form).status_code == 422  # not started
    client.post(reverse("training:move", args=[training.pk]), {"move": "start"})
    later = timezone.now() + timedelta(hours=2)
    Session.objects.update(starts_at=later, ends_at=later + timedelta(hours=1))
    answer = client.post(page, form)
    assert answer.status_code == 422  # starts in two hours
    assert " checked" in answer.content.decode()  # what was ticked is still ticked
    assert not Attendance.objects.exists()


def test_presence_on_which_a_certificate_rests_is_not_taken_away():
    certificate = make_certificate()
    session = certificate.enrolment.training.sessions.get()
    with pytest.raises(Refused, match=certificate.holder_name):
        roll(session)
    assert Attendance.objects.get().present


def test_eligible_is_who_attended_enough_exactly():
    training = make_training("running", sessions=5, enterprises=[make_enterprise() for _ in range(3)])
    four, three, never = training.enrolments.all()
    for n, session in enumerate(training.sessions.all()):
        roll(session, *([four] if n < 4 else []), *([three] if n < 3 else []))
    assert list(Enrolment.objects.eligible()) == [four]  # 80 % of five
    row = Enrolment.objects.with_attendance().get(pk=three.pk)
    assert (row.attended, row.sessions_held) == (3, 5)
    # A session added later counts for everyone: four of six are no longer enough.
    make_session(training, 6)
    assert not Enrolment.objects.eligible().exists()
    assert not never.attendances.filter(present=True).exists()


def test_a_long_roll_is_saved_in_parts(client, officer, running, monkeypatch):
    monkeypatch.setattr("training.views.attendance.NAMES_ON_A_PAGE", 2)
    page = reverse("training:attendance", args=[running.sessions.get().pk])
    for part, names in ((1, 2), (2, 1)):
        shown = client.get(f"{page}?halaman={part}").context
        assert len(shown["lines"]) == names
        client.post(f"{page}?halaman={part}", {"on_roll": shown["on_roll"], "everyone": "1"})
    assert Attendance.objects.filter(present=True).count() == 3


@pytest.mark.parametrize("name", ["detail", "attendance", "enrol"])
def test_a_page_takes_the_same_queries_for_one_row_and_for_three(client, officer, agency, name):
    counts = []
    for people in (1, 3):
        enterprises = [make_enterprise() for _ in range(people)]
        training = make_training("running", agency=agency, enterprises=enterprises, sessions=people)
        pk = training.sessions.first().pk if name == "attendance" else training.pk
        address = reverse(f"training:{name}", args=[pk])
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
