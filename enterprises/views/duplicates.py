"""Suspected duplicates: the list, two records side by side, merging and undoing it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core.access import WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from core.lists import ListView
from enterprises.filters import PairFilterSet
from enterprises.forms.duplicates import ApartForm, MergeForm, NumberForm, RefuseForm, UnmergeForm
from enterprises.models import Enterprise, Merge, Registration, SuspectedPair
from enterprises.selectors.duplicates import Compared, pairs_to_decide, side_by_side
from enterprises.selectors.finding import enterprise_by_number
from enterprises.services.merging import CHOICES, merge, unmerge
from enterprises.services.pairs import name_pair, refuse_as_same, tell_apart
from enterprises.tables import PairTable
from enterprises.views.staff import StaffPage


class PairListView(ListView):
    """Those that wait for a decision, the oldest first; and those that were decided."""

    access = WorksWith("duplicate.decide")
    queryset = SuspectedPair.objects.all()
    table_class = PairTable
    filterset_class = PairFilterSet
    page_title = _("Suspected duplicates")
    empty_title = _("No suspected duplicates")
    empty_text = _("They are looked for when a registration comes, data are corrected, or a spreadsheet is imported.")
    default_filters: ClassVar = {"state": "open"}
    tab_filter = "state"


class PairView(StaffPage, View):
    """Two records side by side, what is the same marked, and the decision."""

    access = WorksWith("duplicate.decide")

    def pair(self, pk: int) -> SuspectedPair:
        return get_object_or_404(pairs_to_decide(SuspectedPair.objects.visible_to(self.actor)), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.pair(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        pair = self.pair(pk)
        decision = request.POST.get("decision", "")
        forms_of = self.forms_of(pair, request.POST, decision)
        form = forms_of.get(decision)
        if form is None or not form.is_valid():
            return self.page(pair, forms_of, status=422)
        try:
            answer = self.decide(pair, decision, form)
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(self.pair(pk), forms_of, status=422)
        messages.success(request, answer)
        if decision == "merge":
            return redirect("enterprises:detail", form.survivor_id)  # type: ignore[attr-defined]
        return redirect("enterprises:duplicates")

    def decide(self, pair: SuspectedPair, decision: str, form: forms.Form) -> str:
        reason = form.cleaned_data["reason"]
        if isinstance(form, MergeForm):
            merge(actor=self.actor, pair=pair, survivor_id=form.survivor_id, take=form.take, reason=reason)
            return _now("The two records are one now.")
        if decision == "refuse":
            refuse_as_same(actor=self.actor, pair=pair, registration=_registration(pair), reason=reason)
            return _now("The registration has been refused as known already.")
        tell_apart(actor=self.actor, pair=pair, reason=reason)
        return _now("They are two businesses, and are not shown again.")

    def forms_of(self, pair: SuspectedPair, data: Any = None, decision: str = "") -> dict[str, forms.Form]:
        """The decisions that are possible, each with its form; the one that was sent is bound."""

        def given(name: str) -> Any:
            return data if name == decision else None

        one, other = pair.sides
        found: dict[str, forms.Form] = {"apart": ApartForm(given("apart"), auto_id="apart-%s")}
        if isinstance(one, Enterprise) and isinstance(other, Enterprise):
            found["merge"] = MergeForm(given("merge"), one=one, other=other, auto_id="merge-%s")
        elif self.actor.may("registration.verify"):
            found["refuse"] = RefuseForm(given("refuse"), auto_id="refuse-%s")
        return found

    def page(self, pair: SuspectedPair, found: dict[str, forms.Form] | None = None, status: int = 200) -> HttpResponse:
        one, other = pair.sides
        context: dict[str, Any] = {"pair": pair, "one": one, "other": other, "merge": pair.merge}
        if one and other:
            merging = isinstance(one, Enterprise) and isinstance(other, Enterprise) and not pair.verdict
            chosen = (found or {}).get("merge")
            context["lines"] = [_line(line, merging, chosen) for line in side_by_side(one, other)]
            context["heads"] = [_head(side, name, chosen) for side, name in ((one, "one"), (other, "other"))]
        if not pair.verdict:
            context["forms"] = found or self.forms_of(pair)
        return render(self.request, "enterprises/duplicate.html", context, status=status)


def _registration(pair: SuspectedPair) -> Registration:
    """The one to refuse: the newcomer; the other when only that is a registration."""
    return next(side for side in pair.sides if isinstance(side, Registration))


def _head(side: Registration | Enterprise, name: str, chosen: Any) -> dict[str, Any]:
    stays = chosen.data.get("survivor") if chosen is not None and chosen.is_bound else "other"
    return {
        "side": name,
        "is_enterprise": isinstance(side, Enterprise),
        "name": side.name if isinstance(side, Enterprise) else side.business_name,
        "number": side.number,
        "url": side.get_absolute_url(),
        "stays": stays == name,
        "since": side.registered_on if isinstance(side, Enterprise) else side.submitted_at,
    }


def _line(line: Compared, merging: bool, chosen: Any) -> dict[str, Any]:
    """A line of the page; with boxes to choose from where the two differ and one can be taken."""
    name = f"take_{line.field}"
    takes = merging and line.field in CHOICES and not line.is_same
    side = chosen.data.get(name) if chosen is not None and chosen.is_bound else ("other" if line.other else "one")
    return {
        "label": line.label,
        "name": name if takes else "",
        "is_same": line.is_same,
        "cells": [("one", line.one, side == "one"), ("other", line.other, side == "other")],
    }


class NamePairView(StaffPage, View):
    """Name another record that may be the same as this one."""

    access = WorksWith("duplicate.decide")

    def enterprise(self, pk: int) -> Enterprise:
        return get_object_or_404(Enterprise.objects.reachable_by(self.actor, "duplicate.decide"), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.enterprise(pk), NumberForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise, form = self.enterprise(pk), NumberForm(request.POST)
        if not form.is_valid():
            return self.page(enterprise, form, status=422)
        other = enterprise_by_number(form.cleaned_data["number"])
        if other is None or not Enterprise.objects.reachable_by(self.actor, "duplicate.decide").filter(pk=other.pk):
            form.add_error("number", _now("No record of your region has this number."))
            return self.page(enterprise, form, status=422)
        try:
            pair = name_pair(actor=self.actor, enterprise=enterprise, other=other)
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(enterprise, form, status=422)
        return redirect(pair)

    def page(self, enterprise: Enterprise, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "enterprise": enterprise,
            "form": form,
            "page_title": _now("The same business twice"),
            "submit": _now("Compare"),
            "back": enterprise.get_absolute_url(),
        }
        return render(self.request, "enterprises/short_form.html", context, status=status)


class UnmergeView(StaffPage, View):
    """Take a merge back, after being asked for the reason."""

    access = WorksWith("duplicate.decide")

    def merged(self, pk: int) -> Merge:
        enterprises = Enterprise.objects.reachable_by(self.actor, "duplicate.decide")
        rows = Merge.objects.filter(undone_at__isnull=True, survivor__in=enterprises)
        return get_object_or_404(rows.select_related("survivor"), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.merged(pk), UnmergeForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        merged, form = self.merged(pk), UnmergeForm(request.POST)
        if not form.is_valid():
            return self.page(merged, form, status=422)
        try:
            other = unmerge(actor=self.actor, merged=merged, reason=form.cleaned_data["reason"])
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(merged, form, status=422)
        messages.success(request, _now("They are two records again."))
        return redirect("enterprises:detail", other.pk)

    def page(self, merged: Merge, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "enterprise": merged.survivor,
            "form": form,
            "page_title": _now("Undo the merge with %(other)s") % {"other": merged},
            "submit": _now("Undo the merge"),
            "back": merged.survivor.get_absolute_url(),
        }
        return render(self.request, "enterprises/short_form.html", context, status=status)
