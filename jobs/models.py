"""The outbox of tasks, and jobs that a person waits for."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.choices import OPEN, JobStatus


class OutboxQuerySet(models.QuerySet):
    def open(self) -> "OutboxQuerySet":
        """Neither done nor given up."""
        return self.filter(done_at__isnull=True, failed_at__isnull=True)


class OutboxMessage(models.Model):
    """A task to run after the transaction that wrote it. Kept until done, so that no task is lost with its broker."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(_("task"), max_length=120)
    arguments = models.JSONField(_("arguments"), default=dict, encoder=DjangoJSONEncoder)
    request_id = models.CharField(_("request"), max_length=32, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("hand over again from"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(done_at__isnull=True, failed_at__isnull=True), name="outbox_open"
            ),
            models.Index(fields=["done_at"], name="outbox_done"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.id}"


class JobQuerySet(models.QuerySet):
    def open(self) -> "JobQuerySet":
        return self.filter(status__in=OPEN)


class Job(models.Model):
    """Long work a person waits for: how far it is, its file, when that expires, why it failed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs", verbose_name=_("ordered by")
    )
    status = models.CharField(_("status"), max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    parameters = models.JSONField(_("parameters"), default=dict, encoder=DjangoJSONEncoder)
    progress = models.PositiveIntegerField(_("rows done"), default=0)
    total = models.PositiveIntegerField(_("rows in all"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    #: Which run holds the job: a run that lost it (its worker was taken for dead) can no longer end it.
    claim = models.UUIDField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("ordered"), default=timezone.now)
    due_at = models.DateTimeField(_("hand over again from"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    #: Written by the worker while it works; a running job with an old heartbeat has lost its worker.
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    error = models.TextField(_("why it failed"), blank=True)
    file = models.FileField(_("file"), upload_to="jobs/%Y/%m/", null=True, blank=True, max_length=200)
    file_name = models.CharField(_("file name"), max_length=150, blank=True)
    file_size = models.BigIntegerField(_("file size in bytes"), null=True, blank=True)
    #: What is known of the result: rows, under which rights it was made. No personal data.
    facts = models.JSONField(_("facts about the file"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    expires_at = models.DateTimeField(_("file kept until"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="job_owner"),
            models.Index(fields=["heartbeat_at"], condition=Q(status__in=["queued", "running"]), name="job_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["done", "failed", "cancelled"], finished_at__isnull=False)
                | Q(status__in=["queued", "running"], finished_at__isnull=True),
                name="job_ended_has_time",
            ),
            models.CheckConstraint(
                condition=Q(status="running", claim__isnull=False, heartbeat_at__isnull=False)
                | (~Q(status="running") & Q(claim__isnull=True)),
                name="job_running_is_claimed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def percent(self) -> int | None:
        """Progress in percent; None while the total is unknown."""
        if self.status == JobStatus.DONE:
            return 100
        if not self.total:
            return None
        return min(100, self.progress * 100 // self.total)

    @property
    def file_is_there(self) -> bool:
        return bool(self.file) and (self.expires_at is None or self.expires_at > timezone.now())
