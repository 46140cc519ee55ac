"""Spreadsheets of enterprises: the file, what was found in it, and which row became which enterprise."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.fields import EncryptedTextField
from core.scope import ScopedQuerySet
from enterprises.choices import ImportBasis, ImportMode, ImportStatus, Likeness, Verdict
from enterprises.lifecycle import IMPORT
from enterprises.models.enterprise import Enterprise
from jobs.models import Job
from workflow.lifecycle import HasLifecycle


class ImportQuerySet(ScopedQuerySet):
    def done(self) -> "ImportQuerySet":
        return self.filter(status=ImportStatus.DONE)


@pghistory.track()
class Import(HasLifecycle, models.Model):
    """One spreadsheet handed in by an officer, from the upload to the register, and back if it is undone."""

    lifecycle: ClassVar = IMPORT

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("handed in by")
    )
    #: For whom the sender acted: the agency, or the region, whose staff see this import.
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency (OPD)")
    )
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    status = models.CharField(_("status"), max_length=10, choices=ImportStatus, default=ImportStatus.UPLOADED)
    created_at = models.DateTimeField(_("handed in"), default=timezone.now)
    finished_at = models.DateTimeField(_("imported on"), null=True, blank=True)

    file = models.FileField(_("file"), upload_to="imports/%Y/", max_length=200)
    file_name = models.CharField(_("file name"), max_length=150)
    file_size = models.BigIntegerField(_("file size in bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    source = models.CharField(_("where the list comes from"), max_length=200)
    basis = models.CharField(_("ground"), max_length=10, choices=ImportBasis, default=ImportBasis.TASK)

    #: Which sheet, the number of the row with its headings, and field of the register → place of its column.
    sheet = models.PositiveSmallIntegerField(_("sheet"), default=0)
    sheet_name = models.CharField(_("name of the sheet"), max_length=100, blank=True)
    head_row = models.PositiveIntegerField(_("row of the headings"), default=1)
    headings = models.JSONField(_("headings"), default=list, blank=True)
    mapping = models.JSONField(_("columns"), default=dict, blank=True)
    mode = models.CharField(_("what to import"), max_length=4, choices=ImportMode, default=ImportMode.ALL)

    #: Likeness → what is to be done with such rows, and why those that enter as new are no doubles.
    decisions = models.JSONField(_("decisions"), default=dict, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    #: Likeness, or ``open`` → so many rows.
    found = models.JSONField(_("found"), default=dict, blank=True)
    rows_read = models.PositiveIntegerField(_("rows read"), default=0)
    rows_bad = models.PositiveIntegerField(_("rows with errors"), default=0)
    rows_warned = models.PositiveIntegerField(_("rows with warnings"), default=0)
    rows_entered = models.PositiveIntegerField(_("enterprises entered"), default=0)
    #: The work that was ordered last: to check, to run or to undo; and the check, which made the marked copy.
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("job"))
    check_job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("job of the check")
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["created_at", "id"], name="import_created")]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], condition=Q(status="done"), name="import_file_once"),
        ]
        triggers = IMPORT.triggers()

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("enterprises:import", args=[self.pk])

    @property
    def rows_good(self) -> int:
        """Rows that can enter the register or fill it, warnings or not."""
        return self.rows_read - self.rows_bad - self.rows_open

    @property
    def rows_open(self) -> int:
        """Rows without a NIK, kept until somebody completes them."""
        return int(self.found.get(Verdict.OPEN, 0))

    @property
    def is_busy(self) -> bool:
        """Whether a worker has still to do what was ordered last."""
        return self.job is not None and self.job.is_open


class ImportedRow(models.Model):
    """A row of the file worth knowing: one with errors or warnings, one to be completed, one that became an enterprise.

    ``known`` is the enterprise it is like, ``filled`` what it filled there: [model, field] each.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("row"))
    verdict = models.CharField(_("found"), max_length=6, choices=Verdict, default=Verdict.GOOD)
    #: What stood in the row, as JSON by field; kept only while something is to be mended.
    content = EncryptedTextField(_("content"), blank=True)
    likeness = models.CharField(_("likeness"), max_length=10, choices=Likeness, blank=True)
    known = models.ForeignKey(
        Enterprise, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("like")
    )
    filled = models.JSONField(_("filled"), default=list, blank=True)
    #: [field, sentence] for each; the sentences hold no number that identifies anyone.
    errors = models.JSONField(_("errors"), default=list, blank=True)
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    enterprise = models.ForeignKey(
        Enterprise, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("enterprise")
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["number", "pk"]
        indexes = [models.Index(fields=["batch", "number", "id"], name="imported_row_number")]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="imported_row_once")]

    def __str__(self) -> str:
        return str(self.number)
