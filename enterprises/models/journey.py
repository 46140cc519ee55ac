"""The seven-step journey: the evidence, the steps done by it, and which agencies serve an enterprise."""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from enterprises.choices import Evidence, Step
from enterprises.models.enterprise import Enterprise


class StandingQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that have not been revoked."""
        return self.filter(revoked_at__isnull=True)


@pghistory.track()
class Proof(models.Model):
    """One piece of evidence toward a step: a certificate, a disbursement, what an officer saw.

    How many pieces a step needs is a ``CompletionRule``. Revoked with a reason, never deleted.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="proofs", verbose_name=_("enterprise"))
    step = models.CharField(_("step"), max_length=2, choices=Step)
    evidence = models.CharField(_("evidence"), max_length=12, choices=Evidence)
    evidence_id = models.BigIntegerField(_("number of the evidence"), null=True, blank=True)
    evidence_text = models.CharField(_("evidence in words"), max_length=300, blank=True)
    happened_on = models.DateField(_("day"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("helped by")
    )
    recorded_by = models.CharField(_("recorded by"), max_length=150, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_reason = models.TextField(_("reason of revocation"), blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["happened_on", "pk"]
        indexes = [
            models.Index(fields=["enterprise", "step"], condition=Q(revoked_at__isnull=True), name="proof_standing"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "step", "evidence", "evidence_id"],
                condition=Q(revoked_at__isnull=True, evidence_id__isnull=False),
                name="proof_once_while_standing",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revoked_reason=""), name="proof_revoked_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} · {self.get_evidence_display()} · {self.enterprise}"


class StepRecordQuerySet(StandingQuerySet):
    def record_all(self, records: list["StepRecord"]) -> None:
        """Store many steps at once, each with the one piece of evidence it rests on."""
        self.bulk_create(records, batch_size=1000)
        Proof.objects.bulk_create(
            [
                Proof(
                    enterprise_id=record.enterprise_id,
                    step=record.step,
                    evidence=record.evidence,
                    evidence_id=record.evidence_id,
                    evidence_text=record.evidence_text,
                    happened_on=record.achieved_on,
                    agency_id=record.agency_id,
                    recorded_by=record.recorded_by,
                    recorded_at=record.recorded_at,
                )
                for record in records
            ],
            batch_size=1000,
        )


@pghistory.track()
class StepRecord(models.Model):
    """One step done, with the proof that completed it. Revoked with a reason, never deleted."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="steps", verbose_name=_("enterprise"))
    step = models.CharField(_("step"), max_length=2, choices=Step)
    achieved_on = models.DateField(_("done on"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("helped by")
    )
    evidence = models.CharField(_("evidence"), max_length=12, choices=Evidence)
    evidence_id = models.BigIntegerField(_("number of the evidence"), null=True, blank=True)
    evidence_text = models.CharField(_("evidence in words"), max_length=300, blank=True)
    recorded_by = models.CharField(_("recorded by"), max_length=150, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_reason = models.TextField(_("reason of revocation"), blank=True)

    objects = StepRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("step done")
        verbose_name_plural = _("steps done")
        ordering = ["step", "pk"]
        indexes = [
            models.Index(fields=["step", "enterprise"], condition=Q(revoked_at__isnull=True), name="step_standing"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "step"], condition=Q(revoked_at__isnull=True), name="step_once_while_standing"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revoked_reason=""), name="step_revoked_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} · {self.enterprise}"


class Engagement(models.Model):
    """An agency serves an enterprise: made when the agency trains it, sells with it, or helps it to capital.

    It lets the staff of an agency see the enterprises they work with and no others, and ends with the last record
    that binds the two (``enterprises.serving``).
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="engagements", verbose_name=_("enterprise"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("agency (OPD)"))
    since = models.DateTimeField(_("since"), default=timezone.now)
    #: The one person on whose word alone it rests; none once the owner, a colleague or the system has brought it too.
    sole_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("brought about by one person"),
    )

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        indexes = [models.Index(fields=["agency", "enterprise"], name="engagement_agency")]
        constraints = [models.UniqueConstraint(fields=["enterprise", "agency"], name="engagement_once")]

    def __str__(self) -> str:
        return f"{self.agency} · {self.enterprise}"
