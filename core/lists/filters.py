"""Filters of lists. Choices are narrowed by the same scope as the rows: a filter must not tell what a list hides."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import django_filters
from django.db.models import Model, Q, QuerySet
from django.forms import Field, Form
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField, ModelChoiceIterator

from core import formats
from core.form_fields import DateField
from core.scope import Actor, scoped


class ListFilterSet(django_filters.FilterSet):
    """Base of every list's filter set, in the page, in the API and in the report that exports it.

    Subclasses set ``search_fields``, or override ``search``; made with ``actor``.
    """

    search_fields: tuple[str, ...] = ()

    q = django_filters.CharFilter(label=_("Search"), method="_search", max_length=100)

    def __init__(self, *args: Any, actor: Actor | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request = kwargs.get("request")
        self.actor: Actor = actor or request.actor  # type: ignore[union-attr]

    def get_form_class(self) -> type[Form]:
        """Every filter may stay empty, so none of them says so."""
        form = super().get_form_class()
        form.marks_optional = False
        return form

    def _search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        text = value.strip()
        return self.search(queryset, text) if text else queryset

    def search(self, queryset: QuerySet, text: str) -> QuerySet:
        """Narrow to the rows in which any of ``search_fields`` contains ``text``, whatever the case."""
        query = Q()
        for field in self.search_fields:
            query |= Q(**{f"{field}__icontains": text})
        return queryset.filter(query)

    def active(self) -> list[tuple[str, str, str]]:
        """(name, label, value as people read it) of every filter in use."""
        found = []
        for name, value in self.form.cleaned_data.items() if self.form.is_valid() else ():
            if value not in (None, "", [], ()):
                field = self.form.fields[name]
                found.append((name, str(field.label), _in_words(field, value)))
        return found


def _in_words(field: Field, value: Any) -> str:
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, Model):
        return str(value)
    # Not asked whether there are any: choices that are made when they are looked at have no length.
    return str(dict(getattr(field, "choices", ())).get(value, value))


class DayFilter(django_filters.DateFilter):
    """A day from the date picker of the device, or typed."""

    field_class = DateField


class _ChoiceIterator(ModelChoiceIterator):
    """Reads the choices in one query; Django's own opens a cursor on the server for each list, three round trips."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for row in self.queryset.all():
            yield self.choice(row)


class ChoiceOfRow(ModelChoiceField):
    """The field of a filter that chooses one row."""

    iterator = _ChoiceIterator


class RowChoiceFilter(django_filters.ModelChoiceFilter):
    """A choice among the rows of a table that everyone may know."""

    field_class = ChoiceOfRow


class ScopedChoiceFilter(RowChoiceFilter):
    """A choice among the rows of a scoped model that the actor may see."""

    def get_queryset(self, request: Any) -> QuerySet:
        return scoped(super().get_queryset(request)).visible_to(self.parent.actor)
