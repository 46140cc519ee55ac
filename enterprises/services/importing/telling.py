"""The notice at the end of a job of an import."""

from django.urls import reverse

from enterprises import notices
from enterprises.models import Import
from enterprises.services.importing.ordering import CHECK, RUN, UNDO
from jobs.choices import JobStatus
from jobs.models import Job
from notifications.services import notify

_KINDS = {CHECK: notices.IMPORT_CHECKED, RUN: notices.IMPORT_DONE, UNDO: notices.IMPORT_UNDONE}


def tell(job: Job) -> None:
    """Tell whoever ordered it how it went; nothing when they cancelled it."""
    row = Import.objects.filter(pk=job.parameters["import"]).first()
    if row is None or job.status == JobStatus.CANCELLED:
        return
    context = {"file": row.file_name, "read": row.rows_read, "bad": row.rows_bad, "entered": row.rows_entered}
    kind = _KINDS[job.kind] if job.status == JobStatus.DONE else notices.IMPORT_FAILED
    notify(
        kind=kind,
        recipients=[job.owner],
        context=context | {"reason": job.error},
        url=reverse("enterprises:import", args=[row.pk]),
    )
