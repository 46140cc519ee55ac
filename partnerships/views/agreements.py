"""Reading agreements: the list, and one agreement."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import Needs
from core.charts import Point, target_chart
from core.lists import ListView
from core.scope import may_on
from partnerships.choices import AgreementStatus
from partnerships.filters import AgreementFilter
from partnerships.models import Agreement
from partnerships.places import AGREEMENT_PAGE
from partnerships.selectors import (
    Promise,
    checklists_of,
    files_for,
    lacks_pks,
    promises_of,
    story_of,
    tree_of,
    works_with,
)
from partnerships.selectors.documents import last_moved
from partnerships.selectors.people import is_shared_with
from partnerships.selectors.public import public_url
from partnerships.selectors.stages import stages_of
from partnerships.tables import AgreementTable, days_left_text
from partnerships.views.base import Page
from partnerships.views.records import ArchiveView, CouncilView, DataBasisView, TerminateView
from partnerships.views.signing import AgreementMoveView
from workflow.services import offered_moves, open_moves


class AgreementListView(ListView):
    access = Needs("agreement.view")
    queryset = Agreement.objects.all()
    table_class = AgreementTable
    filterset_class = AgreementFilter
    page_title = gettext_lazy("Agreements")
    empty_text = gettext_lazy("Record the Kesepakatan Bersama first; the agreements of agencies stand under it.")
    create = ("partnerships:create", gettext_lazy("Record an agreement"), "agreement.draft")
    export = "agreements"
    breadcrumbs = ((gettext_lazy("Agreements"), ""),)


class AgreementView(Page):
    """One agreement: what it says, its papers, what stands under it, what was done against what was promised."""

    access = Needs("agreement.view")
    http_method_names = ["get"]
    template_name = "partnerships/agreement.html"
    tab = "overview"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Agreement.objects.visible_to(self.actor).select_related("agency__successor", "parent")
        agreement = get_object_or_404(rows, pk=pk)
        own_affair = works_with(self.actor, agreement)
        is_shared = is_shared_with(self.actor, agreement)
        promises = promises_of(agreement)
        open_now = {move.name for move in open_moves(actor=self.actor, instance=agreement)}
        may_draft = bool(may_on(self.actor, "agreement.draft", agreement))
        return self.page(
            agreement=agreement,
            days_left=days_left_text(agreement),
            lacks_pks=own_affair and lacks_pks(agreement),
            parties=agreement.parties.select_related("partner"),
            parent_is_seen=agreement.parent is not None
            and Agreement.objects.visible_to(self.actor).filter(pk=agreement.parent.pk).exists(),
            files=files_for(self.actor, agreement),
            last_moved=last_moved(agreement),
            children=tree_of(self.actor, agreement),
            promises=promises,
            chart=None if agreement.is_draft else self._chart(promises, linked=own_affair or is_shared),
            tells_basis=own_affair or is_shared,
            moves=offered_moves(actor=self.actor, instance=agreement, among=AgreementMoveView.services),
            stages=stages_of(self.actor, agreement),
            acts=self._acts(agreement, open_now),
            public_url=public_url(agreement) if agreement.was_signed else "",
            checklists=checklists_of(agreement) if own_affair else [],
            panels=AGREEMENT_PAGE.draw(self.actor, agreement),
            may_ask="ask" in open_now,
            may_sign="sign" in open_now,
            may_change=may_draft and agreement.is_draft,
            may_upload=agreement.status != AgreementStatus.CANCELLED
            and (may_draft or bool(may_on(self.actor, "agreement.sign", agreement))),
        )

    def _acts(self, agreement: Agreement, moves: Collection[str]) -> list[dict[str, Any]]:
        """The acts of this actor that have a page of their own, besides changing and signing."""
        may_review = bool(may_on(self.actor, "agreement.review", agreement))
        acts = [
            (may_review and CouncilView.is_possible(agreement), "council", CouncilView),
            (may_review and ArchiveView.is_possible(agreement), "archive", ArchiveView),
            (
                bool(may_on(self.actor, "agreement.sign", agreement)) and DataBasisView.is_possible(agreement),
                "data-basis",
                DataBasisView,
            ),
            ("terminate" in moves, "terminate", TerminateView),
        ]
        return [
            {"label": view.heading, "icon": view.icon, "url": reverse(f"partnerships:{name}", args=[agreement.pk])}
            for is_open, name, view in acts
            if is_open
        ]

    @staticmethod
    def _chart(promises: list[Promise], *, linked: bool) -> Any:
        points = [
            Point(
                label=promise.label,
                value=promise.done,
                goal=promise.target.amount,
                url=reverse("partnerships:realisation", args=[promise.target.pk]) if linked else "",
            )
            for promise in promises
        ]
        return target_chart(title=_("Target and realisation"), points=points)


class HistoryView(Page):
    """What happened to an agreement, for those whose affair it is."""

    access = Needs("realisation.view")
    http_method_names = ["get"]
    template_name = "partnerships/history.html"
    tab = "history"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        agreement = self.agreement_to(pk, "realisation.view")
        return self.page(agreement=agreement, story=story_of(self.actor, agreement))
