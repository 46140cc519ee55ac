"""Story 4 through the browser's door: planned, joined, attended, certified, proved; step P2 done."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import Act
from enterprises.models import StepRecord
from jobs.outbox import drain
from notifications.models import Notice
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.training import make_enrolment
from training.models import Attendance, Certificate, Training

pytestmark = pytest.mark.django_db


def plan_form(agreement, **values):
    today = timezone.localdate()
    return {
        "agreement": agreement.pk,
        "title": "Pemasaran digital",
        "description": "Foto produk dan lokapasar",
        "mode": "offline",
        "venue": "Aula Disperindag",
        "region": "",
        "starts_on": (today - timedelta(days=1)).isoformat(),
        "ends_on": today.isoformat(),
        "enrol_until": today.isoformat(),
        "quota": "20",
        "minimum_attendance": "50",
        **values,
    }


def test_from_plan_to_proof(client, officer, agency):
    owner = make_user(full_name="Siti Melati", email="siti@example.id")
    enterprise = make_enterprise(user=owner)

    # The organiser plans, adds two sessions and opens enrolment.
    answer = client.post(reverse("training:create"), plan_form(make_agreement(agency=agency)))
    training = Training.objects.get()
    assert answer.url == training.get_absolute_url()
    day = training.starts_on.isoformat()
    for starts, ends in (("08:00", "10:00"), ("10:30", "12:00")):
        form = {"title": f"Sesi {starts}", "day": day, "starts": starts, "ends": ends}
        client.post(reverse("training:session-add", args=[training.pk]), form)
    assert [s.starts_at.astimezone().hour for s in training.sessions.all()]
    move = reverse("training:move", args=[training.pk])
    assert client.post(move, {"move": "open"}).status_code == 302

    # The entrepreneur finds it and takes a place, twice with one click too many.
    client.force_login(owner)
    assert "Pemasaran digital" in client.get(reverse("training:open")).content.decode()
    for _click in range(2):
        joined = client.post(reverse("training:join", args=[training.pk]), {"enterprise": enterprise.pk})
        assert joined.url == reverse("training:open")
    enrolment = training.enrolments.get()
    assert (enrolment.enterprise, enrolment.participant_name) == (enterprise, "Siti Melati")
    assert Notice.objects.filter(recipient=owner, kind="training.enrolled").count() == 1

    # It is held: the roll of the first session is saved, the second missed; half is enough here.
    client.force_login(officer)
    client.post(move, {"move": "start"})
    first, second = training.sessions.all()
    roll = {"on_roll": str(enrolment.pk)}
    client.post(reverse("training:attendance", args=[first.pk]), roll | {"present": [enrolment.pk]})
    client.post(reverse("training:attendance", args=[second.pk]), roll)
    assert list(Attendance.objects.order_by("session__starts_at").values_list("present", flat=True)) == [True, False]
    assert client.post(move, {"move": "finish"}).status_code == 302

    # The worker makes the certificate.
    issue = reverse("training:issue", args=[training.pk])
    assert client.post(issue).status_code == 302
    assert not Certificate.objects.exists()
    assert "hx-get" in client.get(issue).content.decode()  # the page follows the worker
    drain()
    assert "hx-get" not in client.get(issue).content.decode()
    certificate = Certificate.objects.get()
    step = StepRecord.objects.get(step="P2")
    assert (step.enterprise, step.agency, step.evidence_id) == (enterprise, agency, certificate.pk)

    # The owner is told, has the file, and anyone can check it.
    assert any("siti@example.id" in m.to and certificate.number in m.subject for m in mail.outbox)
    client.force_login(owner)
    page = client.get(reverse("training:open")).content.decode()
    assert certificate.number in page
    file = client.get(reverse("training:certificate-file", args=[certificate.pk]))
    assert b"".join(file.streaming_content).startswith(b"%PDF-")
    client.logout()
    assert client.get(certificate.get_absolute_url()).status_code == 200

    # Every act left its trace, the worker's in the officer's name.
    assert {"training.open", "training.start", "training.finish"} <= set(Act.objects.values_list("verb", flat=True))
    recorded = Act.objects.get(verb="journey.record", to_state="P2")
    assert User.objects.get(pk=recorded.actor_id) == officer


def test_the_typed_plan_stays_when_it_is_refused(client, officer, agency):
    agreement = make_agreement(agency=agency)
    today = timezone.localdate()
    late = plan_form(agreement, starts_on=today.isoformat(), ends_on=(today - timedelta(days=3)).isoformat())
    answer = client.post(reverse("training:create"), late)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Pemasaran digital"' in page
    assert 'href="#' in page  # the summary leads to what must be corrected
    assert not Training.objects.exists()


def test_an_agreement_of_another_agency_cannot_be_chosen(client, officer):
    answer = client.post(reverse("training:create"), plan_form(make_agreement()))
    assert answer.status_code == 422
    assert not Training.objects.exists()


@pytest.mark.parametrize("role", ["verifier", "leadership", None])
def test_who_does_not_plan_is_turned_away(client, role):
    client.force_login(make_user(role))
    assert client.get(reverse("training:create")).status_code == 403


def test_pages_for_work_are_not_an_entrepreneurs(client):
    owner = make_user()
    enrolment = make_enrolment(enterprise=make_enterprise(user=owner))
    client.force_login(owner)
    training = enrolment.training
    pages = [training.get_absolute_url(), enrolment.get_absolute_url(), reverse("training:list")]
    for page in (*pages, reverse("training:enrolments", args=[training.pk])):
        assert client.get(page).status_code == 403
    assert client.get(reverse("training:open")).status_code == 200
