"""What an organiser may do to a training, and when; what belongs to another agency is not there."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from core.decisions import Refused
from notifications.models import Notice
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import chosen_for, make_agreement
from tests.factories.training import make_session, make_training, training_values
from training.choices import TrainingStatus
from training.models import Session, Training
from training.services import planning

pytestmark = pytest.mark.django_db


def fields_of(refused) -> set[str]:
    return {refusal.field for refusal in refused.value.refusals}


def test_a_plan_stands_under_an_agreement_of_the_own_agency(agency):
    officer = make_actor("agency_officer", agency=agency)
    training = planning.plan_training(actor=officer, values=training_values(agreement=make_agreement(agency=agency)))
    assert (training.agency, training.status) == (agency, TrainingStatus.DRAFT)
    with pytest.raises(Refused) as refused:
        planning.plan_training(actor=officer, values=training_values(agreement=make_agreement()))
    assert fields_of(refused) == {"agreement"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"quota": 0}, "quota"),
        ({"minimum_attendance": 101}, "minimum_attendance"),
        ({"title": ""}, "title"),
        ({"ends_on": timezone.localdate() - timedelta(days=9)}, ""),
        ({"enrol_until": timezone.localdate() + timedelta(days=1)}, ""),
    ],
)
def test_a_plan_that_cannot_be_is_refused(values, field):
    with pytest.raises(Refused) as refused:
        planning.plan_training(actor=SYSTEM, values=training_values(agreement=make_agreement(), **values))
    assert field in fields_of(refused)
    assert not Training.objects.exists()


def test_it_opens_only_with_a_session_under_an_agreement_in_force_before_the_last_day_to_enrol():
    training = make_training("draft", sessions=0, agreement=make_agreement(status="draft"))
    Training.objects.filter(pk=training.pk).update(enrol_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        planning.open_enrolment(actor=SYSTEM, training=training)
    assert len(refused.value.refusals) == 3
    assert Training.objects.get().status == TrainingStatus.DRAFT


def test_it_does_not_outlast_its_agreement():
    today = timezone.localdate()
    training = make_training("draft", agreement=make_agreement(ends_on=today + timedelta(days=3)))
    planning.revise(actor=SYSTEM, training=training, values={"ends_on": today + timedelta(days=4)})
    with pytest.raises(Refused):
        planning.open_enrolment(actor=SYSTEM, training=training)


def test_the_page_tells_beforehand_what_stands_in_the_way(client, officer, agency):
    training = make_training("draft", sessions=0, agency=agency)
    opening = next(move for move in client.get(training.get_absolute_url()).context["moves"] if move["name"] == "open")
    assert len(opening["refusals"]) == 1


def test_once_open_what_people_enrolled_for_stays():
    training = make_training()
    values = training_values(quota=7, minimum_attendance=10, venue="Aula baru", agreement=make_agreement())
    planning.revise(actor=SYSTEM, training=training, values=values)
    row = Training.objects.get()
    assert (row.quota, row.venue) == (7, "Aula baru")
    assert (row.minimum_attendance, row.agreement) == (80, training.agreement)


def test_the_places_never_fall_below_those_taken_nor_the_days_below_the_sessions():
    training = make_training(enterprises=[make_enterprise(), make_enterprise()])
    for values, field in (({"quota": 1}, "quota"), ({"starts_on": timezone.localdate()}, "starts_on")):
        with pytest.raises(Refused) as refused:
            planning.revise(actor=SYSTEM, training=training, values=values)
        assert fields_of(refused) == {field}


def test_whoever_is_enrolled_hears_of_a_new_place_and_of_nothing_less():
    owner = make_user()
    training = make_training(enterprises=[make_enterprise(user=owner)])
    planning.revise(actor=SYSTEM, training=training, values={"quota": 9})
    assert not Notice.objects.filter(kind="training.changed").exists()
    planning.revise(actor=SYSTEM, training=training, values={"venue": "Hotel Puncak"})
    notice = Notice.objects.get(kind="training.changed")
    assert notice.recipient == owner
    assert "Hotel Puncak" in notice.body


def test_a_training_that_runs_is_no_longer_changed():
    training = make_training("running")
    with pytest.raises(Refused):
        planning.revise(actor=SYSTEM, training=training, values={"title": "Lain"})
    assert Training.objects.get().title == training.title


def test_cancelling_needs_a_reason_and_tells_those_enrolled(client, officer, agency):
    owner = make_user()
    # Two enterprises of one person: told once.
    training = make_training(agency=agency, enterprises=[make_enterprise(user=owner), make_enterprise(user=owner)])
    move = reverse("training:move", args=[training.pk])
    assert client.post(move, {"move": "cancel"}).status_code == 422
    assert client.post(move, {"move": "cancel", "reason": "Narasumber sakit"}).status_code == 302
    notice = Notice.objects.get(kind="training.cancelled")
    assert notice.recipient == owner
    assert "Narasumber sakit" in notice.body


def test_it_is_finished_only_when_every_roll_is_kept():
    training = make_training("running", sessions=2, enterprises=[make_enterprise()])
    with pytest.raises(Refused) as refused:
        planning.finish(actor=SYSTEM, training=training)
    assert len(refused.value.refusals) == 2


# Sessions ------------------------------------------------------------------------------------------------------------


def add(training, day=None, starts=8, ends=9, title="Sesi"):
    day = day or training.starts_on
    at = [timezone.make_aware(datetime.combine(day, time(hour))) for hour in (starts, ends)]
    return planning.add_session(actor=SYSTEM, training=training, title=title, starts_at=at[0], ends_at=at[1])


def test_a_session_sent_twice_is_one():
    training = make_training("draft", sessions=0)
    assert add(training) == add(training)
    assert Session.objects.count() == 1


def test_sessions_lie_in_the_days_of_the_training_and_not_over_each_other():
    training = make_training("draft", sessions=0)
    add(training, starts=8, ends=12)
    with pytest.raises(Refused) as refused:
        add(training, day=training.ends_on + timedelta(days=1))
    assert fields_of(refused) == {"day"}
    with pytest.raises(Refused) as refused:
        add(training, starts=11, ends=13, title="Lain")
    assert fields_of(refused) == {"starts"}
    add(training, starts=12, ends=13, title="Sesudahnya")
    assert Session.objects.count() == 2


def test_a_session_with_attendance_stays_and_an_open_training_keeps_one():
    finished = make_training("finished", enterprises=[make_enterprise()])
    with pytest.raises(Refused):
        planning.remove_session(actor=SYSTEM, session=finished.sessions.get())
    opened = make_training("open")
    with pytest.raises(Refused):
        planning.remove_session(actor=SYSTEM, session=opened.sessions.get())
    second = make_session(opened, 1)
    planning.remove_session(actor=SYSTEM, session=second)
    assert opened.sessions.count() == 1


def test_a_session_that_ends_before_it_begins_is_shown_beside_its_box(client, officer, agency):
    training = make_training("draft", sessions=0, agency=agency)
    form = {"title": "Sesi", "day": training.starts_on.isoformat(), "starts": "10:00", "ends": "09:00"}
    answer = client.post(reverse("training:session-add", args=[training.pk]), form)
    assert answer.status_code == 422
    assert "ends-error" in answer.content.decode() or "id_ends" in answer.content.decode()
    assert not Session.objects.exists()


# Another agency ------------------------------------------------------------------------------------------------------


def test_nothing_of_another_agency_can_be_managed(client, officer):
    foreign = make_training("finished", agency=make_agency("dkp"), enterprises=[make_enterprise()])
    session, enrolment = foreign.sessions.get(), foreign.enrolments.get()
    pages = [
        ("get", "edit", foreign.pk, {}),
        ("post", "edit", foreign.pk, {"title": "Milik saya"}),
        ("post", "move", foreign.pk, {"move": "cancel", "reason": "Iseng"}),
        ("post", "session-add", foreign.pk, {"title": "x"}),
        ("post", "session-remove", session.pk, {}),
        ("get", "enrol", foreign.pk, {}),
        ("post", "enrol", foreign.pk, {"numbers": make_enterprise().number}),
        ("get", "attendance", session.pk, {}),
        ("post", "attendance", session.pk, {"on_roll": enrolment.pk}),
        ("get", "issue", foreign.pk, {}),
        ("post", "issue", foreign.pk, {}),
        ("get", "enrolment", enrolment.pk, {}),
        ("post", "enrolment-move", enrolment.pk, {"move": "remove", "reason": "Iseng"}),
    ]
    for method, name, pk, data in pages:
        answer = getattr(client, method)(reverse(f"training:{name}", args=[pk]), data)
        assert answer.status_code == 404, name
    assert foreign.enrolments.get().status == "enrolled"
    assert Training.objects.get(pk=foreign.pk).title == foreign.title


def test_what_another_agency_has_announced_is_read_but_not_its_plans_nor_its_people(client, officer):
    enterprise = make_enterprise(name="Rahasia dapur")
    announced = make_training(agency=make_agency("dkp"), enterprises=[enterprise])
    planned = make_training("draft", agency=make_agency("dkp"))
    page = client.get(announced.get_absolute_url())
    assert page.status_code == 200
    assert reverse("training:edit", args=[announced.pk]) not in page.content.decode()
    people = client.get(reverse("training:enrolments", args=[announced.pk]))
    assert "Rahasia dapur" not in people.content.decode()
    assert client.get(planned.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("first", [date(1, 1, 1), date(9999, 12, 31), date(2025, 12, 31)])
def test_a_training_lies_in_years_that_can_be_meant_and_under_its_agreement(client, officer, agency, first):
    agreement = make_agreement(agency=agency, starts_on=date(2026, 1, 1))
    days = {name: first.isoformat() for name in ("starts_on", "ends_on", "enrol_until")}
    values = training_values(agreement=agreement.pk, region="") | days
    refused = client.post(reverse("training:create"), values)
    assert refused.status_code == 422 and "starts_on" in refused.context["form"].errors
    assert not Training.objects.exists()


def test_a_plan_sent_twice_is_one_training(client, officer, agency):
    agreement = make_agreement(agency=agency)
    address = reverse("training:create")
    values = training_values(agreement=agreement.pk) | {"region": ""}
    token = str(client.get(address).context["form"]["token"].value())
    for _n in range(2):
        assert client.post(address, values | {"token": token}).status_code == 302
    assert Training.objects.count() == 1


def test_a_chosen_company_gives_it_together_with_the_agency_and_no_other(client, agency):
    agreement = make_agreement(agency=agency)
    company, beaten = chosen_for(agreement, "PT Hasil Hutan", "PT Kalah")
    with pytest.raises(Refused) as refused:
        make_training(agreement=agreement, company=beaten)
    assert fields_of(refused) == {"company"}
    client.force_login(make_user("agency_officer", agency=agency))
    address = reverse("training:create")
    assert list(client.get(address).context["form"].fields["company"].queryset) == [company]
    sent = client.post(address, training_values(agreement=agreement.pk, company=company.pk, region=""))
    assert sent.status_code == 302
    training = Training.objects.get()
    assert training.company == company and company.name in client.get(sent["Location"]).content.decode()
    assert training.title in client.get(company.get_absolute_url()).content.decode()
