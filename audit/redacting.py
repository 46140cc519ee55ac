"""Striking a person out of the records, which otherwise nobody can change.

Lawful because the right to deletion (UU 27/2022 art. 8) covers copies too; honest because the database does it only in
a transaction that has recorded the deletion, and because what was done, when and in which state stays.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pghistory.models
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast

from audit.models import Act

#: Shorter words would strike out half of other texts.
_SHORTEST = 4


def pattern_of(words: Iterable[str]) -> str:
    """A regular expression of PostgreSQL that finds any of ``words``, the longest first; empty when there are none."""
    told = sorted(
        {word.strip() for word in words if len(word.strip()) >= _SHORTEST}, key=lambda word: (-len(word), word)
    )
    return "|".join(re.escape(word) for word in told)


def strike_out(text: str, pattern: str) -> str:
    """``text`` without whatever ``pattern`` finds."""
    return re.sub(pattern, "…", text, flags=re.IGNORECASE) if pattern else text


def history_of(model: type[models.Model]) -> list[type[models.Model]]:
    """The tables of row history of a model."""
    return [event for event in apps.get_models() if getattr(event, "pgh_tracked_model", None) is model]


def redact_history(
    *, act: Act, row: models.Model, columns: Mapping[str, Any], texts: Collection[str], pattern: str
) -> None:
    """Set ``columns`` and strike ``pattern`` out of ``texts`` in everything that is remembered of a row."""
    for event in history_of(type(row)):
        known = {column.attname for column in event._meta.concrete_fields}
        _redact(
            event._meta.db_table,
            "pgh_obj_id",
            row.pk,
            {name: value for name, value in columns.items() if name in known},
            [name for name in texts if name in known],
            pattern,
            act,
        )


def redact_acts(*, act: Act, subjects: Iterable[models.Model], user_id: int | None, name: str, pattern: str) -> int:
    """Strike a person out of the acts about these rows and out of those they did themselves; returns how many.

    What was done, when and in which state stays; of who did it, the number of the account.
    """
    about = Q(pk__in=[])
    for subject in subjects:
        about |= Q(content_type=ContentType.objects.get_for_model(subject), object_id=str(subject.pk))
    theirs = Q(actor_id=user_id) if user_id is not None else Q(pk__in=[])
    found = Act.objects.filter(about | theirs).exclude(pk=act.pk).values_list("pk", "actor_id")
    rows = list(found)
    for pk, actor_id in rows:
        columns = {"actor_name": name} if user_id is not None and actor_id == user_id else {}
        _redact(Act._meta.db_table, "id", pk, columns, ["subject_text", "reason", "data", "actor_name"], pattern, act)
    if user_id is not None:
        _redact_contexts(user_id, name)
    return len(rows)


def _redact_contexts(user_id: int, name: str) -> None:
    """The name beside every change the person made themselves."""
    of_person = pghistory.models.Context.objects.filter(metadata__actor_id=user_id)
    of_person.update(
        metadata=Func(
            F("metadata"),
            Value("{actor_name}"),
            Cast(Value(json.dumps(name)), models.JSONField()),
            function="jsonb_set",
        )
    )


def _redact(
    table: str, key: str, object_id: Any, columns: Mapping[str, Any], texts: list[str], pattern: str, act: Act
) -> None:
    texts = [name for name in texts if name not in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit_redact(%s::regclass, %s, %s, %s::jsonb, %s::text[], %s, %s)",
            [table, key, object_id, json.dumps(columns, cls=DjangoJSONEncoder), texts, pattern, act.pk],
        )
