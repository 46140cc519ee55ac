"""After the signing: quarterly reports (monev triwulan) and the evaluation before an extension."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.scope import ScopedQuerySet
from partnerships.choices import QuarterStatus, Recommendation
from partnerships.lifecycle import QUARTER
from partnerships.models.agreement import Agreement
from partnerships.models.triggers import SealedOnceConfirmed
from partnerships.periods import Quarter
from workflow.lifecycle import HasLifecycle


@pghistory.track()
class QuarterReport(HasLifecycle, models.Model):
    """What an agreement did in one quarter. The figures are taken from realisation when its head confirms it."""

    lifecycle: ClassVar = QUARTER

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="quarters", verbose_name=_("agreement"))
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    narrative = models.TextField(_("what was done"), blank=True)
    obstacles = models.TextField(_("obstacles"), blank=True)
    plan = models.TextField(_("plan for the next quarter"), blank=True)
    #: What was promised and reached, one ``partnerships.figures.Figure`` for each target, as confirmed; empty before.
    figures = models.JSONField(_("figures"), default=list, blank=True, encoder=DjangoJSONEncoder)
    status = models.CharField(_("status"), max_length=10, choices=QuarterStatus, default=QuarterStatus.DRAFT)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("quarterly report")
        verbose_name_plural = _("quarterly reports")
        ordering = ["-year", "-quarter", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "quarter"], name="quarter_once"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="quarter_in_range"),
            models.CheckConstraint(
                condition=Q(status="confirmed", confirmed_at__isnull=False)
                | Q(~Q(status="confirmed"), confirmed_at__isnull=True, figures=[]),
                name="quarter_figures_are_confirmed",
            ),
        ]
        triggers = [
            *QUARTER.triggers(),
            SealedOnceConfirmed(
                name="quarter_sealed",
                fields=[
                    "agreement",
                    "year",
                    "quarter",
                    "narrative",
                    "obstacles",
                    "plan",
                    "figures",
                    "confirmed_at",
                    "confirmed_by",
                ],
            ),
            pgtrigger.Protect(
                name="quarter_kept", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__status="confirmed")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} · {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:quarter", args=[self.pk])

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.status == QuarterStatus.DRAFT

    @property
    def is_confirmed(self) -> bool:
        return self.status == QuarterStatus.CONFIRMED


@pghistory.track()
class Evaluation(models.Model):
    """The judgement of an agreement near its end; an extension needs one."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="evaluations", verbose_name=_("agreement"))
    recommendation = models.CharField(_("recommendation"), max_length=16, choices=Recommendation)
    summary = models.TextField(_("judgement"))
    evaluated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("evaluated by")
    )
    evaluated_at = models.DateTimeField(_("evaluated"), default=timezone.now)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-evaluated_at", "-pk"]
        triggers = [pgtrigger.Protect(name="evaluation_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.get_recommendation_display()}"
