"""The roll: who is here. Made for a phone in a full room, and for a bad line."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from core.access import Needs
from core.decisions import Refusal, Refused
from training.models import Enrolment, Session, Training
from training.selectors import roll_lines, roll_of
from training.services.attendance import record_attendance
from training.views.bases import ActorView

#: Names on one page of a roll: what fits into one request, and onto one screen with patience.
NAMES_ON_A_PAGE = 200


class AttendanceView(ActorView):
    """One session: a tick for each who is here. Saving twice is saving once."""

    access = Needs("training.attend")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self._session(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self._session(pk)
        on_roll = _ids(request.POST.get("on_roll", "").split(","))
        present = on_roll if "everyone" in request.POST else _ids(request.POST.getlist("present"))
        try:
            roll = record_attendance(actor=self.actor, session=session, on_roll=on_roll, present=present)
        except Refused as refused:
            return self._show(session, refused.refusals, ticked=present, status=422)
        messages.success(
            request, _("Saved: %(present)d here, %(absent)d not.") % {"present": roll.present, "absent": roll.absent}
        )
        return HttpResponseRedirect(request.get_full_path())

    def _session(self, pk: int) -> Session:
        mine = Training.objects.reachable_by(self.actor, "training.attend")
        return get_object_or_404(Session.objects.filter(training__in=mine).select_related("training"), pk=pk)

    def _show(
        self,
        session: Session,
        refusals: list[Refusal] | None = None,
        ticked: set[int] | None = None,
        **kwargs: Any,
    ) -> HttpResponse:
        page: Page[Enrolment] = Paginator(roll_of(session), NAMES_ON_A_PAGE).get_page(self.request.GET.get("halaman"))
        lines = roll_lines(session, page)
        context = {
            "session": session,
            "training": session.training,
            "lines": lines,
            # What was ticked and could not be saved stays ticked.
            "ticked": {line.enrolment.pk for line in lines if line.present} if ticked is None else ticked,
            "on_roll": ",".join(str(line.enrolment.pk) for line in lines),
            "unrecorded": sum(line.present is None for line in lines),
            "page": page,
            "refusals": refusals or [],
        }
        return render(self.request, "training/attendance.html", context, **kwargs)


def _ids(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal() and len(text) < 19}
