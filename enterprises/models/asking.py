"""What the programme asks an owner for."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from enterprises.choices import Asked
from enterprises.models.enterprise import Enterprise


class AskQuerySet(models.QuerySet):
    def open(self) -> "AskQuerySet":
        """Those that nobody has answered yet."""
        return self.filter(answered_at__isnull=True)


@pghistory.track()
class Ask(models.Model):
    """The owner is asked for a number, for figures or for a paper; open until it is there."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="asks", verbose_name=_("enterprise"))
    what = models.CharField(_("what"), max_length=10, choices=Asked)
    note = models.CharField(_("in words"), max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency (OPD)")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to an owner")
        verbose_name_plural = _("questions to owners")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "what"], condition=Q(answered_at__isnull=True), name="ask_once_while_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} · {self.enterprise}"
