"""Who offers what: the matrix of agencies and steps, and the opportunities behind each of its figures."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from core.access import Needs
from core.lists import ListView
from partnerships.filters import OpportunityFilter
from partnerships.filters.rounds import ASKED
from partnerships.models import Agreement, Opportunity
from partnerships.selectors.matrix import STEPS, Cell, matrix_of
from partnerships.tables import OpportunityTable
from partnerships.views.base import Page


class OpportunityListView(ListView):
    """What agencies offer by their duties, each as its head confirmed it last."""

    access = Needs("round.view")
    queryset = Opportunity.objects.all()
    table_class = OpportunityTable
    filterset_class = OpportunityFilter
    page_title = gettext_lazy("Opportunities")
    empty_text = gettext_lazy("Agencies state them when they answer an input round.")
    export = "opportunities"
    breadcrumbs = (
        (gettext_lazy("Who offers what"), "partnerships:matrix"),
        (gettext_lazy("Opportunities"), ""),
    )

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().stated()  # type: ignore[attr-defined]


class MatrixView(Page):
    """Agencies against the seven steps. ``?agreement=`` narrows it to one tree."""

    access = Needs("round.view")
    http_method_names = ["get"]
    template_name = "partnerships/matrix/matrix.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        trees = list(ASKED.visible_to(self.actor).order_by("title", "pk").distinct())
        tree = next((tree for tree in trees if str(tree.pk) == request.GET.get("agreement")), None)
        matrix = matrix_of(self.actor, tree)
        sees_all = self.actor.reach("round.view").everything
        return self.page(
            trees=trees,
            tree=tree,
            steps=STEPS,
            rows=[self._row(row, tree) for row in matrix.rows],
            totals=[
                {"step": step, "cell": cell, "url": self._url(tree, step=step.value)}
                for step, cell in zip(STEPS, matrix.totals, strict=True)
            ],
            gaps=matrix.gaps if sees_all else [],
            total=sum(matrix.totals, Cell()),
            sees_all=sees_all,
            list_url=self._url(tree),
        )

    def _row(self, row: Any, tree: Agreement | None) -> dict[str, Any]:
        agency = row.agency
        return {
            "agency": agency,
            "has_spoken": row.has_spoken,
            "url": self._url(tree, agency=agency.pk),
            "total": row.total,
            "cells": [
                {"cell": cell, "step": step, "url": self._url(tree, agency=agency.pk, step=step.value)}
                for step, cell in zip(STEPS, row.cells, strict=True)
            ],
        }

    @staticmethod
    def _url(tree: Agreement | None, **filters: Any) -> str:
        query = urlencode(({"agreement": tree.pk} if tree else {}) | filters)
        url = reverse("partnerships:opportunities")
        return f"{url}?{query}" if query else url
