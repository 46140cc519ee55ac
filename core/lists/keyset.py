"""Pages by position in the order, not by number: page 10,000 costs what page 1 costs."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.db.models import Q, QuerySet

#: Lists count at most this many rows; above it they say "more than".
COUNT_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and the cursors of its neighbours ("" where there is none)."""

    rows: list[Any]
    previous: str
    next: str


def _encode(direction: str, values: list[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps([direction, *values]).encode()).decode().rstrip("=")


def _decode(cursor: str, length: int) -> tuple[str, list[str]]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        parts = json.loads(raw)
    except (ValueError, UnicodeError, binascii.Error, RecursionError):
        raise BadRequest("malformed page cursor") from None
    if not isinstance(parts, list) or len(parts) != length + 1 or parts[0] not in ("n", "p"):
        raise BadRequest("malformed page cursor")
    if not all(isinstance(part, str) and "\x00" not in part for part in parts):
        raise BadRequest("malformed page cursor")
    return parts[0], parts[1:]


def _to_python(queryset: QuerySet, field: str, text: str) -> Any:
    try:
        model_field = queryset.model._meta.pk if field == "pk" else queryset.model._meta.get_field(field)
        # A column computed by the database takes what its kind of value takes.
        return getattr(model_field, "output_field", model_field).to_python(text)
    except (FieldDoesNotExist, ValidationError, ValueError, OverflowError):
        raise BadRequest("malformed page cursor") from None


def _text(row: Any, field: str) -> str:
    value = getattr(row, field)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def keyset_page(queryset: QuerySet, *, field: str, descending: bool, cursor: str, size: int) -> Page:
    """One page of ``queryset`` ordered by ``field`` (never null) and the primary key. Raises ``BadRequest``.

    Two queries: first which rows, then the rows with all that is joined to them. In one, a database that expects few
    rows to fit joins all that do before it sorts.
    """
    fields = ["pk"] if field == "pk" else [field, "pk"]
    backward, queryset_from = False, queryset
    if cursor:
        direction, texts = _decode(cursor, len(fields))
        backward = direction == "p"
        values = [_to_python(queryset, name, text) for name, text in zip(fields, texts, strict=True)]
        queryset_from = queryset.filter(_beyond(fields, values, ascending=descending == backward))
    order_descending = descending != backward
    ordered = queryset_from.order_by(*[f"-{name}" if order_descending else name for name in fields])
    pks = list(ordered.values_list("pk", flat=True)[: size + 1])
    more = len(pks) > size
    found = {row.pk: row for row in queryset.order_by().filter(pk__in=pks[:size])} if pks else {}
    rows = [found[pk] for pk in pks[:size] if pk in found]
    if backward:
        rows.reverse()
    has_previous = more if backward else bool(cursor)
    has_next = True if backward and cursor else more
    return Page(
        rows=rows,
        previous=_encode("p", [_text(rows[0], name) for name in fields]) if rows and has_previous else "",
        next=_encode("n", [_text(rows[-1], name) for name in fields]) if rows and has_next else "",
    )


def _beyond(fields: list[str], values: list[Any], *, ascending: bool) -> Q:
    word = "gt" if ascending else "lt"
    if len(fields) == 1:
        return Q(**{f"{fields[0]}__{word}": values[0]})
    # The first condition is implied by the second; it is what lets the index start at the right place.
    return Q(**{f"{fields[0]}__{word}e": values[0]}) & (
        Q(**{f"{fields[0]}__{word}": values[0]}) | Q(**{f"pk__{word}": values[1]})
    )


def capped_count(queryset: QuerySet) -> tuple[int, bool]:
    """(number of rows, whether there are more than that): never counts beyond ``COUNT_LIMIT``."""
    count = queryset.order_by()[: COUNT_LIMIT + 1].count()
    return (COUNT_LIMIT, True) if count > COUNT_LIMIT else (count, False)
