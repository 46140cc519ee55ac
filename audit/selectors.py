"""Reading the trace of one object: its acts and its row history as one story."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from audit.history import Change, RowEvent, folded, row_events
from audit.models import Act
from audit.verbs import verb_named

#: Older entries are in the admin's read-only trace.
LIMIT = 200


@dataclass(slots=True)
class Entry:
    """One entry, as ``{% timeline %}`` draws it."""

    when: datetime
    who: str
    title: str
    text: str = ""
    icon: str = ""
    tone: str = "neutral"
    changes: Sequence[Change] = ()
    #: Which kind of row it is about, and by which act, if by one.
    model: type[models.Model] | None = None
    verb: str = ""
    #: Orders what carries the same time.
    serial: tuple[int, int] = (0, 0)


def timeline(
    instance: models.Model,
    *,
    related: Iterable[models.Model] = (),
    named: Collection[type[models.Model]] = (),
    limit: int = LIMIT,
) -> list[Entry]:
    """What happened to ``instance`` and to the ``related`` rows that are a part of it, the newest first.

    Changes of a row made by an act stand with the act; where there are several rows of a kind, or the kind is among the
    ``named``, each entry names its row. Private values are never told, only that they changed. A constant number of
    queries, whatever the length of the story.
    """
    subjects = [instance, *related]
    events = row_events(subjects, limit=limit)
    made_by = {(event.request_id, event.row): event for event in events if event.request_id}
    models_by_type = {ContentType.objects.get_for_model(subject).pk: type(subject) for subject in subjects}
    several = _several(subjects, named)
    entries = []
    for act in _acts(subjects, limit):
        model = models_by_type[act.content_type_id]  # type: ignore[index]
        row = (model, model._meta.pk.to_python(act.object_id))  # type: ignore[union-attr]
        made = made_by.pop((act.request_id, row), None)
        if made is not None:
            events.remove(made)
        entry = _act_entry(act, made, several.get(row, ""))
        entry.model = model
        entries.append(entry)
    entries += [_event_entry(event, several) for event in folded(events, pauses=[entry.when for entry in entries])]
    return sorted(entries, key=lambda entry: (entry.when, entry.serial), reverse=True)[:limit]


def _acts(subjects: list[models.Model], limit: int) -> list[Act]:
    numbers: dict[ContentType, list[str]] = {}
    for subject in subjects:
        numbers.setdefault(ContentType.objects.get_for_model(subject), []).append(str(subject.pk))
    about = Q()
    for kind, pks in numbers.items():
        about |= Q(content_type=kind, object_id__in=pks)
    return list(Act.objects.filter(about).order_by("-at", "-pk")[:limit])


def _several(subjects: list[models.Model], named: Collection[type[models.Model]]) -> dict[Any, str]:
    """The names of rows that must be told apart, because there are others of their kind, and of the ``named``."""
    kinds = Counter(type(subject) for subject in subjects)
    return {(type(s), s.pk): str(s) for s in subjects if kinds[type(s)] > 1 or type(s) in named}


def _act_entry(act: Act, made: RowEvent | None, name: str) -> Entry:
    verb = verb_named(act.verb)
    if verb.describe:
        about = verb.describe(act)
    elif verb.states and act.from_state:
        labels = dict(verb.states.choices)
        about = f"{labels.get(act.from_state, act.from_state)} → {labels.get(act.to_state, act.to_state)}"
    else:
        about = ""
    return Entry(
        when=act.at,
        who=act.actor_name,
        title=str(verb.label),
        text="\n".join(text for text in (name, about, act.reason) if text),
        icon=verb.icon,
        tone=verb.tone,
        changes=made.changes if made else (),
        verb=act.verb,
        serial=(1, act.pk),
    )


def _event_entry(event: RowEvent, several: dict[Any, str]) -> Entry:
    thing = str(capfirst(event.row[0]._meta.verbose_name))
    titles = {"insert": _("%(thing)s recorded"), "delete": _("%(thing)s removed")}
    icons = {"insert": "plus", "delete": "trash-2"}
    return Entry(
        when=event.when,
        who=event.who,
        title=titles.get(event.kind, _("%(thing)s changed")) % {"thing": thing},
        text=several.get(event.row, ""),
        icon=icons.get(event.kind, "pencil"),
        changes=event.changes,
        model=event.row[0],
        serial=(0, event.serial),
    )
