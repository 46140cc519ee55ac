"""Deleting a person: everything that names them goes, from every app and from the records; what was done stays counted.

One transaction: a worker that is killed midway leaves everything as it was.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from accounts.actors import SYSTEM
from audit.models import Act
from audit.redacting import pattern_of, redact_acts, redact_history, strike_out
from audit.services import record_act
from core.decisions import Refused
from core.holdings import GONE, Holding, Person, holding, holdings, kept_of
from core.scope import Actor
from enterprises.choices import UNDECIDED
from enterprises.models import Enterprise, Merge, Registration
from enterprises.selectors.persons import consents_of_person
from jobs.outbox import enqueue
from notifications.models import Notice
from workflow.services import apply_move


def erase(*, actor: Actor, person: Person, subject: models.Model) -> Act:
    """Delete what is held of a person; ``subject`` is the request the record of it is kept with.

    Raises ``Refused`` where the law demands that something is kept.
    """
    with transaction.atomic():
        hindered = kept_of(person)
        if hindered:
            raise Refused(hindered[0])
        act = record_act(actor=actor, verb="privacy.erase", subject=subject)
        erasable = [(kind, list(kind.rows_to_erase(person))) for kind in holdings() if kind.is_erasable]
        words = [word for kind in holdings() if kind.naming for word in names_in(kind, kind.rows_of(person))]
        pattern = pattern_of(words)
        _withdraw(person)
        for kind, rows in erasable:
            for row in rows:
                erase_row(act=act, kind=kind, row=row, pattern=pattern)
        merged = _erase_merged(act, person, pattern)
        subjects = merged + [row for _kind, rows in erasable for row in rows if row.pk is not None]
        redact_acts(act=act, subjects=subjects, user_id=_account_gone(person, erasable), name=GONE, pattern=pattern)
        _strike_out_elsewhere(pattern)
    return act


def names_in(kind: Holding, rows: Iterable[Any]) -> list[str]:
    """The values that name the person, as they stand now."""
    return [str(value) for row in rows for value in (getattr(row, name) for name in kind.naming) if value]


def erase_row(*, act: Act, kind: Holding, row: Any, pattern: str) -> None:
    """Empty one row as its holding says, and all that is remembered of it; its files go after the commit."""
    columns = {name: value(row) if callable(value) else value for name, value in (kind.emptied or {}).items()}
    columns |= dict.fromkeys(kind.files, "")
    paths = [file.name for file in (getattr(row, name) for name in kind.files) if file]
    if paths:
        enqueue("privacy.remove_files", paths=paths)
    kept = {name: strike_out(getattr(row, name), pattern) for name in kind.texts} if pattern else {}
    if kind.is_deleted:
        pk, _gone = row.pk, row.delete()
        row.pk = pk
    else:
        type(row)._base_manager.filter(pk=row.pk).update(**columns, **kept)
    redact_history(act=act, row=row, columns=columns, texts=kind.texts, pattern=pattern)


def remove_files(*, paths: list[str]) -> None:
    """Files that nothing names any more. One that is gone already is gone."""
    for path in paths:
        default_storage.delete(path)


def _erase_merged(act: Act, person: Person, pattern: str) -> list[models.Model]:
    """What is remembered of records that went into one of theirs; returns these records, which are no rows any more."""
    gone = Merge.objects.filter(survivor__owner_id=person.register, undone_at__isnull=True)
    rows = [Enterprise(pk=pk, number=number) for pk, number in gone.values_list("enterprise_pk", "number")]
    for row in rows:
        erase_row(act=act, kind=holding("3 enterprises"), row=row, pattern=pattern)
    return list(rows)


def _withdraw(person: Person) -> None:
    """Nothing of theirs goes on."""
    consents_of_person(person).filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    if person.user_id is not None:
        for registration in Registration.objects.filter(applicant_id=person.user_id, status__in=UNDECIDED):
            apply_move(actor=SYSTEM, instance=registration, move="withdraw")


def _account_gone(person: Person, erased: list[tuple[Holding, list[Any]]]) -> int | None:
    """The account, if it was emptied: who holds an office goes on under their name."""
    emptied = {row.pk for kind, rows in erased if kind.name == "0 account" for row in rows}
    return person.user_id if person.user_id in emptied else None


def _strike_out_elsewhere(pattern: str) -> None:
    """What was written about the person to others, and in the log of the administration."""
    if not pattern:
        return
    found = Notice.objects.filter(models.Q(title__iregex=pattern) | models.Q(body__iregex=pattern))
    for notice in found.iterator():
        notice.title, notice.body = strike_out(notice.title, pattern), strike_out(notice.body, pattern)
        notice.save(update_fields=["title", "body"])
    LogEntry.objects.filter(object_repr__iregex=pattern).update(object_repr=GONE)
