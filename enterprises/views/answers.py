"""What an owner gives after the registration: the NIB, the figures of last year."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from core.numbers import is_digits
from core.scope import Actor
from enterprises.forms.answers import NibForm, YearForm
from enterprises.growth import growth_of
from enterprises.models import Enterprise, YearlyFigure, last_full_year
from enterprises.services.asking import give_figures, give_nib

#: So many years before the last full one can be given too: growth is told from one year to the next.
YEARS_BACK = 4


def years_to_record(enterprise: Enterprise) -> range:
    """The years whose figures can be given, the last first."""
    last = last_full_year()
    return range(last, max(enterprise.started_year, last - YEARS_BACK) - 1, -1)


class AnswerView(View):
    """One short form about an enterprise of one's own; another person's is not there."""

    access = Needs("enterprise.answer")
    form_class: ClassVar[type[forms.Form]]
    template_name: ClassVar[str] = "enterprises/portal/answer.html"
    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]

    def enterprise(self, pk: int) -> Enterprise:
        return get_object_or_404(Enterprise.objects.reachable_by(self.actor, "enterprise.answer"), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        return self.page(enterprise, self.form_class(initial=self.initial(enterprise)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enterprise = self.enterprise(pk)
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.page(enterprise, form, status=422)
        try:
            self.give(enterprise, form.cleaned_data)
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(enterprise, form, status=422)
        messages.success(request, _("Thank you. It has been saved."))
        return redirect("enterprises:portal")

    def page(self, enterprise: Enterprise, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {"enterprise": enterprise, "form": form, **self.words()}
        return render(self.request, self.template_name, context, status=status)

    def initial(self, enterprise: Enterprise) -> dict[str, Any]:
        return {}

    def give(self, enterprise: Enterprise, values: dict[str, Any]) -> None:
        raise NotImplementedError

    def words(self) -> dict[str, str]:
        raise NotImplementedError


class NibView(AnswerView):
    form_class = NibForm

    def give(self, enterprise: Enterprise, values: dict[str, Any]) -> None:
        give_nib(actor=self.actor, enterprise=enterprise, nib=values["nib"])

    def words(self) -> dict[str, str]:
        return {
            "page_title": _("Give your NIB"),
            "lead": _("No NIB yet? Get one at oss.go.id: it costs nothing and takes a few minutes."),
        }


class FiguresView(AnswerView):
    """The figures of a year that is over; those given before can be given anew. ``?tahun=`` names another year."""

    form_class = YearForm

    @property
    def year(self) -> int:
        asked, last = self.request.GET.get("tahun", ""), last_full_year()
        year = int(asked) if is_digits(asked) and len(asked) == len(str(last)) else last
        return year if last - YEARS_BACK <= year <= last else last

    def initial(self, enterprise: Enterprise) -> dict[str, Any]:
        figure = YearlyFigure.objects.filter(enterprise=enterprise, year=self.year).first()
        return {name: getattr(figure, name) for name in self.form_class.base_fields} if figure else {}

    def give(self, enterprise: Enterprise, values: dict[str, Any]) -> None:
        give_figures(actor=self.actor, enterprise=enterprise, year=self.year, **values)

    def page(self, enterprise: Enterprise, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "enterprise": enterprise,
            "form": form,
            "years": [year for year in years_to_record(enterprise) if year != self.year],
            "growths": growth_of(enterprise.figures.select_related("class_rule")),
            **self.words(),
        }
        return render(self.request, self.template_name, context, status=status)

    def words(self) -> dict[str, str]:
        return {
            "page_title": _("Figures of %(year)d") % {"year": self.year},
            "lead": _("They decide whether your business counts as micro, small or medium. Only officers see them."),
        }
