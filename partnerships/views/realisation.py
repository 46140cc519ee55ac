"""The people behind a figure of an agreement."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import Needs
from core.lists import ListFilterSet, ListView, Table
from enterprises.filters import EnterpriseFilterSet
from enterprises.models import Enterprise
from enterprises.tables import EnterpriseTable
from partnerships.filters.people import SharedPeopleFilter
from partnerships.models import Target
from partnerships.periods import Days, Quarter
from partnerships.selectors import Promise, promise_of
from partnerships.selectors.people import People, people_for
from partnerships.tables.people import SharedPeopleTable


@dataclass(frozen=True, slots=True)
class Within:
    """A quarter, or the year up to the end of one, as it stands in an address: "2026-3", "sd-2026-3"."""

    days: Days
    label: str

    @classmethod
    def of_code(cls, code: str) -> Self:
        """Raises ``Http404`` for what is none."""
        try:
            quarter = Quarter.of_code(code.removeprefix("sd-"))
        except ValueError:
            raise Http404 from None
        if code.startswith("sd-"):
            return cls(quarter.year_so_far, _("to the end of %(quarter)s") % {"quarter": quarter})
        return cls(quarter.days, str(quarter))


class RealisationView(ListView):
    """The very enterprises a figure counts, as far as the actor may see them; a partner only on a lawful basis."""

    access = Needs("agreement.view")
    template_name = "partnerships/realisation.html"
    queryset = Enterprise.objects.all()
    table_class: type[Table] = EnterpriseTable
    filterset_class: type[ListFilterSet] = EnterpriseFilterSet

    promise: Promise
    people: People
    #: The stretch of days that is looked at, with its name, when it is not the whole year of the target.
    within: Within | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        target = get_object_or_404(Target.objects.select_related("agreement", "region"), pk=kwargs["pk"])
        self.within = Within.of_code(kwargs["within"]) if "within" in kwargs else None
        days = self.within.days if self.within else None
        people = people_for(self.actor, target, days)
        if people is None:
            raise Http404
        self.promise, self.people = promise_of(target, days), people
        if people.are_shared:
            self.table_class, self.filterset_class = SharedPeopleTable, SharedPeopleFilter
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        return self.people.rows

    def get_page_title(self) -> str:
        return f"{self.promise.label} · {self.within.label}" if self.within else self.promise.label

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        agreement = self.promise.target.agreement
        context["breadcrumbs"] = [
            (_("Agreements"), reverse("partnerships:list")),
            (agreement.title, agreement.get_absolute_url()),
            (self.get_page_title(), ""),
        ]
        hidden = self.promise.done - self.get_queryset().count()
        return super().get_context_data(
            promise=self.promise,
            within=self.within,
            agreement=agreement,
            hidden=hidden,
            are_shared=self.people.are_shared,
            **context,
        )
