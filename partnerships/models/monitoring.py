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
from partnerships.choices import Recommendation, ReportStatus
from partnerships.lifecycle import EVALUATION, QUARTER
from partnerships.models.agreement import Agreement
from partnerships.models.triggers import SealedOnceConfirmed
from partnerships.periods import Quarter
from workflow.lifecycle import HasLifecycle

#: What stays with either of them from the moment it is confirmed, besides its own words.
_CONFIRMED_FIELDS = ["agreement", "figures", "revision", "confirmed_at", "confirmed_by"]


def _confirmed_with_figures(name: str) -> models.CheckConstraint:
    """Who confirmed it and when is known exactly when it is confirmed; figures are kept from then on, never before."""
    return models.CheckConstraint(
        condition=Q(status="confirmed", confirmed_at__isnull=False)
        | Q(~Q(status="confirmed"), confirmed_at__isnull=True, figures=[]),
        name=name,
    )


class Confirmable(HasLifecycle, models.Model):
    """What officers write about an agreement and their head confirms. Its figures are taken from realisation when it is
    confirmed; nobody types them.
    """

    #: What was promised and reached, one ``partnerships.figures.Figure`` for each target, as confirmed; empty before.
    figures = models.JSONField(_("figures"), default=list, blank=True, encoder=DjangoJSONEncoder)
    #: Counts up with each save: of two who write at once, the second is told.
    revision = models.PositiveIntegerField(_("revision"), default=1)
    status = models.CharField(_("status"), max_length=10, choices=ReportStatus, default=ReportStatus.DRAFT)
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
        abstract = True

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.status == ReportStatus.DRAFT

    @property
    def is_confirmed(self) -> bool:
        return self.status == ReportStatus.CONFIRMED


@pghistory.track()
class QuarterReport(Confirmable):
    """What an agreement did in one quarter."""

    lifecycle: ClassVar = QUARTER

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="quarters", verbose_name=_("agreement"))
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    narrative = models.TextField(_("what was done"), blank=True)
    obstacles = models.TextField(_("obstacles"), blank=True)
    plan = models.TextField(_("plan for the next quarter"), blank=True)

    class Meta:
        verbose_name = _("quarterly report")
        verbose_name_plural = _("quarterly reports")
        ordering = ["-year", "-quarter", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "quarter"], name="quarter_once"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="quarter_in_range"),
            _confirmed_with_figures("quarter_figures_are_confirmed"),
        ]
        triggers = [
            *QUARTER.triggers(),
            SealedOnceConfirmed(
                name="quarter_sealed",
                fields=[*_CONFIRMED_FIELDS, "year", "quarter", "narrative", "obstacles", "plan"],
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


@pghistory.track()
class Evaluation(Confirmable):
    """The judgement of an agreement near its end or after it; an extension needs one that recommends it."""

    lifecycle: ClassVar = EVALUATION

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="evaluations", verbose_name=_("agreement"))
    recommendation = models.CharField(_("recommendation"), max_length=16, choices=Recommendation, blank=True)
    summary = models.TextField(_("judgement"), blank=True)
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=~Q(status="confirmed"), name="evaluation_one_at_a_time"
            ),
            _confirmed_with_figures("evaluation_figures_are_confirmed"),
        ]
        triggers = [
            *EVALUATION.triggers(),
            SealedOnceConfirmed(
                name="evaluation_sealed", fields=[*_CONFIRMED_FIELDS, "recommendation", "summary", "begun_at"]
            ),
            pgtrigger.Protect(
                name="evaluation_kept", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__status="confirmed")
            ),
        ]

    def __str__(self) -> str:
        return str(_("Evaluation of “%(title)s”") % {"title": self.agreement})

    def get_absolute_url(self) -> str:
        return reverse("partnerships:evaluation", args=[self.pk])

    @property
    def recommends_extension(self) -> bool:
        return self.recommendation in (Recommendation.EXTEND, Recommendation.EXTEND_CHANGED)
