"""The row history that the database writes, as changes a person can read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core import formats
from core.fields import EncryptedTextField

#: (label of the field, what it was, what it became).
Change = tuple[str, str, str]
#: Which row: its model and its primary key.
Row = tuple[type[models.Model], Any]


@dataclass(slots=True)
class RowEvent:
    """What one request did to one row: ``kind`` is insert, update or delete."""

    row: Row
    kind: str
    when: datetime
    who: str
    request_id: str
    #: Orders the events of one transaction, which all carry its time.
    serial: int = 0
    changes: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class _Step:
    """A stored event beside the one before it; ``before`` is None for the first one that is kept or was fetched."""

    row: Row
    event: Any
    before: Any


def row_events(rows: Sequence[models.Model], *, limit: int) -> list[RowEvent]:
    """The last events of these rows, several of one request and row as one. A constant number of queries.

    One for each model among the rows and one for each model their changed foreign keys point at.
    """
    steps = [step for model, pks in _by_model(rows).items() for step in _steps(model, pks, limit)]
    groups: dict[Any, list[_Step]] = defaultdict(list)
    for step in steps:
        request_id = _context(step.event).get("request_id")
        groups[(*step.row, request_id or step.event.pgh_id)].append(step)
    names = _names(steps)
    return [_told(group, names) for group in groups.values()]


def folded(events: Iterable[RowEvent], *, pauses: Iterable[datetime]) -> list[RowEvent]:
    """Changes one person made to one row, one after the other within the hour, as one: a form filled page by page.

    Not across a moment in ``pauses``, when something else happened.
    """
    moments = sorted(pauses)
    told: list[RowEvent] = []
    last: dict[Row, RowEvent] = {}
    for event in sorted(events, key=lambda event: (event.when, event.serial)):
        before = last.get(event.row)
        if before and _belongs(before, event) and not any(before.when <= pause < event.when for pause in moments):
            before.when, before.changes = event.when, _joined(before.changes, event.changes)
        else:
            told.append(event)
            last[event.row] = event
    return told


def _belongs(before: RowEvent, event: RowEvent) -> bool:
    same_hand = before.who == event.who and before.kind == event.kind == "update"
    return same_hand and event.when - before.when <= timedelta(hours=1)


def _joined(earlier: Iterable[Change], later: Iterable[Change]) -> list[Change]:
    """What was at first and what became of it at last; what came back to what it was is no change."""
    joined = {label: (label, old, new) for label, old, new in earlier}
    for label, old, new in later:
        joined[label] = (label, joined[label][1] if label in joined else old, new)
    return [change for change in joined.values() if change[1] != change[2]]


def _by_model(rows: Iterable[models.Model]) -> dict[type[models.Model], list[Any]]:
    found: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        if hasattr(type(row), "pgh_event_models"):
            found[type(row)].append(row.pk)
    return found


def _steps(model: type[models.Model], pks: list[Any], limit: int) -> Iterator[_Step]:
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=pks).select_related("pgh_context")  # type: ignore[attr-defined]
    before: dict[Any, Any] = {}
    for event in reversed(list(events.order_by("-pgh_id")[:limit])):
        yield _Step((model, event.pgh_obj_id), event, before.get(event.pgh_obj_id))
        before[event.pgh_obj_id] = event


def _context(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _told(group: list[_Step], names: dict[Row, str]) -> RowEvent:
    """One request's steps on one row as one event: from what the first found to what the last left."""
    first, last = group[0], group[-1]
    context = _context(last.event)
    changes = [] if first.before is None else list(_changes(first.row[0], first.before, last.event, names))
    return RowEvent(
        row=first.row,
        kind=first.event.pgh_label if first.event.pgh_label == "insert" else last.event.pgh_label,
        when=last.event.pgh_created_at,
        who=context.get("actor_name") or "",
        request_id=context.get("request_id") or "",
        serial=last.event.pgh_id,
        changes=changes,
    )


def _changes(model: type[models.Model], old: Any, new: Any, names: dict[Row, str]) -> Iterator[Change]:
    for column in _readable(model):
        was, became = getattr(old, column.attname, None), getattr(new, column.attname, None)
        if was == became:
            continue
        label = str(capfirst(column.verbose_name))
        if is_private(column):
            yield label, "•" * 4, _("changed")
        else:
            yield label, _shown(column, was, names), _shown(column, became, names)


def _readable(model: type[models.Model]) -> list[models.Field]:
    """The columns that mean something to a reader: not the key, not what is derived from other columns, no data for
    programs (JSON).
    """
    return [
        column
        for column in model._meta.concrete_fields
        if column.editable
        and not column.primary_key
        and not column.name.endswith("_digest")
        and not isinstance(column, models.JSONField)
    ]


def is_private(column: models.Field) -> bool:
    """Encrypted columns, and those in the model's ``private_fields``: it is told that they changed, not to what."""
    return isinstance(column, EncryptedTextField) or column.name in getattr(column.model, "private_fields", ())


def _names(steps: Iterable[_Step]) -> dict[Row, str]:
    """The names of all rows that changed foreign keys point at."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for step in steps:
        if step.before is None:
            continue
        for column in _readable(step.row[0]):
            if not column.related_model:
                continue
            values = {getattr(event, column.attname, None) for event in (step.before, step.event)}
            if len(values) > 1:
                wanted[column.related_model] |= values - {None}  # type: ignore[index]
    return {
        (model, pk): str(instance)
        for model, pks in wanted.items()
        for pk, instance in model._default_manager.in_bulk(list(pks)).items()
    }


def _shown(column: models.Field, value: Any, names: dict[Row, str]) -> str:
    if value in (None, "", []):
        return formats.NOTHING
    if isinstance(value, list):
        return ", ".join(_shown(column.base_field, item, names) for item in value)  # type: ignore[attr-defined]
    if column.related_model:
        return names.get((column.related_model, value), str(value))  # type: ignore[arg-type]
    if column.flatchoices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    return formats.number(value) if isinstance(column, models.BigIntegerField) else str(value)
