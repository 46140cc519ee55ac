"""The clock's door to the register."""

from celery import shared_task

from enterprises.models.vocabulary import Word


@shared_task(name="enterprises.refresh_vocabulary")
def refresh_vocabulary() -> None:
    """Every hour: until then a misspelt new word is found too, only more slowly."""
    Word.refresh()
