"""What a person asks about their own data, from "My data"."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from enterprises.views.staff import StaffPage
from privacy.forms import AskForm
from privacy.models import DataRequest
from privacy.services.requests import ask, take_back


class AskView(StaffPage, View):
    """The one form with which a person asks."""

    access = Needs("privacy.ask")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(AskForm(initial={"kind": request.GET.get("apa", "")[:12]}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskForm(request.POST)
        if form.is_valid():
            try:
                row = ask(actor=self.actor, **form.cleaned_data)
            except Refused as refused:
                add_refusals(form, refused)
            else:
                messages.success(request, _("Thank you. Your request is %(number)s.") % {"number": row.number})
                return redirect("enterprises:my-data")
        return self._page(form, status=422)

    def _page(self, form: AskForm, status: int = 200) -> HttpResponse:
        return render(self.request, "privacy/ask.html", {"form": form}, status=status)


class TakeBackView(StaffPage, View):
    """The person no longer wants it."""

    access = Needs("privacy.ask")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(DataRequest.objects.filter(user_id=self.actor.user_id), pk=pk)
        try:
            take_back(actor=self.actor, request=row)
            messages.success(request, _("Your request has been taken back."))
        except Refused as refused:
            messages.error(request, " ".join(map(str, refused.refusals)))
        return redirect("enterprises:my-data")
