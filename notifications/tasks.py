"""The door through which the worker delivers notices."""

from jobs.outbox import outbox_task
from notifications import services


# Not one transaction: what the mail server has taken stays marked as sent. Attempts over 16 hours: servers are away.
@outbox_task("notifications.deliver", queue="mail", atomic=False, attempts=24)
def deliver(*, delivery_ids: list[int]) -> None:
    services.deliver(delivery_ids=delivery_ids)
