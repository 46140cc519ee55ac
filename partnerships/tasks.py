"""Nightly work on agreements."""

from celery import shared_task

from accounts.actors import SYSTEM
from audit.context import acting_as
from partnerships import services
from partnerships.services.deadlines import remind_of_decisions, remind_of_rounds
from partnerships.services.imports import purge_imports


@shared_task(name="partnerships.nightly")
def nightly() -> None:
    """Close what was extended or has ended, remind of what will end or is owed, drop files nobody took over."""
    with acting_as(SYSTEM):
        services.extend_due()
        services.expire_due()
        services.remind_of_endings()
        services.remind_of_reports()
        services.remind_of_idle_umbrellas()
        remind_of_rounds()
        remind_of_decisions()
        purge_imports()
