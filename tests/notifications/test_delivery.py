"""E-mails of notices: after commit, each once, one address in trouble alone."""

import smtplib

import pytest
from django.core import mail
from django.db import transaction

from jobs import outbox
from jobs.models import OutboxMessage
from notifications.choices import DeliveryStatus
from notifications.models import Delivery, Notice
from notifications.services import delivering, notify
from tests.factories.accounts import make_user
from tests.notifications.kinds import GREETING, LONG, SILENT

pytestmark = pytest.mark.django_db


def tell(*users, kind=GREETING, **context):
    return notify(kind=kind, recipients=users, context={"name": "Siti", **context}, url="/laporan/")


def statuses() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("status", flat=True))


@pytest.fixture
def server(monkeypatch):
    """The mail server of a test: ``server.trouble[address]`` is what it says to an address."""

    class Server:
        trouble: dict[str, Exception] = {}
        away = False
        taken: list[str] = []

        def open(self):
            if self.away:
                raise ConnectionRefusedError

        def close(self):
            pass

        def send_messages(self, messages):
            for message in messages:
                if message.to[0] in self.trouble:
                    raise self.trouble[message.to[0]]
                self.taken.append(message.to[0])

    made = Server()
    made.trouble, made.taken = {}, []
    monkeypatch.setattr(delivering, "get_connection", lambda: made)
    return made


def refused(address: str, code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({address: (code, b"no")})


def test_a_notice_and_its_email_go_the_way_of_their_transaction():
    user = make_user()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(user)
        raise ZeroDivisionError
    assert (Notice.objects.count(), Delivery.objects.count(), OutboxMessage.objects.count()) == (0, 0, 0)
    assert outbox.drain() == 0
    assert mail.outbox == []


def test_each_is_written_in_the_language_of_its_reader_and_sent_once():
    tell(make_user(language="id", email="id@example.id"), make_user(language="en", email="en@example.id"))
    message = OutboxMessage.objects.get()
    assert outbox.drain() == 1
    assert outbox.run_message(message.pk) is False
    delivering.deliver(delivery_ids=message.arguments["delivery_ids"])
    assert [sent.to for sent in mail.outbox] == [["id@example.id"], ["en@example.id"]]
    assert "http://testserver/laporan/" in mail.outbox[0].body
    assert "Dear Siti," in mail.outbox[1].body
    assert statuses() == [DeliveryStatus.SENT, DeliveryStatus.SENT]
    assert mail.outbox[0].message()["Message-ID"] != mail.outbox[1].message()["Message-ID"]


def test_whoever_has_no_address_and_kinds_without_email_get_the_notice_alone():
    tell(make_user(email=None, phone="+628123456789"))
    tell(make_user(), kind=SILENT)
    assert (Notice.objects.count(), Delivery.objects.count()) == (2, 0)


def test_a_title_is_one_line_of_bounded_length():
    (notice,) = tell(make_user(), kind=LONG, name=f"Bcc: a@b.c\r\n{'Dapur ' * 60}")
    assert "\n" not in notice.title and len(notice.title) == 200 and notice.title.endswith("…")
    assert outbox.drain() == 1


def test_an_address_in_trouble_holds_up_nobody(server):
    tell(*(make_user(email=f"{name}@example.id") for name in ("a", "busy", "gone", "z")))
    server.trouble = {
        "busy@example.id": refused("busy@example.id", 451),
        "gone@example.id": refused("gone@example.id", 550),
    }
    message = OutboxMessage.objects.get()
    assert outbox.run_message(message.pk) is False, "one is to be tried later"
    assert server.taken == ["a@example.id", "z@example.id"]
    assert statuses() == ["sent", "waiting", "failed", "sent"]
    assert Delivery.objects.get(status="failed").error == "SMTPRecipientsRefused 550"

    server.trouble = {}
    assert outbox.run_message(message.pk) is True
    assert server.taken == ["a@example.id", "z@example.id", "busy@example.id"]
    assert statuses() == ["sent", "sent", "failed", "sent"]


def test_an_address_that_stays_busy_is_given_up(server):
    tell(make_user(email="busy@example.id"))
    server.trouble = {"busy@example.id": refused("busy@example.id", 421)}
    message = OutboxMessage.objects.get()
    for _attempt in range(delivering.MAX_ATTEMPTS):
        outbox.run_message(message.pk)
    message.refresh_from_db()
    assert message.done_at
    assert statuses() == [DeliveryStatus.FAILED]


def test_a_server_that_breaks_off_gets_the_rest_later_and_nothing_twice(server):
    tell(*(make_user(email=f"{name}@example.id") for name in "abc"))
    server.trouble = {"b@example.id": smtplib.SMTPServerDisconnected()}
    message = OutboxMessage.objects.get()
    assert outbox.run_message(message.pk) is False
    assert statuses() == ["sent", "waiting", "waiting"]
    server.trouble, server.away = {}, True
    assert outbox.run_message(message.pk) is False
    server.away = False
    assert outbox.run_message(message.pk) is True
    assert server.taken == ["a@example.id", "b@example.id", "c@example.id"]
