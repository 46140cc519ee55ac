"""My work: what waits for whoever has signed in, gathered from every app."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from core.access import WorksWith
from core.scope import Actor
from core.work import work_of


class MyWorkView(View):
    """One card for each kind of work that waits, the first few things of it, and the way to the rest."""

    access = WorksWith("dashboard.view")
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = work_of(actor)
        context = {
            "page_title": _("My work"),
            "waiting": [(source, work) for source, work in found if work.count],
            "done": [source for source, work in found if not work.count],
        }
        return render(request, "dashboard/work.html", context)
