"""The register of UMKM: the list, the page of an enterprise, and what officers record there."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core.access import WorksWith
from core.decisions import Refused
from core.formats import NOTHING, number, rupiah
from core.forms import add_refusals
from core.lists import ListView
from core.scope import may_on
from enterprises.filters import EnterpriseFilterSet
from enterprises.forms.staff import CorrectionForm, RevokeForm, StepForm
from enterprises.growth import growth_of
from enterprises.models import Enterprise, Merge, StepRecord, SuspectedPair, YearlyFigure
from enterprises.models.enterprise import EnterpriseQuerySet
from enterprises.places import ENTERPRISE_PAGE, STUCK_ACTIONS
from enterprises.selectors.identity import masked, may_reveal
from enterprises.selectors.journey import journey
from enterprises.selectors.standing import standing_of
from enterprises.services.enterprise import correct
from enterprises.services.journey import record_step_by_officer, revoke_step
from enterprises.tables import EnterpriseTable
from enterprises.views.answers import years_to_record
from enterprises.views.staff import RevealView, StaffPage, choices


class EnterpriseListView(ListView):
    access = WorksWith("enterprise.view")
    queryset = Enterprise.objects.all()
    table_class = EnterpriseTable
    filterset_class = EnterpriseFilterSet
    page_title = _("Enterprises")
    empty_title = _("No enterprise yet")
    empty_text = _("An enterprise enters the register when its registration is verified.")
    export = "enterprises"


class EnterprisePage(StaffPage):
    """A page about one enterprise the actor may see."""

    access = WorksWith("enterprise.view")
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The address of a record that was merged away leads to the same page of the one that stayed."""
        gone = Merge.objects.filter(enterprise_pk=kwargs["pk"], undone_at__isnull=True).first()
        match = request.resolver_match
        if gone and match and request.method == "GET" and self.enterprises().filter(pk=gone.survivor_id).exists():
            return redirect(match.view_name, **{**kwargs, "pk": gone.survivor_id})
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def enterprises(self) -> EnterpriseQuerySet:
        return Enterprise.objects.visible_to(self.actor)

    def enterprise(self, pk: int) -> Enterprise:
        rows = self.enterprises().select_related(
            "owner", "village__parent__parent", "kbli_section", "class_rule", "facilitator"
        )
        return get_object_or_404(rows, pk=pk)

    def head(self, enterprise: Enterprise, tab: str) -> dict[str, Any]:
        """What every tab of the page shows."""
        tabs = [
            ("detail", _now("Overview"), reverse("enterprises:detail", args=[enterprise.pk])),
            ("licences", _now("Licences"), reverse("enterprises:licences", args=[enterprise.pk])),
            ("history", _now("History"), reverse("enterprises:history", args=[enterprise.pk])),
        ]
        return {
            "enterprise": enterprise,
            "may_edit": may_on(self.actor, "enterprise.edit", enterprise),
            "tabs": [{"label": label, "url": url, "active": name == tab} for name, label, url in tabs],
        }


