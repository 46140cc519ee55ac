"""Agreements, their parties, documents and targets."""

import base64
import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import pghistory
import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.once import SentOnce
from core.scope import ScopedQuerySet
from partnerships.choices import (
    DRAFTING,
    AgreementKind,
    AgreementStatus,
    FileKind,
    FundingSource,
    RoundStatus,
    TerminationGround,
)
from partnerships.kinds import REPORTING
from partnerships.lifecycle import AGREEMENT
from partnerships.models.partner import Partner
from partnerships.models.triggers import SealedOnceEnded, SealedOnceSigned, SealedWithAgreement
from partnerships.periods import Days, Quarter, months_before
from partnerships.realisation import indicator
from workflow.lifecycle import HasLifecycle

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from partnerships.models.rounds import Answer
    from partnerships.models.rules import DocumentRule
    from partnerships.models.text import ArticleRule, DraftVersion

#: What stands on the signed paper.
SIGNED_FIELDS = [
    "kind",
    "parent",
    "title",
    "scope",
    "agency",
    "agency_name",
    "number",
    "signed_on",
    "starts_on",
    "ends_on",
    "public_code",
]


def new_public_code() -> str:
    """A short code nobody can guess a neighbour of: 80 random bits, easy to read aloud."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


def root_of(path: str) -> Coalesce:
    """The id of the agreement at the top of the tree: Kesepakatan Bersama, PKS, addendum are three levels at most."""
    return Coalesce(f"{path}__parent__parent_id", f"{path}__parent_id", f"{path}_id")


class AgreementQuerySet(ScopedQuerySet):
    def in_force(self) -> "AgreementQuerySet":
        return self.filter(status=AgreementStatus.ACTIVE)

    def ending_within(self, days: int) -> "AgreementQuerySet":
        """In force, with the last day at most ``days`` away: a question, not a state."""
        today = timezone.localdate()
        return self.in_force().filter(ends_on__range=(today, today + timedelta(days=days)))

    def signed(self) -> "AgreementQuerySet":
        """Those that were signed, whether still in force or not."""
        return self.exclude(status__in=[*sorted(DRAFTING), AgreementStatus.CANCELLED])

    def past_their_end(self) -> "AgreementQuerySet":
        return self.in_force().filter(ends_on__lt=timezone.localdate())

    def held_within(self, days: Days) -> "AgreementQuerySet":
        """Signed, and in force on one of these days or more; one that ended early, until the day before."""
        held_after_begin = Q(terminated_on__isnull=True, ends_on__gte=days.first) | Q(terminated_on__gt=days.first)
        return self.signed().filter(held_after_begin, starts_on__lte=days.last)

    def reporting_on(self, quarter: Quarter) -> "AgreementQuerySet":
        """Those of which a report of the quarter is owed: an agency carries them out, and they were in force in it.

        An addendum only if it carries the agreement on beyond its term.
        """
        reporting = Q(kind__in=REPORTING) | Q(kind=AgreementKind.ADDENDUM, renews__isnull=False)
        return self.held_within(quarter.days).filter(reporting, agency__isnull=False)

    def with_extension_in_force(self) -> "AgreementQuerySet":
        """Those whose extension has begun, and that are not marked as extended yet."""
        begun = Agreement.objects.in_force().filter(renews=OuterRef("pk"), starts_on__lte=timezone.localdate())
        return self.filter(Exists(begun), status__in=[AgreementStatus.ACTIVE, AgreementStatus.EXPIRED])

    def idle_umbrellas(self) -> "AgreementQuerySet":
        """Kesepakatan Bersama that began ``settings.KB_PKS_MONTHS`` ago or earlier without a PKS signed under it, in
        force or lapsed not longer ago than that. None when the setting is 0.
        """
        if not settings.KB_PKS_MONTHS:
            return self.none()
        limit = months_before(timezone.localdate(), settings.KB_PKS_MONTHS)
        under = Agreement.objects.signed().filter(parent=OuterRef("pk"), kind=AgreementKind.PKS)
        held = self.filter(kind=AgreementKind.KB, status__in=[AgreementStatus.ACTIVE, AgreementStatus.EXPIRED])
        return held.filter(~Exists(under), starts_on__lte=limit, ends_on__gte=limit)


@pghistory.track(exclude=["last_day", "request_token"])
class Agreement(HasLifecycle, SentOnce, models.Model):
    """A Kesepakatan Bersama, a PKS under it, a Nota Kesepakatan or an addendum."""

    lifecycle: ClassVar = AGREEMENT

    kind = models.CharField(_("kind"), max_length=10, choices=AgreementKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("stands under")
    )
    title = models.CharField(_("title"), max_length=250)
    scope = models.TextField(_("object and scope"), blank=True)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("agency (OPD)"),
        help_text=_("Empty for an agreement of the Governor."),
    )
    #: The agency's name on the day of signing: agencies merge, signed paper does not change.
    agency_name = models.CharField(_("agency name at signing"), max_length=200, blank=True)
    number = models.CharField(_("number of the province"), max_length=100, unique=True, null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=AgreementStatus, default=AgreementStatus.DRAFT)
    created_at = models.DateTimeField(_("recorded"), default=timezone.now)
    #: For sorting: the last day, or the end of time while there is none.
    last_day = models.GeneratedField(
        expression=Coalesce("ends_on", Value(date.max)), output_field=models.DateField(), db_persist=True
    )
    funding = ArrayField(
        models.CharField(max_length=10, choices=FundingSource),
        default=list,
        blank=True,
        verbose_name=_("sources of funds"),
    )
    #: Whether the DPRD must approve (stage 5); unknown until somebody records it with the reason.
    council_needed = models.BooleanField(_("approval of the DPRD needed"), null=True, blank=True)
    council_reason = models.CharField(_("why it is or is not needed"), max_length=300, blank=True)
    council_approved_on = models.DateField(_("approved by the DPRD on"), null=True, blank=True)
    #: Since when the partner may read and comment on the text; empty while it is not their turn.
    shared_at = models.DateTimeField(_("before the partner since"), null=True, blank=True)
    #: On what the partner may see persons' data under this agreement (UU 27/2022 art. 20); mostly nothing.
    data_basis = models.CharField(_("lawful basis for sharing persons' data"), max_length=300, blank=True)
    renews = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="renewals", verbose_name=_("extension of")
    )
    archived_on = models.DateField(_("archived on"), null=True, blank=True)
    archive_place = models.CharField(_("place of the original"), max_length=200, blank=True)
    termination_ground = models.CharField(
        _("ground of ending early"), max_length=10, choices=TerminationGround, blank=True
    )
    terminated_on = models.DateField(_("ended on"), null=True, blank=True)
    #: In the public register and on the QR code of the documents; given at the signing.
    public_code = models.CharField(_("public code"), max_length=16, unique=True, null=True, editable=False)
    partners = models.ManyToManyField(
        Partner, through="AgreementParty", related_name="agreements", verbose_name=_("partners")
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["status", "ends_on"], name="agreement_ending"),
            models.Index(fields=["last_day", "id"], name="agreement_last_day"),
            models.Index(fields=["title", "id"], name="agreement_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agreement_dates_ordered",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*sorted(DRAFTING), "cancelled"])
                | Q(number__isnull=False, signed_on__isnull=False, starts_on__isnull=False, ends_on__isnull=False),
                name="agreement_signed_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*sorted(DRAFTING), "cancelled"]) | Q(public_code__isnull=False),
                name="agreement_signed_is_public",
            ),
            models.CheckConstraint(
                condition=Q(status="terminated", terminated_on__isnull=False) & ~Q(termination_ground="")
                | Q(~Q(status="terminated"), terminated_on__isnull=True),
                name="agreement_ended_early_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(council_approved_on__isnull=True) | Q(council_needed=True),
                name="agreement_council_approves_what_it_must",
            ),
            models.CheckConstraint(
                condition=Q(renews__isnull=True) | ~Q(renews=F("pk")), name="agreement_extends_another"
            ),
            models.CheckConstraint(condition=~Q(kind="kb") | Q(parent__isnull=True), name="agreement_kb_has_no_parent"),
        ]
        triggers = [
            *AGREEMENT.triggers(),
            SealedOnceSigned(name="agreement_sealed", fields=SIGNED_FIELDS),
            SealedOnceEnded(name="agreement_end_sealed", fields=["termination_ground", "terminated_on"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:detail", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        """Whether it is still being made: what it says and promises may change."""
        return self.status in DRAFTING

    @property
    def was_signed(self) -> bool:
        """Whether it was signed, whatever became of it later."""
        return not self.is_draft and self.status != AgreementStatus.CANCELLED

    @property
    def reports_quarterly(self) -> bool:
        """Whether an agency that carries it out reports on each quarter."""
        carries_on = self.kind == AgreementKind.ADDENDUM and self.renews_id is not None
        return (self.kind in REPORTING or carries_on) and self.agency_id is not None

    @property
    def is_in_force(self) -> bool:
        return self.status == AgreementStatus.ACTIVE

    @property
    def current_version(self) -> "DraftVersion | None":
        """The newest version of the text; None before the first."""
        return self.versions.order_by("-number").first()

    def document_rules(self, move: str) -> "QuerySet[DocumentRule]":
        """Which documents this kind of agreement needs before ``move``."""
        rules = apps.get_model("partnerships", "DocumentRule").objects
        return rules.filter(agreement_kind=self.kind, move=move)

    def missing_articles(self) -> "list[ArticleRule]":
        """The required articles that the current version does not hold, or holds only as a heading."""
        rule_model = apps.get_model("partnerships", "ArticleRule")
        version = self.current_version
        have = version.kinds_written() if version else set()
        rules = rule_model.objects.filter(agreement_kind=self.kind, is_required=True)
        return [rule for rule in rules if rule.article_kind not in have]

    @property
    def answers(self) -> "QuerySet[Answer]":
        """What agencies answered in its rounds, the oldest first; a cancelled round never was."""
        answers = apps.get_model("partnerships", "Answer").objects.filter(round__agreement=self)
        return answers.exclude(round__status=RoundStatus.CANCELLED).order_by("round__opened_at", "pk")

    def held_within(self, days: Days) -> bool:
        """Whether it was in force on one of these days or more, whatever became of it later."""
        ends = self.held_until
        return bool(self.was_signed and self.starts_on and ends and self.starts_on <= days.last and days.first <= ends)

    def held_on(self, day: date) -> bool:
        return self.held_within(Days(day, day))

    @property
    def held_until(self) -> date | None:
        """The last day on which it holds, or held: that of its term, or the day before it ended early."""
        return self.terminated_on - timedelta(days=1) if self.terminated_on else self.ends_on

    @property
    def days_left(self) -> int | None:
        """Days until the last day; negative once it has passed."""
        return (self.ends_on - timezone.localdate()).days if self.ends_on else None

    @property
    def agency_label(self) -> str:
        """The agency as the document names it; the Governor when it has none."""
        return self.agency_name or (self.agency.name if self.agency else str(_("Governor")))

    @property
    def agency_short(self) -> str:
        """Who signs for the province, in a word, as it is called today."""
        return str(self.agency or _("Governor"))


@pghistory.track()
class AgreementParty(models.Model):
    """A partner as party to an agreement, with the number and the signatory of its own."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties", verbose_name=_("agreement"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("partner"))
    number = models.CharField(_("number of the partner"), max_length=100, blank=True)
    signatory_name = models.CharField(_("signed by"), max_length=150, blank=True)
    signatory_title = models.CharField(_("office of the signatory"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "partner"], name="agreement_party_once")]
        triggers = [SealedWithAgreement(name="party_sealed")]

    def __str__(self) -> str:
        return str(self.partner)

    @property
    def number_field(self) -> str:
        """What the form of signing calls the box for this party's number."""
        return f"number_{self.partner_id}"


