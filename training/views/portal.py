"""The entrepreneur's page of trainings: what they take part in, what they can join."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import SIGNED_IN
from core.decisions import Refusal, Refused
from training.models import Enrolment, Training
from training.selectors import offers, own_enrolments, own_enterprises, participations
from training.services import enrolment as services
from training.views.bases import ActorView


class OpenTrainingsView(ActorView):
    access = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        return portal_page(self)


def portal_page(view: ActorView, refusals: list[Refusal] | None = None, **kwargs: Any) -> HttpResponse:
    """The page; with ``refusals``, why something could not be done."""
    enterprises = list(own_enterprises(view.actor))
    context = {
        "enterprises": enterprises,
        "offers": offers(view.actor),
        "participations": participations(view.actor),
        "refusals": refusals or [],
    }
    return render(view.request, "training/portal.html", context, **kwargs)


class JoinView(ActorView):
    """Take a place for an enterprise of one's own."""

    access = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        training = get_object_or_404(Training.objects.visible_to(self.actor), pk=pk)
        chosen = request.POST.get("enterprise", "")
        enterprise = get_object_or_404(own_enterprises(self.actor), pk=chosen if chosen.isdecimal() else 0)
        try:
            services.join(actor=self.actor, training=training, enterprise=enterprise)
        except Refused as refused:
            return portal_page(self, refused.refusals, status=422)
        messages.success(request, _("You have a place in “%(training)s”.") % {"training": training})
        return HttpResponseRedirect(reverse("training:open"))


class LeaveView(ActorView):
    """Give a place back."""

    access = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        enrolment: Enrolment = get_object_or_404(own_enrolments(self.actor).select_related("training"), pk=pk)
        try:
            services.leave(actor=self.actor, enrolment=enrolment)
        except Refused as refused:
            return portal_page(self, refused.refusals, status=422)
        messages.success(
            request, _("You have left “%(training)s”. Another can take your place.") % {"training": enrolment.training}
        )
        return HttpResponseRedirect(reverse("training:open"))
