"""Nightly work on agreements."""

from celery import shared_task

from accounts.actors import SYSTEM
from audit.context import acting_as
from partnerships import services


@shared_task(name="partnerships.nightly")
def nightly() -> None:
    """Close what has ended, then remind of what will end."""
    with acting_as(SYSTEM):
        services.expire_due()
        services.remind_of_endings()
