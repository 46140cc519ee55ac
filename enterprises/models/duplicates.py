"""What may be the same business twice, what was decided of it, and two records made one."""

from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from core.scope import ScopedQuerySet
from enterprises.choices import AlikeIn, PairVerdict
from enterprises.models.enterprise import Enterprise
from enterprises.models.registration import Registration

Side = Registration | Enterprise


class Merge(models.Model):
    """Two records that were one business. The one that went stays as this: its number and its papers lead on.

    ``kept`` holds whatever is needed to take it back (``services.merging``): rows and lists of numbers, as JSON.
    """

    survivor = models.ForeignKey(Enterprise, models.PROTECT, related_name="merges", verbose_name=_("survivor"))
    #: Of the record that went: its number in the table, register number and name.
    enterprise_pk = models.BigIntegerField(_("number of the row"))
    number = models.CharField(_("register number"), max_length=20, db_index=True)
    name = models.CharField(_("business name"), max_length=150)
    registration = models.ForeignKey(
        Registration, models.PROTECT, null=True, blank=True, related_name="merges", verbose_name=_("registration")
    )
    reason = models.TextField(_("reason"))
    merged_at = models.DateTimeField(_("merged"), default=timezone.now)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("merged by")
    )
    kept = EncryptedTextField()
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_reason = models.TextField(_("reason of undoing"), blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise_pk"], condition=Q(undone_at__isnull=True), name="merge_once_while_standing"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_reason"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | ~Q(undone_reason=""), name="merge_undone_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class SuspectedPairQuerySet(ScopedQuerySet):
    def open(self) -> "SuspectedPairQuerySet":
        """Those on which nobody has decided yet."""
        return self.filter(verdict="")

    def about(self, row: Side) -> "SuspectedPairQuerySet":
        """Those of which this record is one."""
        if isinstance(row, Registration):
            return self.filter(Q(registration=row) | Q(other_registration=row))
        return self.filter(Q(enterprise=row) | Q(other=row))


@pghistory.track()
class SuspectedPair(models.Model):
    """Two records that may be one business: the newcomer, and one that was there before.

    Each side is a registration until it is verified, then the enterprise it became. Decided once, with a reason;
    ``services.duplicates`` does not find a decided pair again.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, null=True, blank=True, related_name="pairs", verbose_name=_("registration")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, null=True, blank=True, related_name="pairs", verbose_name=_("enterprise")
    )
    other_registration = models.ForeignKey(
        Registration, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("other registration")
    )
    other = models.ForeignKey(
        Enterprise, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("other enterprise")
    )
    #: Of the two, as they were called when they were found: a merged or refused one is remembered by it.
    names = models.CharField(_("businesses"), max_length=310)
    #: Repeated here, for the list of one region is read from this table alone.
    village = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name=_("village"))
    other_village = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="+", verbose_name=_("village of the other")
    )
    reasons = ArrayField(models.CharField(max_length=8, choices=AlikeIn), verbose_name=_("alike in"))
    percent = models.PositiveSmallIntegerField(_("likeness of the names (%)"), default=0)
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    verdict = models.CharField(_("decision"), max_length=10, choices=PairVerdict, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True)
    merge = models.ForeignKey(
        Merge, models.PROTECT, null=True, blank=True, related_name="pairs", verbose_name=_("merge")
    )

    objects = SuspectedPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspected duplicate")
        verbose_name_plural = _("suspected duplicates")
        ordering = ["found_at", "pk"]
        indexes = [
            models.Index(fields=["found_at", "id"], name="pair_found"),
            models.Index(fields=["village"], condition=Q(verdict=""), name="pair_open_village"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "other"], name="pair_of_enterprises_once"),
            models.UniqueConstraint(fields=["registration", "other"], name="pair_with_enterprise_once"),
            models.UniqueConstraint(fields=["registration", "other_registration"], name="pair_of_registrations_once"),
            models.UniqueConstraint(fields=["enterprise", "other_registration"], name="pair_with_registration_once"),
            models.CheckConstraint(
                condition=Q(merge__isnull=False)
                | (
                    Q(registration__isnull=True, enterprise__isnull=False)
                    | Q(registration__isnull=False, enterprise__isnull=True)
                )
                & (
                    Q(other_registration__isnull=True, other__isnull=False)
                    | Q(other_registration__isnull=False, other__isnull=True)
                ),
                name="pair_has_two_sides",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at__isnull=True)
                | (~Q(verdict="") & Q(decided_at__isnull=False) & ~Q(reason="")),
                name="pair_decided_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.names

    def get_absolute_url(self) -> str:
        return reverse("enterprises:duplicate", args=[self.pk])

    @property
    def sides(self) -> tuple[Any, Any]:
        """The newcomer and the other; None for one that was merged away."""
        return self.registration or self.enterprise, self.other_registration or self.other

    @property
    def reason_labels(self) -> list[str]:
        return [str(AlikeIn(reason).label) for reason in self.reasons]
