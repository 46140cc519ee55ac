"""Trainings through the API: the rules of the pages."""

import pytest

from accounts.actors import SYSTEM
from jobs.outbox import drain
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.training import make_certificate, make_enrolment, make_training
from training.models import Attendance, Certificate, Enrolment
from training.services import planning

pytestmark = pytest.mark.django_db

TRAININGS, CERTIFICATES, ENROLMENTS = "/api/v1/trainings/", "/api/v1/certificates/", "/api/v1/enrolments/"


def send(client, address, data=None, method="post"):
    return getattr(client, method)(address, data or {}, content_type="application/json")


def test_the_whole_way(client, officer, agency):
    training, enterprise = make_training(agency=agency), make_enterprise()
    address = f"{TRAININGS}{training.pk}/"
    assert client.get(address).json()["places_taken"] == 0
    for _twice in range(2):
        enrolled = send(client, f"{address}enrol/", {"enterprise": enterprise.number})
        assert enrolled.status_code == 200
    assert client.get(address).json()["places_taken"] == 1
    planning.start(actor=SYSTEM, training=training)
    roll = f"{address}sessions/{training.sessions.get().pk}/attendance/"
    assert [line["present"] for line in client.get(roll).json()] == [None]
    for changed in (1, 0):
        saved = send(client, roll, {"present": [enrolled.json()["id"]]}, "put")
        assert saved.json() == {"present": 1, "absent": 0, "changed": changed}
    planning.finish(actor=SYSTEM, training=training)
    assert send(client, f"{address}certificates/").json() == {"ordered": 1}
    drain()
    (certificate,) = client.get(CERTIFICATES).json()["results"]
    assert certificate["public_url"].endswith(Certificate.objects.get().get_absolute_url())
    revoke = f"{CERTIFICATES}{certificate['id']}/revoke/"
    assert send(client, revoke).status_code == 400
    assert send(client, revoke, {"reason": "Salah"}).json()["status"] == "revoked"
    assert send(client, revoke, {"reason": "Salah"}).status_code == 409


def test_an_entrepreneur_enrols_the_own_enterprise_only(client):
    user = make_user()
    client.force_login(user)
    mine, foreign, training = make_enterprise(user=user), make_enterprise(), make_training()
    enrol = f"{TRAININGS}{training.pk}/enrol/"
    assert send(client, enrol, {"enterprise": foreign.number}).status_code == 422
    assert send(client, enrol, {"enterprise": mine.number}).status_code == 200
    assert [row["enterprise"] for row in client.get(ENROLMENTS).json()["results"]] == [mine.number]
    # Reading a roll or issuing is not theirs.
    session = training.sessions.get()
    assert client.get(f"{TRAININGS}{training.pk}/sessions/{session.pk}/attendance/").status_code == 403
    assert send(client, f"{TRAININGS}{training.pk}/certificates/").status_code == 403


def test_another_agency_does_not_find_it(client, officer):
    foreign = make_training("running", agency=make_agency("dkp"), enterprises=[make_enterprise()])
    enrolment, certificate = foreign.enrolments.get(), make_certificate(agency=make_agency("dkp"))
    roll = f"{TRAININGS}{foreign.pk}/sessions/{foreign.sessions.get().pk}/attendance/"
    assert client.get(roll).status_code == 404
    assert send(client, roll, {"present": [enrolment.pk]}, "put").status_code == 404
    assert send(client, f"{TRAININGS}{foreign.pk}/certificates/").status_code == 404
    assert send(client, f"{CERTIFICATES}{certificate.pk}/revoke/", {"reason": "Iseng"}).status_code == 404
    assert client.get(ENROLMENTS).json()["count"] == client.get(CERTIFICATES).json()["count"] == 0
    assert not Attendance.objects.filter(session__training=foreign).exists()


def test_a_session_of_another_training_is_not_reached_through_ones_own(client, officer, agency):
    mine = make_training("running", agency=agency)
    foreign = make_training("running", agency=make_agency("dkp"), enterprises=[make_enterprise()])
    roll = f"{TRAININGS}{mine.pk}/sessions/{foreign.sessions.get().pk}/attendance/"
    assert send(client, roll, {"present": [foreign.enrolments.get().pk]}, "put").status_code == 404


@pytest.mark.parametrize("wrong", [{"enterprise": "9999-1"}, {"enterprise": "1971-\x00"}, {}, {"enterprise": [1]}])
def test_bad_input_is_400(client, officer, agency, wrong):
    assert send(client, f"{TRAININGS}{make_training(agency=agency).pk}/enrol/", wrong).status_code == 400
    assert not Enrolment.objects.exists()


def test_ids_beyond_any_row_have_no_effect(client, officer, agency):
    training = make_training("running", agency=agency)
    roll = f"{TRAININGS}{training.pk}/sessions/{training.sessions.get().pk}/attendance/"
    stranger = make_enrolment()
    assert send(client, roll, {"present": [10**30]}, "put").status_code == 400
    assert send(client, roll, {"present": [stranger.pk, 9_000_000]}, "put").json()["changed"] == 0


def test_anonymous_callers_are_turned_away(client):
    assert client.get(TRAININGS).status_code in {401, 403}
