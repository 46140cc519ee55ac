"""The record of acts: what people did that a row's history alone does not tell. Append-only at the database."""

import pgtrigger
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ActQuerySet(models.QuerySet):
    def about(self, instance: models.Model) -> "ActQuerySet":
        """The acts about one object."""
        return self.filter(content_type=ContentType.objects.get_for_model(instance), object_id=str(instance.pk))


class Act(models.Model):
    """One act: a move of a lifecycle, a sign-in, a revealed number, an export.

    The actor is kept as number and name, not as a foreign key: the record outlives the account.
    """

    at = models.DateTimeField(_("at"), default=timezone.now)
    verb = models.CharField(_("act"), max_length=80, help_text=_("Dotted name, for example registration.submit."))
    actor_id = models.BigIntegerField(_("actor number"), null=True, blank=True)
    actor_name = models.CharField(_("actor"), max_length=150, blank=True)
    agency_id = models.BigIntegerField(_("agency number"), null=True, blank=True)
    request_id = models.CharField(_("request"), max_length=32, blank=True)
    content_type = models.ForeignKey(
        ContentType, models.PROTECT, null=True, blank=True, verbose_name=_("kind of object")
    )
    object_id = models.CharField(_("object number"), max_length=40, blank=True)
    subject = GenericForeignKey("content_type", "object_id")
    subject_text = models.CharField(_("object"), max_length=200, blank=True)
    from_state = models.CharField(_("from state"), max_length=40, blank=True)
    to_state = models.CharField(_("to state"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    data = models.JSONField(_("details"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id", "-at"], name="act_subject"),
            models.Index(fields=["-at"], name="act_at"),
            models.Index(fields=["actor_id", "-at"], name="act_actor"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.verb} · {self.actor_name}"