class EnterpriseDetailView(EnterprisePage, View):
    """Facts, steps, figures, who serves it, and what the higher apps know of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.enterprise(pk))

    def page(self, enterprise: Enterprise, *, step_form: StepForm | None = None, status: int = 200) -> HttpResponse:
        steps = journey(enterprise)
        figures = list(enterprise.figures.select_related("class_rule"))
        may_record = may_on(self.actor, "journey.record", enterprise)
        context = self.head(enterprise, "detail") | {
            "steps": [{"code": s.code, "title": s.title, "state": s.state, "when": s.when} for s in steps],
            "records": [line.record for line in steps if line.record],
            "may_revoke": may_on(self.actor, "journey.revoke", enterprise),
            "step_form": (step_form or StepForm(enterprise=enterprise, steps=steps, actor=self.actor))
            if may_record
            else None,
            "figure_heads": [
                _now("Year"),
                (_now("Annual sales"), "end"),
                (_now("Business capital"), "end"),
                (_now("Workers (men / women)"), "end"),
                (_now("Not permanent"), "end"),
                (_now("All assets"), "end"),
                (_now("Capacity"), "end"),
            ],
            "figures": figure_rows(figures),
            "growths": growth_of(figures),
            "verify_urls": self.figure_urls(enterprise, [figure.year for figure in figures]),
            "record_urls": self.figure_urls(
                enterprise, [year for year in years_to_record(enterprise) if year not in {f.year for f in figures}]
            ),
            "may_decide": may_on(self.actor, "duplicate.decide", enterprise),
            "merges": list(enterprise.merges.filter(undone_at__isnull=True)),
            "pairs": list(SuspectedPair.objects.visible_to(self.actor).open().about(enterprise)[:5]),
            "engagements": list(enterprise.engagements.select_related("agency").order_by("since", "pk")),
            "owner_phone": masked(enterprise.owner.phone),
            "owner_nik": masked(enterprise.owner.nik),
            "owner_email": masked(enterprise.owner.email),
            "npwp": masked(enterprise.npwp),
            "private": choices(enterprise) if may_reveal(self.actor, enterprise) else [],
            "reveal_url": reverse("enterprises:reveal", args=[enterprise.pk]),
            "standing": self.standing(enterprise),
            "panels": ENTERPRISE_PAGE.draw(self.actor, enterprise),
        }
        return render(self.request, "enterprises/enterprise.html", context, status=status)

    def figure_urls(self, enterprise: Enterprise, years: Iterable[int]) -> list[tuple[int, str]]:
        """Where this actor verifies or records the figures of these years; nowhere without the right."""
        if not may_on(self.actor, "figures.verify", enterprise):
            return []
        return [(year, reverse("enterprises:verify-figures", args=[enterprise.pk, year])) for year in years]

    def standing(self, enterprise: Enterprise) -> dict[str, Any] | None:
        """Where it stands, and what this actor can do about it."""
        found = standing_of(enterprise)
        if found is None:
            return None
        offered = [action for action in STUCK_ACTIONS if may_on(self.actor, action.permission, enterprise)]
        return {
            "row": found.row,
            "cause": found.cause,
            "asks": found.asks,
            "may_ask": may_on(self.actor, "enterprise.ask", enterprise),
            "actions": [{"label": a.label, "icon": a.icon, "url": reverse(a.page)} for a in offered],
        }


def figure_rows(figures: Iterable[YearlyFigure]) -> list[list[Any]]:
    """The yearly figures as rows of ``{% table %}``."""
    return [
        [
            str(figure.year),
            rupiah(figure.turnover),
            rupiah(figure.capital),
            f"{number(figure.workers_male)} / {number(figure.workers_female)}",
            NOTHING
            if figure.casual_male is None and figure.casual_female is None
            else f"{number(figure.casual_male or 0)} / {number(figure.casual_female or 0)}",
            NOTHING if figure.assets is None else rupiah(figure.assets),
            NOTHING if figure.capacity is None else f"{number(figure.capacity)} {figure.capacity_unit}".strip(),
        ]
        for figure in figures
    ]


class EnterpriseEditView(EnterprisePage, View):
    """Correct contact, product and address."""

    access = WorksWith("enterprise.edit")

    def enterprises(self) -> EnterpriseQuerySet:
        return super().enterprises().reachable_by(self.actor, "enterprise.edit")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        return self.page(enterprise, CorrectionForm(instance=enterprise))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        form = CorrectionForm(request.POST, instance=self.enterprise(pk))
        if not form.is_valid():
            return self.page(enterprise, form, status=200 if form.choosing_region else 422)
        try:
            correct(actor=self.actor, enterprise=enterprise, values=form.values, reason=form.cleaned_data["reason"])
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(enterprise, form, status=422)
        messages.success(request, _now("The data have been corrected."))
        return redirect("enterprises:detail", pk)

    def page(self, enterprise: Enterprise, form: CorrectionForm, status: int = 200) -> HttpResponse:
        context = {"enterprise": enterprise, "form": form}
        return render(self.request, "enterprises/edit.html", context, status=status)


class RecordStepView(EnterpriseDetailView):
    """Record a step the officer has seen done."""

    http_method_names = ["post"]
    access = WorksWith("journey.record")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        form = StepForm(request.POST, enterprise=enterprise, steps=journey(enterprise), actor=self.actor)
        if not form.is_valid():
            return self.page(enterprise, step_form=form, status=422)
        try:
            record_step_by_officer(actor=self.actor, enterprise=enterprise, **form.cleaned_data)
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(enterprise, step_form=form, status=422)
        messages.success(request, _now("The step has been recorded."))
        return redirect("enterprises:detail", pk)


class RevokeStepView(StaffPage, View):
    """Revoke a recorded step, after being asked for the reason."""

    access = WorksWith("journey.revoke")

    def record(self, pk: int) -> StepRecord:
        enterprises = Enterprise.objects.visible_to(self.actor).reachable_by(self.actor, "journey.revoke")
        records = StepRecord.objects.standing().filter(enterprise__in=enterprises)
        return get_object_or_404(records.select_related("enterprise"), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.record(pk), RevokeForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, form = self.record(pk), RevokeForm(request.POST)
        if not form.is_valid():
            return self.page(record, form, status=422)
        try:
            revoke_step(actor=self.actor, record=record, **form.cleaned_data)
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(record, form, status=422)
        messages.success(request, _now("The step has been revoked."))
        return redirect("enterprises:detail", record.enterprise_id)

    def page(self, record: StepRecord, form: RevokeForm, status: int = 200) -> HttpResponse:
        context = {"record": record, "enterprise": record.enterprise, "form": form}
        return render(self.request, "enterprises/revoke_step.html", context, status=status)


class EnterpriseRevealView(RevealView):
    queryset = Enterprise.objects.select_related("owner")
