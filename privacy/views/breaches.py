"""The register of breaches, with the letters to the persons and to the authority."""

from typing import ClassVar

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from audit.selectors import timeline
from core.access import WorksWith
from core.decisions import Refused
from core.letters import FORMS
from core.lists import ListView
from enterprises.views.staff import StaffPage
from privacy.choices import BreachStatus
from privacy.filters import BreachFilterSet
from privacy.forms import BreachForm
from privacy.letters import letter_of
from privacy.models import Breach
from privacy.services.breaches import LETTERS, correct_breach, mark_sent, record_breach
from privacy.tables import BreachTable
from workflow.services import offered_moves
from workflow.views import MoveView, plain


class BreachListView(ListView):
    access = WorksWith("privacy.breach")
    queryset = Breach.objects.all()
    table_class = BreachTable
    filterset_class = BreachFilterSet
    page_title = _("Breaches of personal data")
    empty_title = _("No breach recorded")
    empty_text = _("Record one as soon as it is known: 3×24 hours later its notices must be sent.")
    tab_filter = "status"
    create = ("privacy:breach-record", _("Record a breach"), "privacy.breach")
    export = "breaches"
    breadcrumbs: ClassVar = [(_("Breaches of personal data"), "")]


class BreachFormView(StaffPage, View):
    """Record a breach, or write down what is known by now."""

    access = WorksWith("privacy.breach")

    def get_row(self, pk: int | None) -> Breach | None:
        return get_object_or_404(Breach.objects.visible_to(self.actor), pk=pk) if pk is not None else None

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        row = self.get_row(pk)
        return self._page(BreachForm(breach=row), row)

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        row, form = self.get_row(pk), BreachForm(request.POST)
        if form.is_valid():
            values = dict(form.cleaned_data)
            enterprises = values.pop("numbers")
            try:
                if row is None:
                    saved = record_breach(actor=self.actor, values=values, enterprises=enterprises)
                else:
                    saved = correct_breach(actor=self.actor, breach=row, values=values, enterprises=enterprises)
            except Refused as refused:
                for refusal in refused.refusals:
                    refusal_field = refusal.field.replace("_at", "_day") if refusal.field else None
                    form.add_error(refusal_field if refusal_field in form.fields else None, str(refusal))
            else:
                messages.success(request, _now("Recorded: %(record)s.") % {"record": saved})
                return redirect(saved)
        return self._page(form, row, status=422)

    def _page(self, form: BreachForm, row: Breach | None, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "page_title": _now("Correct the breach") if row else _now("Record a breach"),
            "list_url": row.get_absolute_url() if row else reverse("privacy:breaches"),
            "list_label": row.title if row else _now("Breaches of personal data"),
        }
        return render(self.request, "privacy/form.html", context, status=status)


class BreachView(StaffPage, View):
    """One breach: what is known, how much time is left, the two letters, the moves."""

    access = WorksWith("privacy.breach")
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(Breach.objects.visible_to(self.actor).select_related("recorded_by"), pk=pk)
        context = {
            "row": row,
            "letters": [
                {"to": "persons", "label": _now("To the persons"), "sent_at": row.persons_told_at},
                {"to": "authority", "label": _now("To the authority"), "sent_at": row.authority_told_at},
            ],
            "affected": row.enterprises.order_by("number")[:20],
            "more": max(row.enterprises.count() - 20, 0),
            "is_closed": row.status == BreachStatus.CLOSED,
            "moves": offered_moves(actor=self.actor, instance=row),
            "move_url": reverse("privacy:breach-move", args=[row.pk]),
            "entries": timeline(row),
        }
        return render(request, "privacy/breach.html", context)


class LetterView(StaffPage, View):
    """The draft of a letter as DOCX or PDF."""

    access = WorksWith("privacy.breach")
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, to: str, form: str) -> HttpResponse:
        row = get_object_or_404(Breach.objects.visible_to(self.actor), pk=pk)
        if to not in LETTERS or form not in FORMS:
            raise Http404
        content_type, write = FORMS[form]
        response = HttpResponse(write(letter_of(row, to)), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="pemberitahuan-{to}-{row.pk}.{form}"'
        return response


class SentView(StaffPage, View):
    """The letter has gone out."""

    access = WorksWith("privacy.breach")
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(Breach.objects.visible_to(self.actor), pk=pk)
        to = request.POST.get("to", "")
        if to not in LETTERS:
            raise BadRequest("to whom?")
        mark_sent(actor=self.actor, breach=row, to=to)
        messages.success(request, _now("Marked as sent."))
        return redirect(row)


class BreachMoveView(MoveView):
    access = WorksWith("privacy.breach")
    queryset = Breach.objects.all()
    services: ClassVar = {name: plain(name) for name in ("tell", "spare", "close")}
