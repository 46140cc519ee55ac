"""Importing a spreadsheet: hand it in, say which column is what, see what was found, import, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from audit.services import record_act
from core.access import WorksWith
from core.decisions import Refused
from core.files import private_file_response
from core.forms import add_refusals
from core.lists import ListView
from core.numbers import compact, is_digits
from core.sheets import reading
from core.sheets.kinds import XLSX
from enterprises.choices import ImportMode, ImportStatus
from enterprises.filters import ImportedRowFilterSet, ImportFilterSet
from enterprises.forms.importing import ColumnsForm, HandInForm, RunForm, UndoForm
from enterprises.importing.cells import as_text
from enterprises.models import Import, ImportedRow
from enterprises.selectors.identity import masked
from enterprises.selectors.importing import Proposal, proposal
from enterprises.services import importing as services
from enterprises.tables import ImportedRowTable, ImportTable
from enterprises.views.staff import StaffPage

IMPORTS = WorksWith("enterprise.import")


class ImportListView(ListView):
    """Every file that was handed in."""

    access = IMPORTS
    queryset = Import.objects.all()
    table_class = ImportTable
    filterset_class = ImportFilterSet
    page_title = _("Imports")
    empty_title = _("No spreadsheet was handed in yet")
    empty_text = _(
        "Hand in a list of enterprises as .xlsx, .xls, .ods or .csv: it is checked before anything is stored."
    )
    create = ("enterprises:import-new", _("Hand in a spreadsheet"), "enterprise.import")


class HandInView(StaffPage, View):
    """Choose a file."""

    access = IMPORTS

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(HandInForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = HandInForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            row = services.hand_in(
                actor=self.actor,
                upload=form.cleaned_data["file"],
                source=form.cleaned_data["source"],
                basis=form.cleaned_data["basis"],
            )
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(form, status=422)
        return redirect("enterprises:import-columns", row.pk)

    def page(self, form: HandInForm, status: int = 200) -> HttpResponse:
        return render(self.request, "enterprises/importing/new.html", {"form": form}, status=status)


class ImportPage(StaffPage, View):
    """A page about one import."""

    access = IMPORTS
    kwargs: dict[str, Any]

    @cached_property
    def row(self) -> Import:
        rows = Import.objects.visible_to(self.actor).select_related("job", "check_job", "sender")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class ColumnsView(ImportPage):
    """Say which sheet, which row holds the headings, and which column is what; then every row is checked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            form = ColumnsForm(request.POST, headings=self.proposed.headings, suggested={})
        except ValidationError:
            return self.page()
        if not form.is_valid():
            return self.page(form, status=422)
        values = self.proposed.values | {"mapping": form.mapping}
        try:
            services.order_check(actor=self.actor, row=self.row, values=values)
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(form, status=422)
        return redirect("enterprises:import", pk)

    @cached_property
    def proposed(self) -> Proposal:
        try:
            return proposal(self.actor, self.row, sheet=self._number("sheet"), head=self._number("head"))
        except FileNotFoundError:
            raise Http404 from None

    def _number(self, name: str) -> int | None:
        text = self.request.GET.get(name, "")
        return int(text) if is_digits(text) and len(text) < 8 else None

    def page(self, form: ColumnsForm | None = None, status: int = 200) -> HttpResponse:
        if self.row.is_busy or self.row.status in (ImportStatus.DONE, ImportStatus.UNDONE):
            return redirect("enterprises:import", self.row.pk)
        proposed = self.proposed
        sheet, outline = proposed.sheet, proposed.outline
        below = [cells for number, cells in sheet.first if number > proposed.head_row][:5]
        context = {
            "import": self.row,
            "form": form or ColumnsForm(headings=proposed.headings, suggested=proposed.mapping),
            "sheet": sheet,
            "sheets": outline.shown,
            "hidden": outline.hidden,
            "outline": outline,
            "heads": [
                (number, " · ".join(sample(cell) for cell in cells if cell is not None)[:80])
                for number, cells in sheet.first
            ],
            "head_row": proposed.head_row,
            "headings": [heading or "–" for heading in proposed.headings],
            "sample": [[sample(cell) for cell in cells] for cells in below],
        }
        return render(self.request, "enterprises/importing/columns.html", context, status=status)


