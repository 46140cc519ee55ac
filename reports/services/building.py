"""Making a report in the worker: rights asked again, one moment of the database, rows streamed into a file."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.actors import actor_for
from core import formats
from core.scope import Actor
from core.snapshot import snapshot
from enterprises.models import Owner
from jobs.choices import JobStatus
from jobs.kinds import JobFailed, JobFile, JobRun
from jobs.models import Job
from notifications.services import notify
from reports import notices
from reports.choices import PAPER
from reports.columns import Cell
from reports.definition import ReportDefinition, Rows, report
from reports.renderers import RENDERERS, ReportTable
from reports.renderers.table import ReportHead
from reports.services.parameters import Parameters
from reports.services.rights import rights_now

LONGEST_STATEMENT = timedelta(minutes=15)
#: How often a report is written anew because somebody in it withdrew meanwhile.
ATTEMPTS = 3


def build(run: JobRun) -> JobFile:
    """Make the file of an ordered report, with the rights its owner has now."""
    parameters = Parameters.of(run.job)
    with translation.override(_language_of(parameters)):
        return _build(run, parameters)


def _language_of(parameters: Parameters) -> str:
    """A table speaks as whoever ordered it; a document of the province is in Indonesian."""
    definition = report(parameters.slug)
    is_document = definition is not None and parameters.format in definition.documents
    return settings.LANGUAGE_CODE if is_document else parameters.language


def _build(run: JobRun, parameters: Parameters) -> JobFile:
    definition = report(parameters.slug)
    if definition is None:
        raise JobFailed(_("There is no such report any more."))
    actor = actor_for(run.job.owner_id)
    decision = definition.may_order(actor)
    if not decision:
        raise JobFailed(_("You may not have this report any more. %(reason)s") % {"reason": decision.reason})
    path = run.folder / f"report.{parameters.format}"
    # Who withdraws while rows are written is not in the file: it is written again.
    for _attempt in range(ATTEMPTS):
        restricted = _restricted()
        made = _write_out(run, definition, parameters, actor, path)
        if not definition.owner or _restricted() <= restricted:
            return made
    raise JobFailed(_("Consents are being taken back just now. Order the report again in a moment."))


def _restricted() -> set[int]:
    return set(Owner.objects.restricted().order_by().values_list("pk", flat=True))


def _write_out(run: JobRun, definition: ReportDefinition, parameters: Parameters, actor: Actor, path: Path) -> JobFile:
    with snapshot(longest_statement=LONGEST_STATEMENT) as moment:
        filterset = definition.filterset(actor, parameters.query)
        if not filterset.is_valid():
            raise JobFailed(_("A filter is not understood any more. Order the report again."))
        rows = definition.rows(filterset)
        _refuse_long_paper(parameters, rows.total)
        head = ReportHead(
            title=str(definition.title),
            filters=[(label, text) for _name, label, text in filterset.active()],
            as_of=timezone.localtime(moment),
            ordered_by=actor.name,
        )
        count = _write(run, definition, parameters.format, head, rows, path)
    name = f"{definition.title} {head.as_of:%Y-%m-%d %H.%M}.{parameters.format}"
    return JobFile(
        path=path,
        name=name,
        facts={"rows": count, "rights": rights_now(actor, definition), "as_of": head.as_of.isoformat()},
    )


def _refuse_long_paper(parameters: Parameters, total: int) -> None:
    limit = settings.REPORT_PDF_MAX_ROWS
    if parameters.format in PAPER and total > limit:
        raise JobFailed(
            _("A document for printing holds at most %(limit)s rows, and this is %(total)s. Order a workbook (XLSX).")
            % {"limit": formats.number(limit), "total": formats.number(total)}
        )


def _write(
    run: JobRun, definition: ReportDefinition, file_format: str, head: ReportHead, rows: Rows, path: Path
) -> int:
    each = _watched(run, rows)
    if file_format in definition.documents:
        return definition.documents[file_format](head, each, path)
    cells: Iterator[list[Cell]] = ([column.value(row) for column in definition.columns] for row in each)
    facts = {name.name: getattr(head, name.name) for name in fields(head)}
    return RENDERERS[file_format](ReportTable(**facts, columns=definition.columns, rows=cells), path)


def _watched(run: JobRun, rows: Rows) -> Iterator[Any]:
    """The rows, telling how many have been taken."""
    run.progress(0, rows.total)
    for done, row in enumerate(rows.each, start=1):
        yield row
        run.progress(done)


def tell_owner(job: Job) -> None:
    """The notice at the end; none when the owner cancelled it."""
    url = reverse("reports:detail", args=[job.pk])
    if job.status == JobStatus.DONE:
        with translation.override(job.owner.language):
            until = formats.moment(job.expires_at)
        notify(kind=notices.READY, recipients=[job.owner], context={"title": job.title, "until": until}, url=url)
    elif job.status == JobStatus.FAILED:
        notify(kind=notices.FAILED, recipients=[job.owner], context={"title": job.title, "reason": job.error}, url=url)
