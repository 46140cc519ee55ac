"""Support recorded under an agreement: marketing results (P5) and capital (P7)."""

from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.once import SentOnce
from core.scope import ScopedQuerySet, prefix_q
from enterprises.choices import Evidence, Step
from enterprises.models import Enterprise
from partnerships.models import Agreement, Partner
from support.choices import ChannelKind, LenderKind, RecordStatus
from support.lifecycle import CAPITAL, MARKETING
from workflow.lifecycle import HasLifecycle


class SchemeQuerySet(models.QuerySet):
    def on(self, day) -> "SchemeQuerySet":  # type: ignore[no-untyped-def]
        """The schemes in force on ``day``."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def names(self) -> list[tuple[str, str]]:
        """(code, name) of every scheme, once each though its rules changed; as the latest rule calls it."""
        latest = self.order_by("code", "-valid_from").distinct("code").values_list("code", "name")
        return sorted(latest, key=lambda pair: pair[1].lower())


@pghistory.track()
class Scheme(models.Model):
    """The terms of a financing scheme between two dates: they change every few years, so they are data."""

    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    floor = models.BigIntegerField(_("more than (Rp)"), default=0, help_text=_("The amount lies above this."))
    ceiling = models.BigIntegerField(_("at most (Rp)"), null=True, blank=True)
    rate = models.CharField(_("interest or fee"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_verified = models.BooleanField(_("checked against the regulation"), default=False)
    valid_from = models.DateField(_("in force since"))
    valid_to = models.DateField(_("in force until"), null=True, blank=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("financing scheme")
        verbose_name_plural = _("financing schemes")
        ordering = ["name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="scheme_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="scheme_dates_ordered"
            ),
            models.CheckConstraint(
                condition=Q(ceiling__isnull=True) | Q(ceiling__gt=F("floor")), name="scheme_bounds_ordered"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SupportQuerySet(ScopedQuerySet):
    """Records of support, chainable."""

    def standing(self) -> Self:
        """Those that have not been voided."""
        return self.filter(status=RecordStatus.RECORDED)

    def under(self, region_code: str) -> Self:
        """Those of enterprises in a region: a kabupaten/kota, kecamatan or village code."""
        return self.filter(prefix_q("enterprise__village__code", [region_code]))


class SupportRecord(HasLifecycle, SentOnce, models.Model):
    """What the two kinds of support have in common."""

    #: The step of the journey such a record proves, and as what it is cited there.
    step: ClassVar[Step]
    evidence: ClassVar[Evidence]

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="%(class)ss", verbose_name=_("enterprise"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="%(class)ss", verbose_name=_("under the agreement")
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="%(class)ss", verbose_name=_("helped by"))
    happened_on = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=RecordStatus, default=RecordStatus.RECORDED)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = models.CharField(_("recorded by"), max_length=150, blank=True)

    objects = SupportQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse(f"support:{self.lifecycle.name}-detail", args=[self.pk])


@pghistory.track(exclude=["request_token"])
class MarketingResult(SupportRecord):
    """A product of an enterprise is on sale somewhere new."""

    lifecycle: ClassVar = MARKETING
    step: ClassVar = Step.P5
    evidence: ClassVar = Evidence.MARKETING

    channel = models.CharField(_("channel"), max_length=12, choices=ChannelKind)
    channel_name = models.CharField(_("name of shop, event or buyer"), max_length=150, blank=True)
    product = models.CharField(_("product"), max_length=150)
    url = models.URLField(_("web address"), blank=True)
    sales = models.BigIntegerField(_("sales so far (Rp)"), null=True, blank=True)
    company = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("through the partner company"),
    )

    class Meta:
        verbose_name = _("marketing result")
        verbose_name_plural = _("marketing results")
        ordering = ["-happened_on", "-pk"]
        indexes = [
            models.Index(fields=["agreement", "happened_on"], name="marketing_agreement"),
            models.Index(fields=["happened_on", "id"], name="marketing_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sales__isnull=True) | Q(sales__gte=0), name="marketing_sales_positive")
        ]
        triggers = MARKETING.triggers()

    def __str__(self) -> str:
        return f"{self.product} · {self.get_channel_display()}"


@pghistory.track(exclude=["request_token"])
class CapitalDisbursement(SupportRecord):
    """Money that reached an enterprise."""

    lifecycle: ClassVar = CAPITAL
    step: ClassVar = Step.P7
    evidence: ClassVar = Evidence.CAPITAL

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name=_("scheme"))
    lender_kind = models.CharField(_("kind of lender"), max_length=12, choices=LenderKind, default=LenderKind.BANK)
    lender = models.CharField(_("lender"), max_length=150)
    amount = models.BigIntegerField(_("amount (Rp)"))
    reference = models.CharField(_("number of the contract"), max_length=80, blank=True)
    purpose = models.CharField(_("used for"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("capital disbursement")
        verbose_name_plural = _("capital disbursements")
        ordering = ["-happened_on", "-pk"]
        indexes = [
            models.Index(fields=["agreement", "happened_on"], name="capital_agreement"),
            models.Index(fields=["happened_on", "id"], name="capital_day"),
            models.Index(fields=["amount", "id"], name="capital_amount"),
        ]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="capital_amount_positive")]
        triggers = CAPITAL.triggers()

    def __str__(self) -> str:
        return f"{self.scheme} · {self.lender}"