def sample(cell: reading.Cell) -> str:
    """A cell as it may be shown before anybody knows what it is: long numbers are masked."""
    text = as_text(cell)
    return masked(text) if len(compact(text)) > 8 and is_digits(compact(text.lstrip("+"))) else text or "–"


class ImportView(ImportPage):
    """How far it is, what was found, and what can be done next. htmx asks for the changing part alone."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page()

    def page(
        self, *, run_form: RunForm | None = None, undo_form: UndoForm | None = None, status: int = 200
    ) -> HttpResponse:
        row = self.row
        if row.job is None and row.status == ImportStatus.UPLOADED:
            return redirect("enterprises:import-columns", row.pk)
        mode = ImportMode.GOOD if row.rows_bad else ImportMode.ALL
        context = {
            "import": row,
            "job": row.job,
            "failed": row.job is not None and row.job.status == "failed",
            "marked": row.check_job is not None and row.check_job.status == "done" and row.check_job.file_is_there,
            "run_form": run_form or RunForm(initial={"mode": mode}, found=row.found),
            "undo_form": undo_form or UndoForm(),
            "heads": [(_now("Row"), "end"), _now("Business"), _now("To mend")],
            "first_rows": row_lines(row.rows.filter(verdict="bad")[:10]),
        }
        fragment = getattr(self.request, "htmx", False) and status == 200
        template = "enterprises/importing/_state.html" if fragment else "enterprises/importing/import.html"
        response = render(self.request, template, context, status=status)
        response["Vary"] = "HX-Request"
        response["Cache-Control"] = "no-store"
        return response


def row_lines(rows: QuerySet[ImportedRow]) -> list[list[Any]]:
    """Faulty rows as lines of ``{% table %}``."""
    table = ImportedRowTable()
    columns = {column.key: column for column in table.columns}
    return [[str(row.number), columns["content"].cell(row), columns["errors"].cell(row)] for row in rows]


class RunView(ImportView):
    """Enter the rows into the register."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = RunForm(request.POST, found=self.row.found)
        if not form.is_valid():
            return self.page(run_form=form, status=422)
        try:
            services.order_run(
                actor=self.actor,
                row=self.row,
                mode=form.cleaned_data["mode"],
                decisions=form.decisions,
                reason=form.cleaned_data.get("reason", ""),
            )
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(run_form=form, status=422)
        return redirect("enterprises:import", pk)


class UndoView(ImportView):
    """Take everything out again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = UndoForm(request.POST)
        if not form.is_valid():
            return self.page(undo_form=form, status=422)
        try:
            services.order_undo(actor=self.actor, row=self.row, reason=form.cleaned_data["reason"])
        except Refused as refused:
            add_refusals(form, refused)
            return self.page(undo_form=form, status=422)
        return redirect("enterprises:import", pk)


class MarkedCopyView(ImportPage):
    """The file with its faults marked, while it is kept."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        job = self.row.check_job
        if job is None or not job.file_is_there:
            messages.warning(request, _now("The marked copy is no longer kept. Check the file again to get a new one."))
            return redirect("enterprises:import", pk)
        record_act(actor=self.actor, verb="import.marked_copy", subject=self.row)
        return private_file_response(job.file, name=job.file_name, content_type=XLSX.content_type)


class RowsView(ListView):
    """The rows worth knowing: those with errors or warnings, and those that became enterprises."""

    access = IMPORTS
    queryset = ImportedRow.objects.all()
    table_class = ImportedRowTable
    filterset_class = ImportedRowFilterSet
    empty_title = _("No row to show")
    tab_filter = "verdict"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(batch=self.batch)

    @cached_property
    def batch(self) -> Import:
        return get_object_or_404(Import.objects.visible_to(self.actor), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _now("Rows of %(file)s") % {"file": self.batch.file_name}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        here = reverse("enterprises:import", args=[self.batch.pk])
        context["breadcrumbs"] = [
            (_("Imports"), reverse("enterprises:imports")),
            (self.batch.file_name, here),
            (_("Rows"), ""),
        ]
        return super().get_context_data(**context)
