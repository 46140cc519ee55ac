"""What is held of a person: each app says it of its own tables, in its ``holdings.py``, which is found by itself.

The same lines say what becomes of the rows when the person has their data deleted: which columns are emptied, which
texts may name the person, which files go, and what a law demands to be kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

#: What stands where a name stood.
GONE = "(data dihapus)"


@dataclass(frozen=True, slots=True)
class Person:
    """Whose data it is: by their account, by their number in the register, or by both."""

    user_id: int | None = None
    owner_id: int | None = None

    @property
    def account(self) -> int:
        """For a lookup: nothing has the number 0."""
        return self.user_id or 0

    @property
    def register(self) -> int:
        """As ``account``."""
        return self.owner_id or 0

    def __bool__(self) -> bool:
        return self.user_id is not None or self.owner_id is not None


RowsOf = Callable[[Person], models.QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of rows: ``rows_of`` gives those of a person, their own in full."""

    name: str
    title: str | Promise
    rows_of: RowsOf
    #: Columns that say nothing to the person: digests, derived texts, and what is a secret of the house.
    without: frozenset[str] = frozenset()
    #: Whether the person is shown it; what only carries other data (sign-in addresses, tokens) is not.
    is_shown: bool = True
    #: What a deletion changes: column → the value that stands there afterwards, or a function of the row.
    emptied: Mapping[str, Any] | None = None
    #: Columns people write into, in which a deletion strikes out what names the person.
    texts: tuple[str, ...] = ()
    #: Columns with a stored file; a deletion removes it.
    files: tuple[str, ...] = ()
    #: Columns whose values name the person, wherever else they were written.
    naming: tuple[str, ...] = ()
    #: Whether a deletion removes the rows themselves: nothing is counted of them.
    is_deleted: bool = False
    #: The rows a deletion touches, where these are not the rows that are shown.
    erased_rows: RowsOf | None = None
    #: Why a law demands that it is kept as it is; empty when none does.
    kept_because: Callable[[Person], str | Promise] | None = None

    @property
    def is_erasable(self) -> bool:
        return bool(self.emptied or self.texts or self.files or self.is_deleted)

    def rows_to_erase(self, person: Person) -> models.QuerySet[Any]:
        return (self.erased_rows or self.rows_of)(person)


_holdings: dict[str, Holding] = {}


def register_holding(
    *, name: str, title: str | Promise, rows_of: RowsOf, without: Iterable[str] = (), **erasing: Any
) -> None:
    """``erasing``: the further fields of ``Holding``."""
    if name in _holdings:
        raise ImproperlyConfigured(f"the holding {name!r} is registered twice")
    _holdings[name] = Holding(name, title, rows_of, frozenset(without), **erasing)


def holdings() -> list[Holding]:
    """Every kind of rows that is held of people, in the order it is shown."""
    return [kind for _name, kind in sorted(_holdings.items())]


def holding(name: str) -> Holding:
    """The kind of rows of that name."""
    return _holdings[name]


def held_of(person: Person) -> list[tuple[Holding, list[dict[str, Any]]]]:
    """Everything that is held of a person, kind by kind: column in their language → value; empty values left out."""
    return [(kind, [_told(kind, row) for row in kind.rows_of(person)]) for kind in holdings() if kind.is_shown]


def kept_of(person: Person) -> list[str]:
    """Every reason in law to keep what is held of a person; none: it can be deleted."""
    reasons = (kind.kept_because(person) for kind in holdings() if kind.kept_because)
    return [str(reason) for reason in reasons if reason]


def _told(kind: Holding, row: models.Model) -> dict[str, Any]:
    told = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.name in kind.without or column.name.endswith("_digest") or value in (None, "", []):
            continue
        if isinstance(column, models.FileField):
            value = Path(value.name).name
        elif column.related_model:
            value = str(getattr(row, column.name))
        elif isinstance(value, list):
            named = dict(getattr(getattr(column, "base_field", None), "flatchoices", ()))
            value = ", ".join(str(named.get(one, one)) for one in value)
        elif column.flatchoices:
            value = str(dict(column.flatchoices).get(value, value))
        told[str(capfirst(column.verbose_name))] = value
    return told
