"""The door through which the worker delivers notices."""

from jobs.outbox import outbox_task
from notifications import services


@outbox_task("notifications.deliver", queue="mail")
def deliver(*, delivery_ids: list[int]) -> None:
    services.deliver(delivery_ids=delivery_ids)
