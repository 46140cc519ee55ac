"""That people were told of something about an agreement: once, also when a night was missed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.models.agreement import Agreement


class EndingReminder(models.Model):
    """That the people of an agreement were told once, so many days before its end."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reminders", verbose_name=_("agreement"))
    days = models.PositiveSmallIntegerField(_("days before the end"))
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of an end")
        verbose_name_plural = _("reminders of an end")
        constraints = [models.UniqueConstraint(fields=["agreement", "days"], name="ending_reminder_once")]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.days}"


class Reminder(models.Model):
    """That the people of an agreement were told once of another occasion: a report is due, nothing stands under it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="told_of", verbose_name=_("agreement"))
    occasion = models.CharField(_("occasion"), max_length=40)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [models.UniqueConstraint(fields=["agreement", "occasion"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.occasion}"
