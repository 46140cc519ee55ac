"""The one list page: a scoped queryset, a filter set and a table."""

from core.lists.filters import DayFilter, ListFilterSet, RowChoiceFilter, ScopedChoiceFilter
from core.lists.table import Column, Table
from core.lists.view import BulkAction, ListView, run_on_each, ticked

__all__ = [
    "BulkAction",
    "Column",
    "DayFilter",
    "ListFilterSet",
    "ListView",
    "RowChoiceFilter",
    "ScopedChoiceFilter",
    "Table",
    "run_on_each",
    "ticked",
]
