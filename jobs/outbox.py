"""Tasks written in the same transaction as the fact, handed over after commit, run at least once and effective once.

    @outbox_task("notifications.deliver", queue="mail")      # in the app's tasks.py
    def deliver(*, delivery_ids: list[int]) -> None: ...

    enqueue("notifications.deliver", delivery_ids=[7])       # in a service

The message row is the truth; Celery and Valkey only carry its id. If the broker is down, the worker is killed or the
message is delivered twice, the sweeper and the row lock make it right.
"""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.request_context import request_id
from jobs.broker import send_to_broker
from jobs.models import OutboxMessage

logger = logging.getLogger(__name__)

#: Attempts of a task, unless it says otherwise: with the waits below, 42 minutes.
MAX_ATTEMPTS = 8
#: How long a handed-over message may stay undone before it is handed over again, at first and at most.
PATIENCE = timedelta(seconds=30)
MOST_PATIENCE = timedelta(minutes=10)
#: Wait before attempt n+1 after a failure: 10 s, 20 s, 40 s … at most an hour.
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
KEEP_DONE = timedelta(days=14)
AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class OutboxTask:
    """A function registered under a stable name. Calling it runs it at once, as tests and other tasks may."""

    name: str
    queue: str
    run: Callable[..., None]
    #: Whether it runs in the transaction that marks it done. One that does not must itself be safe to run twice, even
    #: at the same time.
    atomic: bool = True
    attempts: int = MAX_ATTEMPTS

    def __call__(self, **arguments: Any) -> None:
        self.run(**arguments)


_tasks: dict[str, OutboxTask] = {}


def outbox_task(
    name: str, *, queue: str = "default", atomic: bool = True, attempts: int = MAX_ATTEMPTS
) -> Callable[[Callable[..., None]], OutboxTask]:
    """Register a keyword-only function as an outbox task; ``atomic``: together with its done mark, or not at all."""

    def register(function: Callable[..., None]) -> OutboxTask:
        if name in _tasks:
            raise ImproperlyConfigured(f"outbox task {name!r} is registered twice")
        task = OutboxTask(name=name, queue=queue, run=function, atomic=atomic, attempts=attempts)
        _tasks[name] = task
        return task

    return register


def enqueue(name: str, /, **arguments: Any) -> OutboxMessage:
    """Write a task into the outbox in the caller's transaction; hand it over right after commit.

    Raises ``KeyError`` for a name no ``tasks.py`` has registered.
    """
    task = _tasks[name]
    message = OutboxMessage.objects.create(
        task=task.name,
        arguments=arguments,
        request_id=request_id.get(),
        due_at=timezone.now() + PATIENCE,
    )
    transaction.on_commit(lambda: hand_over(message))
    return message


def is_owed(name: str, **arguments: Any) -> bool:
    """Whether a task of this name with (at least) these arguments is still to be done."""
    return OutboxMessage.objects.open().filter(task=name, arguments__contains=arguments).exists()


def hand_over(message: OutboxMessage) -> bool:
    """Give a message's id to Celery. False when the broker cannot be reached: the sweeper will try again."""
    task = _tasks.get(message.task)
    return send_to_broker("jobs.run_message", message.pk, queue=task.queue if task else "default")


def run_message(message_id: Any) -> bool:
    """Run one message now, once. False when it failed, is already done, given up, or another worker holds it."""
    message = _begin(message_id)
    if message is None:
        return False
    logged_as = request_id.set(message.request_id)
    try:
        return _run(message)
    finally:
        request_id.reset(logged_as)


