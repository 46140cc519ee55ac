"""Writing every encrypted value anew with the first of ``FIELD_ENCRYPTION_KEYS``: an older key can then be taken away.

Row history is written anew too: a key that still opens the past cannot be taken away. The values stay what they
were: no trigger of the record is asked.
"""

from collections.abc import Iterator

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from core.fields import EncryptedTextField, decrypt, encrypt

#: Rows in one transaction: others wait no longer than for these.
BATCH = 500


def encrypted_columns() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table with encrypted columns, those of row history among them."""
    for model in apps.get_models():
        names = [str(field.column) for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        if names and model._meta.managed and not model._meta.proxy:
            yield model, names


def rotate(model: type[models.Model], columns: list[str]) -> int:
    """Returns how many rows were written. What the first key opens already is left: it can be stopped and run again."""
    first = Fernet(settings.FIELD_ENCRYPTION_KEYS[0])
    written, last = 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            rows = _next_rows(cursor, model, columns, last)
            if not rows:
                return written
            last = rows[-1][0]
            for pk, *values in rows:
                changed = {c: encrypt(decrypt(v)) for c, v in zip(columns, values, strict=True) if _is_old(first, v)}
                if changed:
                    _write(cursor, model, pk, changed)
                    written += 1


def _next_rows(cursor, model: type[models.Model], columns: list[str], last: int) -> list[tuple]:  # type: ignore[no-untyped-def, type-arg]
    table = model._meta.db_table
    quote = connection.ops.quote_name
    cursor.execute(
        "SELECT set_config('pgtrigger.ignore', COALESCE(array_agg(tgname::text), '{}')::text, true)"
        " FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
        [table],
    )
    pk = quote(_key(model))
    cursor.execute(
        f"SELECT {pk}, {', '.join(map(quote, columns))} FROM {quote(table)}"  # noqa: S608 - names of our own models
        f" WHERE {pk} > %s ORDER BY {pk} LIMIT %s FOR UPDATE",
        [last, BATCH],
    )
    return cursor.fetchall()


def _write(cursor, model: type[models.Model], pk: int, changed: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(column)} = %s" for column in changed)
    key = quote(_key(model))
    cursor.execute(
        f"UPDATE {quote(model._meta.db_table)} SET {sets} WHERE {key} = %s",  # noqa: S608 - as above
        [*changed.values(), pk],
    )


def _key(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)  # type: ignore[union-attr]


def _is_old(first: Fernet, value: str | None) -> bool:
    if not value:
        return False
    try:
        first.decrypt(value.encode())
    except InvalidToken:
        return True
    return False
