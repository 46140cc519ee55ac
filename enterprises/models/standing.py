"""Where each enterprise stands: its next step, what keeps it from it, since when, and who can free it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.scope import ScopedQuerySet
from enterprises.choices import Step
from enterprises.models.enterprise import Enterprise, Owner


class StandingOfEnterprisesQuerySet(ScopedQuerySet):
    def waiting(self) -> "StandingOfEnterprisesQuerySet":
        """Those with a step before them, whose owner may be asked to take it."""
        restricted = Owner.objects.restricted().order_by().values("pk")
        return self.exclude(cause="").exclude(enterprise__owner_id__in=restricted)

    def stuck(self) -> "StandingOfEnterprisesQuerySet":
        """Those that have waited longer than the patience allowed to what they wait for."""
        return self.waiting().filter(stuck_from__lte=timezone.localdate())


class Standing(models.Model):
    """One row for each enterprise, computed by ``services.standing`` and by nothing else; it can be thrown away."""

    enterprise = models.OneToOneField(
        Enterprise, models.CASCADE, primary_key=True, related_name="standing", verbose_name=_("enterprise")
    )
    #: Of the enterprise: repeated here, for lists of one region are read from this table alone.
    village = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="+", verbose_name=_("village (desa/kelurahan)")
    )
    #: Empty when all seven are done.
    next_step = models.CharField(_("next step"), max_length=2, choices=Step, blank=True)
    #: Code of a cause of ``enterprises.causes``; empty when all seven steps are done.
    cause = models.CharField(_("cause"), max_length=30, blank=True)
    #: The day of the last step, from which the waiting for the next is counted.
    waiting_since = models.DateField(_("waiting since"))
    #: Since when this very cause holds: what is done about it starts the clock again.
    cause_since = models.DateField(_("cause since"))
    patience = models.PositiveSmallIntegerField(_("days until it counts as stuck"))
    stuck_from = models.GeneratedField(
        expression=F("cause_since") + F("patience"),
        output_field=models.DateField(_("stuck from")),
        db_persist=True,
        verbose_name=_("stuck from"),
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("freed by")
    )

    objects = StandingOfEnterprisesQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ["waiting_since", "pk"]
        indexes = [
            models.Index(fields=["waiting_since", "enterprise"], condition=~Q(cause=""), name="standing_waiting"),
            models.Index(fields=["cause", "waiting_since", "enterprise"], name="standing_cause"),
            models.Index(fields=["agency", "stuck_from"], name="standing_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} · {self.next_step or '✓'} {self.cause}"

    @property
    def days(self) -> int:
        """How many days it has waited for its next step."""
        return max(0, (timezone.localdate() - self.waiting_since).days)

    @property
    def is_stuck(self) -> bool:
        return bool(self.cause) and self.cause_since + timedelta(days=self.patience) <= timezone.localdate()
