"""Values of background work."""

from django.db import models
from django.utils.translation import pgettext_lazy


class JobStatus(models.TextChoices):
    """Where a job stands. It always ends: done, failed or cancelled."""

    QUEUED = "queued", pgettext_lazy("status of a job", "Waiting")
    RUNNING = "running", pgettext_lazy("status of a job", "In the making")
    DONE = "done", pgettext_lazy("status of a job", "Ready")
    FAILED = "failed", pgettext_lazy("status of a job", "Failed")
    CANCELLED = "cancelled", pgettext_lazy("status of a job", "Cancelled")


OPEN = frozenset({JobStatus.QUEUED, JobStatus.RUNNING})
