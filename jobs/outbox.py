"""Tasks written in the same transaction as the fact, handed over after commit, run at least once and effective once.

    @outbox_task("notifications.deliver", queue="mail")      # in the app's tasks.py
    def deliver(*, delivery_ids: list[int]) -> None: ...

    enqueue("notifications.deliver", delivery_ids=[7])       # in a service

The message row is the truth; Celery and Valkey only carry its id. If the broker is down, the worker is killed or the
message is delivered twice, the sweeper and the row lock make it right.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from core.request_context import request_id
from jobs.broker import send_to_broker
from jobs.models import OutboxMessage

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
#: How long a handed-over message may stay undone before it is handed over again.
PATIENCE = timedelta(seconds=30)
#: Wait before attempt n+1 after a failure: 10 s, 20 s, 40 s … at most an hour.
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OutboxTask:
    """A function registered under a stable name. Calling it runs it at once, as tests and other tasks may."""

    name: str
    queue: str
    run: Callable[..., None]

    def __call__(self, **arguments: Any) -> None:
        self.run(**arguments)


_tasks: dict[str, OutboxTask] = {}


def outbox_task(name: str, *, queue: str = "default") -> Callable[[Callable[..., None]], OutboxTask]:
    """Register a keyword-only function as an outbox task. It runs inside a transaction together with its done mark."""

    def register(function: Callable[..., None]) -> OutboxTask:
        if name in _tasks:
            raise ImproperlyConfigured(f"outbox task {name!r} is registered twice")
        task = OutboxTask(name=name, queue=queue, run=function)
        _tasks[name] = task
        return task

    return register


def enqueue(name: str, **arguments: Any) -> OutboxMessage:
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
    transaction.on_commit(lambda: hand_over(message.id, task.queue))
    return message


def hand_over(message_id: Any, queue: str) -> bool:
    """Give a message's id to Celery. False when the broker cannot be reached: the sweeper will try again."""
    return send_to_broker("jobs.run_message", message_id, queue=queue)


def run_message(message_id: str) -> bool:
    """Run one message now, once. False when it is already done, given up, or another worker holds it."""
    with transaction.atomic():
        message = (
            OutboxMessage.objects.select_for_update(skip_locked=True)
            .filter(pk=message_id, done_at__isnull=True, failed_at__isnull=True)
            .first()
        )
        if message is None:
            return False
        request_id.set(message.request_id)
        try:
            task = _tasks[message.task]
            with transaction.atomic():
                task.run(**message.arguments)
        except Exception as error:
            _note_failure(message, error)
            return False
        message.done_at = timezone.now()
        message.attempts += 1
        message.save(update_fields=["done_at", "attempts"])
        return True


def _note_failure(message: OutboxMessage, error: Exception) -> None:
    message.attempts += 1
    # Only the kind of error and its place: the text of an exception may hold personal data.
    message.error = f"{type(error).__name__}"
    if message.attempts >= MAX_ATTEMPTS:
        message.failed_at = timezone.now()
    else:
        message.due_at = timezone.now() + min(FIRST_WAIT * 2 ** (message.attempts - 1), LONGEST_WAIT)
    message.save(update_fields=["attempts", "error", "failed_at", "due_at"])
    logger.exception("outbox task %s failed (attempt %s)", message.task, message.attempts)


def sweep(*, limit: int = 500) -> int:
    """Hand over again every open message that is overdue; returns how many were handed over."""
    now = timezone.now()
    with transaction.atomic():
        overdue = list(
            OutboxMessage.objects.select_for_update(skip_locked=True)
            .filter(done_at__isnull=True, failed_at__isnull=True, due_at__lte=now)
            .order_by("due_at")[:limit]
        )
        OutboxMessage.objects.filter(pk__in=[message.pk for message in overdue]).update(due_at=now + PATIENCE)
    handed = 0
    for message in overdue:
        task = _tasks.get(message.task)
        if not hand_over(message.pk, task.queue if task else "default"):
            break
        handed += 1
    return handed


def purge(*, older_than: timedelta = timedelta(days=14)) -> int:
    """Delete done messages older than ``older_than``; returns how many."""
    deleted, _by_model = OutboxMessage.objects.filter(done_at__lt=timezone.now() - older_than).delete()
    return deleted
