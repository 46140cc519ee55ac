"""Rows that are set aside: taken out of their tables with all that hangs on them, and brought back as they were."""

import hashlib
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from typing import Any

import pgtrigger
from django.contrib.admin.utils import NestedObjects
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import router
from django.db.models import Model, QuerySet


class _Exact(DjangoJSONEncoder):
    """Moments to the microsecond: what comes back must be what was there."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def as_kept(rows: Iterable[Model]) -> str:
    """Rows as text; private values are in it, so it is kept encrypted."""
    return serializers.serialize("json", list(rows), cls=_Exact)


def set_aside(rows: QuerySet[Any] | list[Model]) -> list[str]:
    """Take these rows and all that hangs on them out; returns each as text."""
    found = list(rows)
    if not found:
        return []
    collector = NestedObjects(using=router.db_for_write(type(found[0])), origin=found)
    collector.collect(found)
    # In any order: the database checks foreign keys when the transaction ends.
    texts = [as_kept([row]) for rows in collector.data.values() for row in rows]
    for row in found:
        row.delete()
    return texts


def bring_back(texts: Iterable[str]) -> None:
    """Put rows back that were set aside, whatever state they were in."""
    objects: list[Any] = [next(serializers.deserialize("json", text)).object for text in texts]
    with ExitStack() as stack:
        for model in {type(row) for row in objects if hasattr(row, "lifecycle")}:
            stack.enter_context(pgtrigger.ignore(f"{model._meta.label}:{model.lifecycle.name}_begins"))
        for row in objects:
            row.save_base(raw=True, force_insert=True)


def state_of(rows: QuerySet[Any]) -> dict[str, str]:
    """Each row by its number as a digest of all it holds: equal when nothing has changed."""
    return {str(row.pk): hashlib.sha256(as_kept([row]).encode()).hexdigest()[:16] for row in rows.order_by("pk")}
