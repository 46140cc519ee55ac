"""Choosing partner companies: the pool of an agency, a call with a quota, scores with reasons, and the decision."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.once import SentOnce
from core.scope import ScopedQuerySet
from partnerships.choices import CallStatus, Offer
from partnerships.lifecycle import CALL
from partnerships.models.agreement import Agreement
from partnerships.models.partner import Partner
from workflow.lifecycle import HasLifecycle


@pghistory.track()
class CompanyProfile(models.Model):
    """What an agency knows of a company in its pool, beyond the partner's own data."""

    partner = models.OneToOneField(Partner, models.CASCADE, related_name="profile", verbose_name=_("partner"))
    sector = models.CharField(_("sector"), max_length=120, blank=True)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    nib = models.CharField(_("NIB"), max_length=13, blank=True)
    offers = ArrayField(
        models.CharField(max_length=10, choices=Offer), default=list, blank=True, verbose_name=_("can offer")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("company profile")
        verbose_name_plural = _("company profiles")

    def __str__(self) -> str:
        return str(self.partner)

    @property
    def offer_labels(self) -> list[str]:
        """What it can offer, in words."""
        return [str(Offer(offer).label) for offer in self.offers]


@pghistory.track(exclude=["request_token"])
class Call(HasLifecycle, SentOnce, models.Model):
    """A choice of the best companies of an agency's pool: so many of so many, by criteria with weights."""

    lifecycle: ClassVar = CALL

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="calls", verbose_name=_("agency (OPD)"))
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="calls", verbose_name=_("for the agreement"))
    title = models.CharField(_("title"), max_length=200)
    quota = models.PositiveSmallIntegerField(_("how many are chosen"), default=10, validators=[MinValueValidator(1)])
    status = models.CharField(_("status"), max_length=10, choices=CallStatus, default=CallStatus.DRAFT)
    created_at = models.DateTimeField(_("recorded"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-created_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(quota__gte=1), name="call_quota_positive")]
        triggers = CALL.triggers()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:call", args=[self.pk])


@pghistory.track()
class Criterion(models.Model):
    """One thing companies are scored by: a weight in percent and a scale from 0 to ``scale``."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria", verbose_name=_("call"))
    name = models.CharField(_("criterion"), max_length=150)
    weight = models.PositiveSmallIntegerField(
        _("weight (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    scale = models.PositiveSmallIntegerField(_("highest score"), default=5, validators=[MinValueValidator(1)])
    guide = models.CharField(_("how to score"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "name"], name="criterion_once"),
            models.CheckConstraint(condition=Q(weight__range=(1, 100)) & Q(scale__gte=1), name="criterion_in_range"),
        ]

    def __str__(self) -> str:
        return self.name


class Assessor(models.Model):
    """A person who scores in a call."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="assessors", verbose_name=_("call"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assessor"))

    class Meta:
        verbose_name = _("assessor")
        verbose_name_plural = _("assessors")
        constraints = [models.UniqueConstraint(fields=["call", "user"], name="assessor_once")]

    def __str__(self) -> str:
        return str(self.user)


@pghistory.track()
class Candidate(models.Model):
    """A company of the pool in a call; after the decision, whether it was chosen and why against its rank."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="candidates", verbose_name=_("call"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("company"))
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    total = models.DecimalField(_("total"), max_digits=7, decimal_places=3, null=True, blank=True)
    is_chosen = models.BooleanField(_("chosen"), null=True, blank=True)
    departure_reason = models.TextField(_("why against the ranking"), blank=True)

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "partner"], name="candidate_once")]

    def __str__(self) -> str:
        return str(self.partner)


@pghistory.track()
class Score(models.Model):
    """What one assessor gave one candidate for one criterion, with the reason."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="scores", verbose_name=_("candidate"))
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores", verbose_name=_("criterion"))
    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="scores", verbose_name=_("assessor"))
    value = models.PositiveSmallIntegerField(_("score"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["candidate", "criterion", "assessor"], name="score_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="score_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} {self.criterion}: {self.value}"
