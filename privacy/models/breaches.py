"""A failure to protect personal data, with the clock of the law."""

from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.scope import ScopedQuerySet
from enterprises.models import Enterprise
from privacy.choices import BreachStatus, DataKind
from privacy.lifecycle import BREACH
from privacy.models.requests import Clock
from workflow.lifecycle import HasLifecycle


class BreachQuerySet(ScopedQuerySet):
    def open(self) -> "BreachQuerySet":
        """Those whose persons and authority have not been told yet."""
        return self.filter(status=BreachStatus.RECORDED)


@pghistory.track()
class Breach(HasLifecycle, Clock):
    """What happened, what was exposed, whose, why, and what was done (UU 27/2022 art. 46)."""

    lifecycle: ClassVar = BREACH

    title = models.CharField(_("what happened, in one line"), max_length=200)
    story = models.TextField(_("what happened, and how"))
    happened_at = models.DateTimeField(_("happened"), null=True, blank=True)
    known_at = models.DateTimeField(_("known since"))
    due_at = models.DateTimeField(_("notices due"))
    data_kinds: Any = ArrayField(
        models.CharField(max_length=10, choices=DataKind), verbose_name=_("data that were exposed")
    )
    persons = models.PositiveIntegerField(_("number of persons"), default=0)
    enterprises = models.ManyToManyField(
        Enterprise, blank=True, related_name="breaches", verbose_name=_("enterprises affected")
    )
    cause = models.TextField(_("cause"), blank=True)
    consequences = models.TextField(_("what it may mean for the persons"), blank=True)
    measures = models.TextField(_("what was done about it"), blank=True)
    contact = models.CharField(_("who answers questions"), max_length=200)
    status = models.CharField(_("status"), max_length=10, choices=BreachStatus, default=BreachStatus.RECORDED)
    persons_told_at = models.DateTimeField(_("notice to the persons sent"), null=True, blank=True)
    authority_told_at = models.DateTimeField(_("notice to the authority sent"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    objects = BreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("breach of personal data")
        verbose_name_plural = _("breaches of personal data")
        ordering = ["-known_at", "-pk"]
        indexes = [models.Index(fields=["known_at", "id"], name="breach_known")]
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_at__isnull=True) | Q(happened_at__lte=F("known_at")),
                name="breach_known_afterwards",
            ),
            models.CheckConstraint(
                condition=~Q(status="told") | Q(persons_told_at__isnull=False, authority_told_at__isnull=False),
                name="breach_told_both",
            ),
        ]
        triggers = BREACH.triggers()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("privacy:breach", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status == BreachStatus.RECORDED

    @property
    def data_labels(self) -> list[str]:
        return [str(DataKind(kind).label) for kind in self.data_kinds]