class AgreementFile(models.Model):
    """A document of an agreement: private, known by its content's hash, never overwritten."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="files", verbose_name=_("agreement"))
    kind = models.CharField(_("kind"), max_length=10, choices=FileKind, default=FileKind.SIGNED)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    file = models.FileField(_("file"), upload_to="agreements/%Y/", max_length=200)
    name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "kind", "sha256"], name="agreement_file_once"),
            models.UniqueConstraint(fields=["agreement", "kind", "version"], name="agreement_file_version_once"),
        ]
        triggers = [
            pgtrigger.Protect(name="file_never_changed", operation=pgtrigger.Update),
            SealedWithAgreement(name="file_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Target(models.Model):
    """What an agreement promises for one year, counted by one indicator. Its realisation is derived, never typed."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="targets", verbose_name=_("agreement"))
    #: The code of an indicator of ``partnerships.realisation``.
    indicator = models.CharField(_("indicator"), max_length=40)
    year = models.PositiveSmallIntegerField(_("year"))
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    amount = models.BigIntegerField(_("target"))

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["year", "indicator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "indicator", "year", "region"], nulls_distinct=False, name="target_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="target_positive"),
        ]
        triggers = [SealedWithAgreement(name="target_sealed")]

    def __str__(self) -> str:
        counted = indicator(self.indicator)
        return f"{counted.label if counted else self.indicator} {self.year}: {self.amount}"