def _begin(message_id: Any) -> OutboxMessage | None:
    """Count an attempt before it is made, so that a task that kills its worker is given up in the end.

    None when there is nothing to run.
    """
    now = timezone.now()
    with transaction.atomic():
        message = OutboxMessage.objects.open().select_for_update(skip_locked=True).filter(pk=message_id).first()
        if message is None:
            return None
        if message.attempts >= _attempts_of(message):
            message.failed_at = now
            message.error = message.error or "WorkerLost"
            message.save(update_fields=["failed_at", "error"])
            logger.error("outbox task %s given up: its worker was lost %s times", message.task, message.attempts)
            return None
        message.attempts += 1
        message.due_at = now + max(PATIENCE, _wait_after(message.attempts))
        message.save(update_fields=["attempts", "due_at"])
    return message


def _run(message: OutboxMessage) -> bool:
    task = _tasks.get(message.task)
    together = transaction.atomic if task is not None and task.atomic else nullcontext
    with together():
        # Whoever began a later attempt, or is at it, holds the message now.
        if together is transaction.atomic and not _this_attempt(message).select_for_update(skip_locked=True).first():
            return False
        try:
            with together():
                _tasks[message.task].run(**message.arguments)
        except Exception as error:
            _note_failure(message, error)
            return False
        return bool(_this_attempt(message).update(done_at=timezone.now()))


def _this_attempt(message: OutboxMessage) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.open().filter(pk=message.pk, attempts=message.attempts)


def _note_failure(message: OutboxMessage, error: Exception) -> None:
    now = timezone.now()
    given_up = message.attempts >= _attempts_of(message)
    # Only the kind of error: the text of an exception may hold personal data.
    _this_attempt(message).update(
        error=type(error).__name__,
        due_at=now + _wait_after(message.attempts),
        failed_at=now if given_up else None,
    )
    logger.error(
        "outbox task %s failed, attempt %s%s",
        message.task,
        message.attempts,
        ": given up" if given_up else "",
        exc_info=error,
    )


def _attempts_of(message: OutboxMessage) -> int:
    return _tasks[message.task].attempts if message.task in _tasks else MAX_ATTEMPTS


def _wait_after(attempts: int) -> timedelta:
    return min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)


def sweep(*, limit: int = 500) -> int:
    """Hand over again every open message that is overdue; returns how many were handed over."""
    now = timezone.now()
    with transaction.atomic():
        overdue = list(
            OutboxMessage.objects.open()
            .select_for_update(skip_locked=True)
            .filter(due_at__lte=now)
            .order_by("due_at")[:limit]
        )
        for message in overdue:
            # Long queues are not asked again and again: as long as it has waited, so long it may wait once more.
            message.due_at = now + min(max(PATIENCE, now - message.created_at), MOST_PATIENCE)
        OutboxMessage.objects.bulk_update(overdue, ["due_at"])
    # After the commit: a worker that is quicker than we would find the row locked and leave it.
    for handed, message in enumerate(overdue):
        if not hand_over(message):
            OutboxMessage.objects.open().filter(pk__in=[m.pk for m in overdue[handed:]]).update(due_at=now)
            return handed
    return len(overdue)


def drain(*, limit: int = 1000) -> int:
    """Run every open message here and now, in the order written; returns how many were done. For commands and tests."""
    done = 0
    while limit > 0 and (pks := list(_untried().values_list("pk", flat=True)[:limit])):
        done += sum(run_message(pk) for pk in pks)
        limit -= len(pks)
    return done


def _untried() -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.open().filter(attempts=0).order_by("created_at", "pk")


def revive(messages: QuerySet[OutboxMessage]) -> int:
    """Give messages that were given up their attempts again, once the cause is mended; returns how many."""
    return messages.filter(failed_at__isnull=False).update(failed_at=None, attempts=0, due_at=timezone.now())


def purge() -> int:
    """Delete messages done long ago; returns how many. Those given up stay to be looked at."""
    old = OutboxMessage.objects.filter(done_at__lt=timezone.now() - KEEP_DONE).order_by("done_at").values("pk")
    total = 0
    while deleted := OutboxMessage.objects.filter(pk__in=old[:AT_ONCE]).delete()[0]:
        total += deleted
    return total
