"""Where a person takes to their account what an officer registered for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import Needs
from core.decisions import Refused
from core.forms import add_refusals
from core.limits import client_address
from enterprises.forms.claiming import ClaimForm
from enterprises.services.claiming import claim


@method_decorator(never_cache, name="dispatch")
class ClaimView(View):
    access = Needs("registration.own")
    keeps_typed = False

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(ClaimForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ClaimForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            rows = claim(actor=request.actor, address=client_address(request), **form.cleaned_data)  # type: ignore[attr-defined]
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(form, status=422)
        messages.success(
            request, _("“%(business)s” belongs to your account now.") % {"business": rows[0].business_name}
        )
        return redirect("enterprises:portal")

    def page(self, form: ClaimForm, status: int = 200) -> HttpResponse:
        return render(self.request, "enterprises/portal/claim.html", {"form": form}, status=status)
