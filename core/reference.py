"""Reference facts kept as CSV files beside the code, written into tables without doubling them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loader did to one table: how many facts the file holds, how many rows were new, how many corrected."""

    what: str
    total: int
    created: int = 0
    updated: int = 0


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a UTF-8 CSV file with a heading line; every value is stripped text, empty when not given."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [{key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines)]


@transaction.atomic
def write_rows(
    model: type[models.Model],
    *,
    key: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    correct: bool = False,
) -> Loaded:
    """Create the rows whose ``key`` is not in the table yet; with ``correct``, also mend the ones that differ.

    Without ``correct`` what an administrator has edited since stays as it is. Rows that are not in the file are never
    removed. Foreign keys are given by their column name (``parent_id``). The whole file is written, or nothing.
    """
    facts = list(rows)
    known = {_key_of(instance, key): instance for instance in model._default_manager.order_by("pk")}
    new: list[models.Model] = []
    changed: list[models.Model] = []
    for fact in facts:
        instance = known.get(tuple(fact[name] for name in key))
        if instance is None:
            new.append(model(**fact))
        elif correct and any(getattr(instance, name) != value for name, value in fact.items()):
            for name, value in fact.items():
                setattr(instance, name, value)
            changed.append(instance)
    model._default_manager.bulk_create(new)
    if changed:
        columns = {field.attname: field.name for field in model._meta.concrete_fields}
        names = [columns[name] for name in facts[0] if not _is_key(model, name)]
        model._default_manager.bulk_update(changed, names)
    return Loaded(str(model._meta.verbose_name_plural), len(facts), len(new), len(changed))


def _key_of(instance: models.Model, key: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(instance, name) for name in key)


def _is_key(model: type[models.Model], name: str) -> bool:
    return bool(model._meta.pk is not None and name == model._meta.pk.attname)
