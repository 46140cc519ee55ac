"""A row of any model, with what the columns demand and no sense: for tests of the database itself."""

from datetime import date
from itertools import count
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils import timezone

_serial = count(1)


def make_any(model: type[models.Model], **values: Any) -> Any:
    """A stored row of ``model``; foreign keys that must be there point at rows made the same way.

    Check constraints are not thought of: see ``drop_check_constraints``.
    """
    row = model()
    for field in model._meta.concrete_fields:
        if field.name in values:
            setattr(row, field.name, values[field.name])
        elif not (field.null or field.has_default() or field.generated or _is_filled_by_database(field)):
            setattr(row, field.name, _value(field))
    row.save(force_insert=True)
    return row


def _is_filled_by_database(field: models.Field) -> bool:
    return isinstance(field, models.AutoField) or field.db_default is not models.NOT_PROVIDED


def _value(field: models.Field) -> Any:
    n = next(_serial)
    if isinstance(field, models.ForeignKey):
        return make_any(field.related_model)
    if field.choices:
        return field.flatchoices[0][0]
    for kind, value in (
        (models.DateTimeField, timezone.now()),
        (models.DateField, date(2026, 1, 1)),
        (models.BooleanField, False),
        (models.JSONField, {}),
        (ArrayField, []),
        (models.FileField, f"{n}"),
        (models.IntegerField, n),
        (models.DecimalField, n),
        ((models.CharField, models.TextField), f"{n}"[-(field.max_length or 9) :]),
    ):
        if isinstance(field, kind):
            return value
    raise NotImplementedError(f"no value for {field!r}")


def drop_check_constraints() -> None:
    """Take the check constraints off every table, until the test's transaction is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint"
            " WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
        )
        for table, name in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
