"""What was handed in is not kept for ever: the file and the cells of faulty rows go, what became of them stays."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from enterprises.choices import Verdict
from enterprises.models import Import, ImportedRow


def purge_imports() -> int:
    """Delete the files handed in before ``IMPORT_KEEP_DAYS``, and the cells kept of their rows; how many files.

    Rows to be completed keep theirs for ``IMPORT_OPEN_KEEP_DAYS``. May run twice. An import can still be undone after.
    """
    now = timezone.now()
    old = Import.objects.filter(created_at__lt=now - timedelta(days=settings.IMPORT_KEEP_DAYS))
    purged = 0
    for row in old.exclude(file="").select_related("job").order_by("pk").iterator(chunk_size=200):
        if row.is_busy:
            continue
        row.file.storage.delete(row.file.name or "")
        row.file = ""
        row.save(update_fields=["file"])
        purged += 1
    ImportedRow.objects.filter(batch__in=old).exclude(verdict=Verdict.OPEN).exclude(content="").update(content="")
    older = now - timedelta(days=settings.IMPORT_OPEN_KEEP_DAYS)
    ImportedRow.objects.filter(batch__created_at__lt=older, verdict=Verdict.OPEN).exclude(content="").update(content="")
    return purged
