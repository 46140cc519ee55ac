"""Drafts nobody goes on with."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.models import Registration


class DraftWarning(models.Model):
    """That the writer of a stale draft was told it will be deleted: once, until they write on."""

    registration = models.OneToOneField(
        Registration, models.CASCADE, related_name="draft_warning", verbose_name=_("registration")
    )
    warned_at = models.DateTimeField(_("warned"), default=timezone.now)

    class Meta:
        verbose_name = _("warning of a draft's end")
        verbose_name_plural = _("warnings of a draft's end")

    def __str__(self) -> str:
        return str(self.registration_id)
