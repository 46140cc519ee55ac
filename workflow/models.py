"""Counters of official numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """The last number given in one series. Locked while a number is taken, so a series has no gap and no double."""

    series = models.CharField(_("series"), max_length=120, unique=True)
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"
