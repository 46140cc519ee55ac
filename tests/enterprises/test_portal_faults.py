"""Nothing typed is lost and nothing is half saved: an ended session, a broker that is away, a database that is away."""

from datetime import timedelta

import pytest
from celery import Celery
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core import typed as kept
from enterprises.choices import RegistrationStatus
from enterprises.models import Consent, Registration
from jobs import broker, outbox
from jobs.models import OutboxMessage
from notifications.models import Notice
from tests.enterprises.portal import PASSWORD, begin, fill, prepare, section_url, sign_up, submit, typed
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_registration


@pytest.fixture
def reference(db):
    prepare()


@pytest.fixture
def registration(client, reference) -> Registration:
    sign_up(client)
    return begin(client)


def sign_in(client: Client, login: str, url: str):
    return client.post(reverse("account_login"), {"login": login, "password": PASSWORD, "next": url})


# The session ends in mid-form ----------------------------------------------------------------------------------------


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(client, registration):
    Session.objects.all().delete()
    url = section_url(registration, "owner")
    given = typed("owner", full_name="Siti Yang Baru")
    response = client.post(url, given)
    assert response.url == f"{reverse('account_login')}?next={url}"
    registration.refresh_from_db()
    assert registration.full_name == "Siti Melati"

    assert sign_in(client, "081234567890", url).url == url
    page = client.get(url)
    assert page.context["unsaved"]
    for value in ("Siti Yang Baru", given["nik"], "1990-05-17"):
        assert f'value="{value}"' in page.content.decode()
    registration.refresh_from_db()
    assert registration.nik == ""  # shown, not saved
    assert client.get(url).context["unsaved"]  # and still there when the page is loaded again

    assert client.post(url, given).status_code == 302
    registration.refresh_from_db()
    assert registration.full_name == "Siti Yang Baru"
    assert not client.get(url).context["unsaved"]


def test_nothing_readable_of_it_lies_in_the_database(client, registration):
    Session.objects.all().delete()
    given = typed("owner") | {"password": "rahasia-sekali"}
    client.post(section_url(registration, "owner"), given)
    stored = client.session["typed"]
    assert given["nik"] not in str(stored) and "Siti" not in str(stored)
    assert "rahasia" not in kept.decrypt(stored["fields"])


def test_another_person_who_signs_in_on_that_phone_never_sees_it(client, registration):
    stranger = make_user(password=PASSWORD)
    Session.objects.all().delete()
    url = section_url(registration, "owner")
    given = typed("owner")
    client.post(url, given)
    sign_in(client, stranger.email, url)
    assert client.get(url).status_code == 404
    own = make_registration(RegistrationStatus.DRAFT, applicant=stranger)
    page = client.get(section_url(own, "owner"))
    assert not page.context["unsaved"] and given["nik"] not in page.content.decode()


def test_it_is_kept_for_half_an_hour_only(client, registration, monkeypatch):
    Session.objects.all().delete()
    url = section_url(registration, "owner")
    client.post(url, typed("owner"))
    sign_in(client, "081234567890", url)
    now = kept.time.time()
    monkeypatch.setattr(kept.time, "time", lambda: now + kept.KEPT_FOR + 1)
    assert not client.get(url).context["unsaved"]


def test_a_stranger_cannot_fill_the_table_of_sessions(client, registration):
    Session.objects.all().delete()
    client.post(section_url(registration, "owner"), {"full_name": "x" * 30_000})
    assert "typed" not in client.session
    client.post(reverse("enterprises:begin"), typed("owner"))
    assert "typed" not in client.session


# The broker is away --------------------------------------------------------------------------------------------------


@pytest.fixture
def dead_broker(monkeypatch):
    """A Celery application whose broker nobody answers for; ``undo`` brings the real one back."""
    app = Celery(set_as_current=False)
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.broker_url = "redis://127.0.0.1:1/0"
    with monkeypatch.context() as patch:
        patch.setattr(broker, "current_app", app)
        patch.setattr(broker, "_resting_until", 0.0)
        yield patch


def test_submitting_while_the_broker_is_away_keeps_everything_and_the_sweeper_delivers(
    client, reference, dead_broker, on_commit
):
    user = sign_up(client, phone="", email="siti@example.id")
    registration = begin(client)
    fill(client, registration)
    OutboxMessage.objects.all().delete()
    mail.outbox.clear()
    with on_commit():
        response = submit(client, registration)
    assert response.status_code == 302
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.SUBMITTED
    waiting = OutboxMessage.objects.get(done_at__isnull=True)
    assert not mail.outbox

    OutboxMessage.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert outbox.sweep() == 0  # still away
    dead_broker.undo()
    OutboxMessage.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert outbox.sweep() == 1
    assert outbox.run_message(str(waiting.pk)) and not outbox.run_message(str(waiting.pk))
    assert [message.to for message in mail.outbox] == [[user.email]]


# The database is away ------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_database_that_dies_in_the_middle_of_submitting_leaves_nothing_half_saved(client):
    prepare()
    sign_up(client)
    registration = begin(client)
    fill(client, registration)
    killed = []
    other = connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [own_process] = cursor.fetchone()

    def kill(execute, sql, params, many, context):
        if 'INSERT INTO "notifications_notice"' in sql and not killed:
            killed.append(sql)
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [own_process])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(kill):
        response = submit(client, registration)
    connection.close()
    other.close()
    assert killed and response.status_code == 503
    assert response["Retry-After"]
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.DRAFT and registration.number is None
    assert not Consent.objects.exists() and not Notice.objects.exists()
    assert not OutboxMessage.objects.filter(task="notifications.deliver", done_at__isnull=True).exists()
    assert submit(client, registration).status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("last_good", [0, 1, 2, 3])
def test_whichever_query_finds_the_database_away_the_page_says_so(client, registration, method, last_good):
    """From the session to the last read: never a bare error, never a traceback."""
    client.raise_request_exception = False
    done = []

    def away(execute, sql, params, many, context):
        if len(done) >= last_good and "SAVEPOINT" not in sql:
            raise OperationalError("server closed the connection unexpectedly")
        done.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(away):
        response = getattr(client, method)(section_url(registration, "owner"), typed("owner"))
    assert response.status_code == 503, len(done)
    registration.refresh_from_db()
    assert registration.nik == ""
