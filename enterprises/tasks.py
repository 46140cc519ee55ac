"""The clock's door to the register."""

from celery import shared_task

from accounts.actors import SYSTEM
from audit.context import acting_as
from enterprises.models.vocabulary import Word
from enterprises.services import importing
from enterprises.services.duplicates import LOOK_TASK, look_at_all
from enterprises.services.importing import ordering
from enterprises.services.journey import settle_all
from enterprises.services.licence_dates import expire_licences, remind_of_licences
from jobs.kinds import register_job
from jobs.outbox import outbox_task


@shared_task(name="enterprises.refresh_vocabulary")
def refresh_vocabulary() -> None:
    """Every hour: until then a misspelt new word is found too, only more slowly."""
    Word.refresh()


@shared_task(name="enterprises.settle")
def settle() -> None:
    """Every night: a completion rule that begins or ends on this day may find steps proved."""
    with acting_as(SYSTEM):
        settle_all()


@shared_task(name="enterprises.licences")
def licences() -> None:
    """Every night: licences past their last day expire, owners are reminded of those that will. May run twice."""
    with acting_as(SYSTEM):
        expire_licences()
        remind_of_licences()


@outbox_task(LOOK_TASK)
def look_for_duplicates(enterprise_ids: list[int]) -> None:
    """After an import. May run twice: a pair that is known is not made again."""
    with acting_as(SYSTEM):
        look_at_all(enterprise_ids)


@shared_task(name="enterprises.purge_imports")
def purge_imports() -> None:
    """Every night: spreadsheets that were handed in long ago go. May run twice."""
    with acting_as(SYSTEM):
        importing.purge_imports()


register_job(ordering.CHECK, run=importing.check, ended=importing.tell)
register_job(ordering.RUN, run=importing.run, ended=importing.tell)
register_job(ordering.UNDO, run=importing.undo, ended=importing.tell)
