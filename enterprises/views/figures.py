"""The yearly figures of an enterprise, verified by an officer."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from enterprises.forms.answers import VerifyFiguresForm
from enterprises.models import Enterprise, YearlyFigure
from enterprises.services.figures import FIELDS, verify_figures
from enterprises.views.staff import StaffPage


class VerifyFiguresView(StaffPage, View):
    """What the owner declared, to be confirmed or corrected by what the officer has seen."""

    access = WorksWith("figures.verify")

    def figure(self, pk: int, year: int) -> YearlyFigure:
        enterprises = Enterprise.objects.reachable_by(self.actor, "figures.verify")
        rows = YearlyFigure.objects.filter(enterprise__in=enterprises).select_related("enterprise__owner")
        return get_object_or_404(rows, enterprise_id=pk, year=year)

    def get(self, request: HttpRequest, pk: int, year: int) -> HttpResponse:
        figure = self.figure(pk, year)
        initial = {name: getattr(figure, name) for name in (*FIELDS, "seen")}
        return self.page(figure, VerifyFiguresForm(initial=initial))

    def post(self, request: HttpRequest, pk: int, year: int) -> HttpResponse:
        figure, form = self.figure(pk, year), VerifyFiguresForm(request.POST)
        if not form.is_valid():
            return self.page(figure, form, status=422)
        values = dict(form.cleaned_data)
        try:
            verify_figures(
                actor=self.actor, enterprise=figure.enterprise, year=year, seen=values.pop("seen"), values=values
            )
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(figure, form, status=422)
        messages.success(request, _("The figures are verified."))
        return redirect("enterprises:detail", pk)

    def page(self, figure: YearlyFigure, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "enterprise": figure.enterprise,
            "form": form,
            "page_title": _("Verify the figures of %(year)d") % {"year": figure.year},
            "submit": _("Verify"),
            "back": figure.enterprise.get_absolute_url(),
        }
        return render(self.request, "enterprises/short_form.html", context, status=status)
