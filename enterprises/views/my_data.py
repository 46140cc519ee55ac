"""What is held of a person, and what they may do about it, on one page of their own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.access import SIGNED_IN
from core.holdings import held_of
from core.scope import Actor
from enterprises.choices import ConsentPurpose
from enterprises.places import MY_DATA_PAGE
from enterprises.selectors.consents import consents_of
from enterprises.selectors.persons import person_with_account
from enterprises.services import consents
from enterprises.services.consents import template_of
from enterprises.services.own_data import FORMS, copy_of


@method_decorator(never_cache, name="dispatch")
class OwnDataView(View):
    """A page about the person who opens it; there is no address for anyone else's."""

    access = SIGNED_IN
    request: HttpRequest

    @property
    def actor(self) -> Actor:
        return self.request.actor  # type: ignore[attr-defined]


class MyDataView(OwnDataView):
    """The consents, what is held, and what was asked for."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "enterprises/portal/my_data.html", self.context())

    def context(self) -> dict[str, Any]:
        lines = consents_of(self.actor.user_id or 0)
        return {
            "held": [
                (holding.title, rows) for holding, rows in held_of(person_with_account(self.actor.user_id)) if rows
            ],
            "panels": MY_DATA_PAGE.draw(self.actor, None),
            "consents": [
                {
                    "line": line,
                    "text": template_of(line.purpose),
                    "is_programme": line.purpose == ConsentPurpose.PROGRAMME,
                }
                for line in lines
            ],
        }


class DownloadView(OwnDataView):
    """Everything that is held of the person, to take along (UU 27/2022 art. 7 and 13): JSON, or CSV files in a ZIP.

    Posted, because it is recorded that a copy was taken.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = request.POST.get("form", "")
        if form not in FORMS:
            raise BadRequest("json or csv?")
        copy = copy_of(actor=self.actor, form=form)
        response = HttpResponse(copy.content, content_type=copy.content_type)
        response["Content-Disposition"] = f'attachment; filename="{copy.name}"'
        return response


class ConsentView(OwnDataView):
    """Give or take back one consent: the same button, the other way round."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, purpose: str) -> HttpResponse:
        if purpose not in ConsentPurpose.values:
            raise BadRequest("no such purpose")
        if request.POST.get("do") == "give":
            consents.give(actor=self.actor, purpose=purpose)
            messages.success(request, _("Thank you. Your consent has been written down."))
        elif request.POST.get("do") == "withdraw":
            if consents.withdraw(actor=self.actor, purpose=purpose):
                messages.success(request, _("Your consent has been taken back. It holds from now on."))
            else:
                messages.info(request, _("There was no consent to take back."))
        else:
            raise BadRequest("give or withdraw?")
        return redirect("enterprises:my-data")
