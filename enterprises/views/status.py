"""How a registration stands, for whoever holds its number and code; no private data."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import PUBLIC
from core.limits import Limit, client_address
from enterprises.choices import RegistrationStatus as S
from enterprises.forms.status import StatusForm
from enterprises.models import Registration
from enterprises.selectors.status import registration_of_code, status_code

#: Wrong tries from one address. Many people may stand behind one address of a mobile network: only wrong ones count.
WRONG_TRIES = Limit("status", most=15, seconds=10 * 60)

#: What happens next, by status.
NEXT = {
    S.SUBMITTED: gettext_lazy("An officer of your region checks it. You need not do anything now."),
    S.CORRECTION: gettext_lazy("The officer asks you to correct something. Sign in to read what, and submit it again."),
    S.VERIFIED: gettext_lazy(
        "Your business is in the register: step 1 of 7 is done. Sign in to see the trainings you can join."
    ),
    S.REFUSED: gettext_lazy("Sign in to read why. You can ask the officer of your region."),
    S.WITHDRAWN: gettext_lazy("It was withdrawn. You can begin a new one any time."),
}


@method_decorator(never_cache, name="dispatch")
class StatusView(View):
    """Ask by number and code."""

    access = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(StatusForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StatusForm(request.POST)
        if not form.is_valid():
            return self.form(form, status=422)
        registration = self.find(**form.cleaned_data)
        if isinstance(registration, Registration):
            return redirect("enterprises:status-link", registration.number, status_code(registration.number or ""))
        return self.refuse(form)

    def find(self, *, number: str, code: str) -> Registration | None:
        """The registration, unless this address has tried too often; wrong tries are counted."""
        address = client_address(self.request)
        if WRONG_TRIES.is_spent(address):
            return None
        registration = registration_of_code(number=number, code=code)
        if registration is None:
            WRONG_TRIES.count(address)
        return registration

    def refuse(self, form: StatusForm) -> HttpResponse:
        """The same answer for a wrong number and a wrong code."""
        if WRONG_TRIES.is_spent(client_address(self.request)):
            form.add_error(None, _("Too many tries. Wait ten minutes, then try again."))
            return self.form(form, status=429)
        form.add_error(None, _("No registration has this number and code. Compare both with your message."))
        return self.form(form, status=422)

    def form(self, form: StatusForm, status: int = 200) -> HttpResponse:
        return render(self.request, "enterprises/portal/status_form.html", {"form": form}, status=status)


class StatusLinkView(StatusView):
    """The link of the message: the same by one click."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, number: str, token: str) -> HttpResponse:  # type: ignore[override]
        registration = self.find(number=number, code=token)
        if registration is None:
            return self.refuse(StatusForm({"number": number, "code": token}))
        actor: Any = request.actor  # type: ignore[attr-defined]
        context = {
            "registration": registration,
            "code": status_code(registration.number or ""),
            "link": request.build_absolute_uri(),
            "merged": registration.merges.filter(undone_at__isnull=True).select_related("survivor").first(),
            "next": NEXT[S(registration.status)],
            "is_own": registration.applicant_id == actor.user_id,
        }
        return render(request, "enterprises/portal/status.html", context)
