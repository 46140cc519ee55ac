"""The yearly figures of an enterprise, verified by an officer."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import WorksWith
from core.decisions import Refused
from core.forms import add_refusals
from enterprises.forms.answers import VerifyFiguresForm
from enterprises.models import Enterprise, YearlyFigure
from enterprises.services.figures import FIELDS, stamp_of_figure, verify_figures
from enterprises.views.answers import years_to_record
from enterprises.views.staff import StaffPage


class VerifyFiguresView(StaffPage, View):
    """What the owner declared, to be confirmed or corrected by what the officer has seen; or what nobody gave yet."""

    access = WorksWith("figures.verify")

    def figure(self, pk: int, year: int) -> YearlyFigure:
        enterprises = Enterprise.objects.reachable_by(self.actor, "figures.verify")
        enterprise = get_object_or_404(enterprises.select_related("owner"), pk=pk)
        figure = YearlyFigure.objects.filter(enterprise=enterprise, year=year).first()
        if figure is None and year not in years_to_record(enterprise):
            raise Http404
        return figure or YearlyFigure(enterprise=enterprise, year=year)

    def get(self, request: HttpRequest, pk: int, year: int) -> HttpResponse:
        figure = self.figure(pk, year)
        initial = {name: getattr(figure, name) for name in (*FIELDS, "seen")} if figure.pk else {}
        return self.page(figure, VerifyFiguresForm(initial=initial | {"stamp": stamp_of_figure(figure)}))

    def post(self, request: HttpRequest, pk: int, year: int) -> HttpResponse:
        figure, form = self.figure(pk, year), VerifyFiguresForm(request.POST)
        if not form.is_valid():
            return self.page(figure, form, status=422)
        values = dict(form.cleaned_data)
        try:
            verify_figures(
                actor=self.actor,
                enterprise=figure.enterprise,
                year=year,
                seen=values.pop("seen"),
                stamp=values.pop("stamp"),
                values=values,
            )
        except Refused as refused:
            add_refusals(form, refused)
            # Told once: whoever sends it again knows that somebody else was first.
            data = request.POST.copy()
            data["stamp"] = stamp_of_figure(self.figure(pk, year))
            form.data = data
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
