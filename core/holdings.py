"""What is held of a person: each app says it of its own tables, in its ``holdings.py``, which is found by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of rows: ``rows_of`` gives those of a user, the person's own in full."""

    name: str
    title: str | Promise
    rows_of: Callable[[int], Iterable[models.Model]]
    #: Columns that say nothing to the person: digests, derived texts, and what is a secret of the house.
    without: frozenset[str] = frozenset()


_holdings: dict[str, Holding] = {}


def register_holding(
    *,
    name: str,
    title: str | Promise,
    rows_of: Callable[[int], Iterable[models.Model]],
    without: Iterable[str] = (),
) -> None:
    if name in _holdings:
        raise ImproperlyConfigured(f"the holding {name!r} is registered twice")
    _holdings[name] = Holding(name, title, rows_of, frozenset(without))


def held_of(user_id: int) -> list[tuple[Holding, list[dict[str, Any]]]]:
    """Everything that is held of a person, kind by kind: column in their language → value; empty values left out."""
    return [
        (holding, [_told(holding, row) for row in holding.rows_of(user_id)])
        for _name, holding in sorted(_holdings.items())
    ]


def _told(holding: Holding, row: models.Model) -> dict[str, Any]:
    told = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.name in holding.without or column.name.endswith("_digest") or value in (None, "", []):
            continue
        if isinstance(column, models.FileField):
            value = Path(value.name).name
        elif column.related_model:
            value = str(getattr(row, column.name))
        elif column.flatchoices:
            value = str(dict(column.flatchoices).get(value, value))
        told[str(capfirst(column.verbose_name))] = value
    return told
