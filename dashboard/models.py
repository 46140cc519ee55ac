"""Stored figures: what the dashboard shows is read, never counted live."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from enterprises.choices import Step
from partnerships.models import Target
from partnerships.realisation import indicator


class Figure(models.Model):
    """One measure for one day, one kecamatan and one agency (or all agencies together).

    Figures of larger regions are sums over kecamatan, so one table serves a province, a kabupaten and a kecamatan.
    """

    day = models.DateField(_("day"))
    measure = models.CharField(_("measure"), max_length=40)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name=_("kecamatan"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency (OPD)")
    )
    value = models.BigIntegerField(_("value"))

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "measure", "region", "agency"], nulls_distinct=False, name="figure_once"
            )
        ]
        indexes = [models.Index(fields=["day", "agency", "measure"], name="figure_read")]

    def __str__(self) -> str:
        return f"{self.day} {self.measure}: {self.value}"


class Pace(models.Model):
    """In how many days half of those who did a step did it after the step before, as of the last computation.

    A median cannot be summed, so it is stored for each region of every level, and for each agency over all it serves.
    """

    #: None is the whole province.
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency (OPD)")
    )
    step = models.CharField(_("step"), max_length=2, choices=Step)
    days = models.PositiveIntegerField(_("days"))
    count = models.PositiveIntegerField(_("enterprises"))

    class Meta:
        verbose_name = _("pace")
        verbose_name_plural = _("paces")
        constraints = [
            models.UniqueConstraint(fields=["region", "agency", "step"], nulls_distinct=False, name="pace_once")
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.step}: {self.days}"


class Realisation(models.Model):
    """How far a target of an agreement is, as of the last computation."""

    target = models.OneToOneField(Target, models.CASCADE, related_name="realisation", verbose_name=_("target"))
    value = models.BigIntegerField(_("done"))

    class Meta:
        verbose_name = _("realisation")
        verbose_name_plural = _("realisations")

    def __str__(self) -> str:
        return f"{self.target} · {self.value}"

    @property
    def label(self) -> str:
        """What is counted, in words; its code when no app counts it any more."""
        counted = indicator(self.target.indicator)
        return str(counted.label) if counted else self.target.indicator


class FigureRun(models.Model):
    """When the figures of a day were last computed."""

    day = models.DateField(_("day"), unique=True)
    computed_at = models.DateTimeField(_("computed"), default=timezone.now)

    class Meta:
        verbose_name = _("computation of figures")
        verbose_name_plural = _("computations of figures")

    def __str__(self) -> str:
        return str(self.day)
