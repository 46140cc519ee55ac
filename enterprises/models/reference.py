"""Reference facts about business: KBLI sections and the class thresholds, both dated."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enterprises.choices import BusinessClass


class KbliSectionQuerySet(models.QuerySet):
    def current(self) -> "KbliSectionQuerySet":
        """The sections of the version that is asked for today."""
        return self.filter(version=settings.KBLI_VERSION)


class KbliSection(models.Model):
    """One section (letter) of a version of KBLI: 2020 has A to U, 2025 has A to V."""

    version = models.PositiveSmallIntegerField(_("version"))
    letter = models.CharField(_("letter"), max_length=1)
    title = models.CharField(_("title"), max_length=200)

    objects = KbliSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("KBLI section")
        verbose_name_plural = _("KBLI sections")
        ordering = ["version", "letter"]
        constraints = [models.UniqueConstraint(fields=["version", "letter"], name="kbli_section_once")]

    def __str__(self) -> str:
        return f"{self.letter} · {self.title}"


class KbliSectionMap(models.Model):
    """Where a section of an older version went in a newer one; one old section may go to several."""

    old = models.ForeignKey(KbliSection, models.CASCADE, related_name="became", verbose_name=_("old section"))
    new = models.ForeignKey(KbliSection, models.CASCADE, related_name="came_from", verbose_name=_("new section"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("KBLI mapping")
        verbose_name_plural = _("KBLI mappings")
        ordering = ["old", "new"]
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="kbli_map_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class ThresholdQuerySet(models.QuerySet):
    def on(self, day) -> "ThresholdQuerySet":  # type: ignore[no-untyped-def]
        """The thresholds in force on ``day``, from the lowest class up."""
        return (
            self.filter(valid_from__lte=day)
            .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
            .order_by("max_turnover")
        )


class ClassThreshold(models.Model):
    """The upper bounds (inclusive, rupiah) of one class, between two dates. PP 7/2021 art. 35."""

    business_class = models.CharField(_("class"), max_length=10, choices=BusinessClass)
    max_capital = models.BigIntegerField(_("business capital up to (Rp)"))
    max_turnover = models.BigIntegerField(_("annual sales up to (Rp)"))
    regulation = models.CharField(_("regulation"), max_length=200)
    valid_from = models.DateField(_("in force since"))
    valid_to = models.DateField(_("in force until"), null=True, blank=True)

    objects = ThresholdQuerySet.as_manager()

    class Meta:
        verbose_name = _("class threshold")
        verbose_name_plural = _("class thresholds")
        ordering = ["valid_from", "max_turnover"]
        constraints = [
            models.UniqueConstraint(fields=["business_class", "valid_from"], name="threshold_once"),
            models.CheckConstraint(condition=Q(max_capital__gt=0) & Q(max_turnover__gt=0), name="threshold_positive"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="threshold_dates_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_business_class_display()} ({self.regulation})"
