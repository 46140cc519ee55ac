"""Tasks in the outbox: together with the fact, effective once, given up in the end."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from jobs import outbox
from jobs.models import Job, OutboxMessage
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def someone(db):
    return make_user()


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """What was handed to the broker."""
    ids: list[str] = []
    monkeypatch.setattr(outbox, "send_to_broker", lambda task, row_id, *, queue: ids.append(str(row_id)) or True)
    return ids


def marks() -> int:
    return Job.objects.filter(kind="tests.mark").count()


def make_due(message: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_task_goes_the_way_of_its_transaction(sent, on_commit):
    with on_commit():
        try:
            with transaction.atomic():
                outbox.enqueue("tests.mark", name="never")
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        with transaction.atomic():
            kept = outbox.enqueue("tests.mark", name="once")
            assert sent == []
    assert sent == [str(kept.pk)]
    assert list(OutboxMessage.objects.all()) == [kept]


def test_a_name_that_nobody_registered_is_an_error_at_once():
    with pytest.raises(KeyError):
        outbox.enqueue("tests.unheard_of")


def test_delivered_twice_it_takes_effect_once(sent):
    message = outbox.enqueue("tests.mark", name="once")
    assert outbox.run_message(str(message.pk)) is True
    assert outbox.run_message(str(message.pk)) is False
    assert marks() == 1


def test_a_failure_leaves_nothing_and_is_tried_later_and_later_until_it_is_given_up(sent, caplog):
    message = outbox.enqueue("tests.mark_and_fail", name="never")
    waits = []
    for _attempt in range(outbox.MAX_ATTEMPTS):
        before = timezone.now()
        assert outbox.run_message(message.pk) is False
        message.refresh_from_db()
        waits.append(round((message.due_at - before).total_seconds()))
    assert waits == [10, 20, 40, 80, 160, 320, 640, 1280]
    assert message.failed_at and message.attempts == outbox.MAX_ATTEMPTS
    assert message.error == "RuntimeError", "the text of the error may hold personal data"
    assert marks() == 0
    make_due(message)
    assert (outbox.sweep(), outbox.run_message(message.pk)) == (0, False)


def test_what_was_given_up_can_be_tried_again(sent):
    message = outbox.enqueue("tests.mark", name="late")
    OutboxMessage.objects.filter(pk=message.pk).update(failed_at=timezone.now(), attempts=outbox.MAX_ATTEMPTS)
    assert outbox.run_message(message.pk) is False
    assert outbox.revive(OutboxMessage.objects.all()) == 1
    assert outbox.sweep() == 1
    assert outbox.run_message(message.pk) is True
    assert marks() == 1


def test_a_task_that_kills_its_worker_is_given_up_too(sent):
    message = outbox.enqueue("tests.mark", name="never")
    # As many workers have begun it and were never heard of again.
    OutboxMessage.objects.filter(pk=message.pk).update(attempts=outbox.MAX_ATTEMPTS)
    assert outbox.run_message(message.pk) is False
    message.refresh_from_db()
    assert (message.error, marks()) == ("WorkerLost", 0)
    assert message.failed_at


def test_the_sweep_hands_over_what_is_overdue_and_asks_less_often_the_longer_it_waits(sent):
    fresh = outbox.enqueue("tests.mark", name="fresh")
    old = outbox.enqueue("tests.mark", name="old")
    OutboxMessage.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    make_due(old)
    assert outbox.sweep() == 1
    assert sent == [str(old.pk)]
    old.refresh_from_db()
    assert old.due_at - timezone.now() > timedelta(minutes=4)
    assert outbox.sweep() == 0
    fresh.refresh_from_db()
    assert fresh.attempts == 0


def test_what_could_not_be_handed_over_is_due_at_once(monkeypatch):
    messages = [outbox.enqueue("tests.mark", name=str(n)) for n in range(3)]
    for message in messages:
        make_due(message)
    answers = iter([True, False])
    monkeypatch.setattr(outbox, "send_to_broker", lambda *args, **kwargs: next(answers))
    assert outbox.sweep() == 1
    assert OutboxMessage.objects.filter(due_at__lte=timezone.now()).count() == 2


@pytest.mark.django_db(transaction=True)
def test_while_one_worker_runs_a_message_no_other_does(sent):
    message = outbox.enqueue("tests.mark", name="once")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM jobs_outboxmessage WHERE id = %s FOR UPDATE", [str(message.pk)])
            assert outbox.run_message(message.pk) is False
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    assert outbox.run_message(message.pk) is True
    assert marks() == 1


def test_done_messages_go_after_a_while_and_given_up_ones_stay(sent):
    done, given_up, fresh = (outbox.enqueue("tests.mark", name=str(n)) for n in range(3))
    long_ago = timezone.now() - outbox.KEEP_DONE - timedelta(days=1)
    OutboxMessage.objects.filter(pk=done.pk).update(done_at=long_ago)
    OutboxMessage.objects.filter(pk=given_up.pk).update(failed_at=long_ago)
    assert outbox.purge() == 1
    assert set(OutboxMessage.objects.all()) == {given_up, fresh}
