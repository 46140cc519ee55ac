"""The view of the one list page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic.base import TemplateResponseMixin, View

from core.decisions import Refused
from core.formats import number
from core.lists.filters import ListFilterSet
from core.lists.keyset import Page, capped_count, keyset_page
from core.lists.table import Column, Table
from core.numbers import is_digits
from core.scope import Actor, scoped

PAGE_SIZES = (25, 50, 100)
#: Parameters of the address that are not filters.
_OWN = frozenset({"cursor", "sort", "col", "size"})

Text = str | Promise


@dataclass(frozen=True, slots=True)
class BulkAction:
    """Something done to every ticked row through the same service as the single button; each row stands alone.

    Either ``run`` does it at once, or ``page`` names a URL that asks for more; it is given the rows as ``pk``.
    """

    name: str
    label: Text
    permission: str
    run: Callable[[Actor, Any, str], None] | None = None
    page: str = ""
    icon: str = ""
    tone: str = "primary"
    needs_reason: bool = False


class ListView(TemplateResponseMixin, View):
    """Subclass with ``access``, ``queryset``, ``table_class``, ``filterset_class`` and titles."""

    template_name = "core/list.html"
    results_template = "core/_list_results.html"

    queryset: QuerySet
    table_class: type[Table]
    filterset_class: type[ListFilterSet]
    page_title: Text = ""
    empty_title: Text = ""
    empty_text: Text = ""
    #: (URL name, label, permission) of the button that makes a new row.
    create: ClassVar[tuple[str, Text, str] | None] = None
    #: Slug of the report definition that exports this list.
    export: ClassVar[str] = ""
    #: The kinds of file its export offers.
    export_formats: ClassVar[Sequence[str]] = ("xlsx", "csv", "pdf")
    bulk_actions: ClassVar[Sequence[BulkAction]] = ()
    breadcrumbs: ClassVar[Sequence[tuple[Text, str]]] = ()
    #: Filters in force until the reader chooses otherwise: parameter → value. An empty parameter lifts one.
    default_filters: ClassVar[Mapping[str, str]] = {}
    #: The filter whose choices stand above the list as tabs, "All" last.
    tab_filter: ClassVar[str] = ""

    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]

    def get_queryset(self) -> QuerySet:
        """The rows the actor may see. Override to narrow further, never to widen."""
        return scoped(self.queryset.all()).visible_to(self.actor)

    def get_page_title(self) -> Text:
        return self.page_title

    @cached_property
    def params(self) -> QueryDict:
        """The parameters of the address, with the default filters where it names none."""
        params = self.request.GET.copy()
        for name, value in self.default_filters.items():
            params.setdefault(name, value)
        return params

    # Reading -----------------------------------------------------------------------------------------------------

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        table = self.table_class()
        filterset = self.filterset_class(
            data=self.params, queryset=self.get_queryset(), request=request, actor=self.actor
        )
        tabs = self._tabs(filterset)
        rows = filterset.qs if filterset.is_valid() else self.queryset.none()
        columns = table.chosen(request.GET.getlist("col"))
        sort = request.GET.get("sort") or table.default_sort
        field, descending = table.sort_field(sort)
        size = self._page_size()
        page = keyset_page(
            table.prepare(rows, columns),
            field=field,
            descending=descending,
            cursor=request.GET.get("cursor", ""),
            size=size,
        )
        bulk_actions = [action for action in self.bulk_actions if self.actor.may(action.permission)]
        context = self.get_context_data(
            page_title=self.get_page_title(),
            breadcrumbs=[(label, reverse(name) if name else "") for label, name in self.breadcrumbs],
            table=self._table_context(table, columns, page.rows, sort),
            filter_tabs=tabs,
            filter_form=filterset.form,
            search_value=request.GET.get("q", ""),
            active_filters=self._active_filters(filterset),
            reset_url=request.path,
            pager=self._pager(rows, page),
            column_choices=[{"key": c.key, "label": c.label, "chosen": c in columns} for c in table.columns],
            sort=sort,
            size=size,
            page_sizes=PAGE_SIZES,
            bulk_actions=bulk_actions,
            bulk_needs_reason=any(action.needs_reason for action in bulk_actions),
            export=self._export_context(),
            create=self._create_context(),
            empty=self._empty_context(),
        )
        fragment = getattr(request, "htmx", False) and not request.htmx.boosted  # type: ignore[attr-defined]
        return self.response_class(
            request=request,
            template=[self.results_template] if fragment else self.get_template_names(),
            context=context,
            headers={"Vary": "HX-Request"},
        )

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context.setdefault("view", self)
        return context

    def _page_size(self) -> int:
        try:
            size = int(self.request.GET.get("size", PAGE_SIZES[0]))
        except ValueError:
            raise BadRequest("malformed page size") from None
        return size if size in PAGE_SIZES else PAGE_SIZES[0]

    def _url(self, **changes: Any) -> str:
        """This address with some parameters changed (None takes one away); always from the first page on."""
        params = self.params.copy()
        params.pop("cursor", None)
        for name, value in changes.items():
            params.pop(name, None)
            if value is not None:
                params[name] = value
            elif name in self.default_filters:
                params[name] = ""
        query = params.urlencode()
        return f"{self.request.path}?{query}" if query else self.request.path

    def _table_context(self, table: Table, columns: list[Column], rows: list[Any], sort: str) -> dict[str, Any]:
        heads = []
        for column in columns:
            key = column.key
            state = "descending" if sort == f"-{key}" else "ascending" if sort == key else ""
            heads.append(
                {
                    "key": key,
                    "label": column.label,
                    "align": column.align,
                    "sort_state": state,
                    "sort_url": self._url(sort=f"-{key}" if state == "ascending" else key) if column.sort else "",
                }
            )
        shown = []
        for row in rows:
            title, cells = table.row_html(row, columns)
            shown.append({"pk": row.pk, "title": title, "cells": cells})
        return {"columns": heads, "rows": shown}

    def _tabs(self, filterset: ListFilterSet) -> list[dict[str, Any]]:
        """One link for each choice of the tab filter; its field then only carries the chosen one along."""
        if not self.tab_filter:
            return []
        field = filterset.form.fields[self.tab_filter]
        choices = [(str(value), label) for value, label in field.choices if value != ""]
        field.widget = HiddenInput()
        chosen = self.params.get(self.tab_filter, "")
        return [
            {"label": label, "url": self._url(**{self.tab_filter: value}), "active": value == chosen}
            for value, label in [*choices, ("", _("All"))]
        ]

    def _active_filters(self, filterset: ListFilterSet) -> list[dict[str, Any]]:
        return [
            {"label": f"{label}: {text}", "remove_url": self._url(**{name: None})}
            for name, label, text in filterset.active()
            if self.params.get(name) and name != self.tab_filter
        ]

    def _pager(self, rows: QuerySet, page: Page) -> dict[str, str]:
        is_all = not page.previous and not page.next
        count, more = (len(page.rows), False) if is_all else capped_count(rows)
        label = (
            _("more than %(count)s rows") % {"count": number(count)}
            if more
            else ngettext("%(count)s row", "%(count)s rows", count) % {"count": number(count)}
        )
        return {
            "previous_url": self._url(cursor=page.previous) if page.previous else "",
            "next_url": self._url(cursor=page.next) if page.next else "",
            "count_label": label,
        }

    def _export_context(self) -> dict[str, Any] | None:
        if not self.export or not self.actor.may("report.order"):
            return None
        try:
            url = reverse("reports:order", args=[self.export])
        except NoReverseMatch:
            return None
        filters = [(key, value) for key, values in self.params.lists() if key not in _OWN for value in values if value]
        return {"url": url, "slug": self.export, "query": urlencode(filters), "formats": self.export_formats}

    def _create_context(self) -> dict[str, Any] | None:
        if self.create is None or not self.actor.may(self.create[2]):
            return None
        return {"url": reverse(self.create[0]), "label": self.create[1]}

    def _empty_context(self) -> dict[str, Any]:
        chosen = {key: value for key, value in self.params.items() if key not in _OWN and key != self.tab_filter}
        if any(value for key, value in chosen.items() if value != self.default_filters.get(key)):
            return {
                "icon": "search-x",
                "title": _("Nothing matches these filters"),
                "text": _("Take one filter away, or search for a part of the name."),
                "action_url": self._url(**dict.fromkeys(chosen)),
                "action_label": _("Show all"),
            }
        create = self._create_context()
        return {
            "icon": "inbox",
            "title": self.empty_title or _("Nothing here yet"),
            "text": self.empty_text,
            "action_url": create["url"] if create else "",
            "action_label": create["label"] if create else "",
        }

    # Bulk actions ------------------------------------------------------------------------------------------------

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = next((a for a in self.bulk_actions if a.name == request.POST.get("action")), None)
        if action is None:
            raise BadRequest("unknown action")
        decision = self.actor.may(action.permission)
        if not decision:
            raise PermissionDenied(str(decision.reason))
        reason = request.POST.get("reason", "").strip()
        pks = ticked(request.POST.getlist("pk"))
        if not pks:
            messages.warning(request, _("Tick at least one row first."))
        elif action.needs_reason and not reason:
            messages.error(request, _("Give a reason."))
        elif action.run is None:
            return HttpResponseRedirect(f"{reverse(action.page)}?{urlencode({'pk': pks}, doseq=True)}")
        else:
            self._run(action, action.run, list(self.get_queryset().filter(pk__in=pks).order_by("pk")), reason)
        return HttpResponseRedirect(request.get_full_path())

    def _run(self, action: BulkAction, run: Callable[[Actor, Any, str], None], rows: list[Any], reason: str) -> None:
        run_on_each(self.request, rows, lambda row: run(self.actor, row, reason), label=action.label)


def run_on_each(request: HttpRequest, rows: Iterable[Any], run: Callable[[Any], Any], *, label: Text) -> int:
    """Do something to each row, whatever is refused of the others, and say how it went; returns how many were done."""
    done, refused = 0, []
    for row in rows:
        try:
            run(row)
        except Refused as refusal:
            refused.append(f"{row}: {refusal}")
        else:
            done += 1
    if done:
        messages.success(
            request,
            ngettext("%(label)s: %(count)d row.", "%(label)s: %(count)d rows.", done) % {"label": label, "count": done},
        )
    for text in refused[:5]:
        messages.error(request, text)
    if len(refused) > 5:
        messages.error(
            request,
            ngettext("And %(n)d more was refused.", "And %(n)d more were refused.", len(refused) - 5)
            % {"n": len(refused) - 5},
        )
    return done


def ticked(values: Iterable[str]) -> list[int]:
    """The ids of ticked rows among what was sent, no more than a page holds."""
    return [int(pk) for pk in values if is_digits(pk) and len(pk) < 19][: max(PAGE_SIZES)]
