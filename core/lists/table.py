"""The columns of a list, and what of the database each one needs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import BadRequest
from django.db import models
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how a row is written in it, and whether it can be sorted by.

    ``sort`` names a column of the row's own table that is indexed and never null, so that keyset pages stay exact.
    """

    key: str
    label: Text
    cell: Callable[[Any], Any]
    sort: str | None = None
    align: str = "start"
    #: Relations the cell follows, fetched only when the column is shown.
    related: tuple[str, ...] = ()
    prefetch: tuple[str | models.Prefetch, ...] = ()
    shown: bool = True


class Table:
    """Subclass with ``columns``; the first column is the title of a row and links to it."""

    columns: ClassVar[Sequence[Column]]
    #: A column key, with "-" in front for descending; or "-pk", the newest first.
    default_sort: ClassVar[str] = "-pk"

    def row_url(self, row: Any) -> str:
        """Where a row leads; empty when it leads nowhere."""
        return ""

    def chosen(self, keys: Iterable[str]) -> list[Column]:
        """The columns asked for, in the table's order; the default ones when none of them is known."""
        wanted = set(keys)
        return [c for c in self.columns if c.key in wanted] or [c for c in self.columns if c.shown]

    def prepare(self, queryset: models.QuerySet, columns: Iterable[Column]) -> models.QuerySet:
        """Fetch what the shown columns need and nothing else, whatever the number of rows."""
        related = sorted({name for column in columns for name in column.related})
        prefetch = [name for column in columns for name in column.prefetch]
        if related:
            queryset = queryset.select_related(*related)
        return queryset.prefetch_related(*prefetch) if prefetch else queryset

    def row_html(self, row: Any, columns: Iterable[Column]) -> tuple[str, SafeString]:
        """(the title of a row in plain text, its cells). Written here and not in a template: a page has hundreds."""
        title: str = ""
        cells: list[SafeString] = []
        for column in columns:
            shown = conditional_escape(localize(column.cell(row)))
            if not cells:
                url, title = self.row_url(row), strip_tags(shown)
                text = format_html('<a class="row-link" href="{}">{}</a>', url, shown) if url else shown
                cells.append(format_html('<td class="text-{}">{}</td>', column.align, text))
            else:
                cells.append(
                    format_html('<td class="text-{}" data-label="{}">{}</td>', column.align, column.label, shown)
                )
        return title, SafeString("".join(cells))

    def sort_field(self, sort: str) -> tuple[str, bool]:
        """(database field, descending) of a sort key. Raises ``BadRequest`` for a column that cannot be sorted by."""
        key, descending = sort.removeprefix("-"), sort.startswith("-")
        if key == "pk":
            return "pk", descending
        for column in self.columns:
            if column.key == key and column.sort:
                return column.sort, descending
        raise BadRequest(f"cannot sort by {key!r}")
