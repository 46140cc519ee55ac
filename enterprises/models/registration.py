"""What an entrepreneur fills in, until it is verified."""

from datetime import date
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from core.scope import ScopedQuerySet
from enterprises.choices import Channel, ConsentPurpose, LegalForm, RegistrationStatus, Sex
from enterprises.lifecycle import REGISTRATION
from enterprises.models.details import BusinessDetails, FigureDetails, OwnerDetails
from enterprises.models.reference import KbliSection
from enterprises.validators import validate_nib, validate_nik, validate_npwp, validate_postcode
from workflow.lifecycle import HasLifecycle


class RegistrationQuerySet(ScopedQuerySet):
    def filed(self) -> "RegistrationQuerySet":
        """Those that have been submitted: a draft is its writer's alone, also when it was withdrawn."""
        return self.filter(submitted_at__isnull=False)

    def held_by(self, user_id: int | None) -> "RegistrationQuerySet":
        """Those in the hands of one person: their own, and those they fill in for somebody without an account."""
        if user_id is None:
            return self.none()
        return self.filter(Q(applicant_id=user_id) | Q(applicant__isnull=True, assisted_by_id=user_id))

    def waiting(self) -> "RegistrationQuerySet":
        return self.filter(status=RegistrationStatus.SUBMITTED)

    def open(self) -> "RegistrationQuerySet":
        """Those that still wait for someone: the verifier, or the applicant who must correct them."""
        return self.filter(status__in=[RegistrationStatus.SUBMITTED, RegistrationStatus.CORRECTION])

    def live(self) -> "RegistrationQuerySet":
        """Those that hold their NIK: submitted, sent back or verified."""
        return self.filter(
            status__in=[RegistrationStatus.SUBMITTED, RegistrationStatus.CORRECTION, RegistrationStatus.VERIFIED]
        )


@pghistory.track()
class Registration(HasLifecycle, OwnerDetails, BusinessDetails, FigureDetails, models.Model):
    """One request to enter the register. Every field may be empty while it is a draft.

    The person it is about fills it in as ``applicant``; or, for a person without an account, an officer does
    (``assisted_by``), until the person claims it and becomes the applicant.
    """

    lifecycle: ClassVar = REGISTRATION
    #: Shown masked to everyone but the applicant; see ``services.identity``.
    private_fields: ClassVar[tuple[str, ...]] = ("nik", "npwp", "phone", "email", "account_number")

    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name=_("applicant"),
    )
    #: Stays, as a fact, when the person has claimed it: who helped does not verify.
    assisted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assisted_registrations",
        verbose_name=_("helped by"),
    )
    status = models.CharField(_("status"), max_length=12, choices=RegistrationStatus, default=RegistrationStatus.DRAFT)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.PORTAL)
    number = models.CharField(_("registration number"), max_length=24, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    # Owner
    nik = EncryptedTextField(_("NIK"), blank=True, validators=[validate_nik])
    nik_digest = models.CharField(max_length=64, blank=True, db_index=True)
    full_name = models.CharField(_("full name as on the KTP"), max_length=150, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    phone = models.CharField(_("mobile phone number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    # Business
    business_name = models.CharField(_("business name"), max_length=150, blank=True)
    main_product = models.CharField(_("main product or service"), max_length=150, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=12, choices=LegalForm, blank=True)
    started_year = models.PositiveSmallIntegerField(_("year the business started"), null=True, blank=True)
    kbli_section = models.ForeignKey(
        KbliSection, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("field of business (KBLI)")
    )
    nib = models.CharField(_("NIB"), max_length=13, blank=True, validators=[validate_nib])
    npwp = EncryptedTextField(_("NPWP"), blank=True, validators=[validate_npwp])

    # Address
    village = models.ForeignKey(
        "regions.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("village (desa/kelurahan)"),
    )
    street = models.CharField(_("street, number, RT/RW"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True, validators=[validate_postcode])

    # Figures of last year, rupiah and persons
    figures_year = models.PositiveSmallIntegerField(_("year of the figures"), null=True, blank=True)
    turnover = models.BigIntegerField(_("annual sales (Rp)"), null=True, blank=True)
    capital = models.BigIntegerField(_("business capital without land and building (Rp)"), null=True, blank=True)
    workers_male = models.PositiveIntegerField(_("male workers"), null=True, blank=True)
    workers_female = models.PositiveIntegerField(_("female workers"), null=True, blank=True)

    # Consent
    consented_at = models.DateTimeField(_("consent given"), null=True, blank=True)
    consent_version = models.CharField(_("version of the consent text"), max_length=20, blank=True)
    #: What was ticked on the signed form, beside the programme; it becomes consent when the registration is submitted.
    agreed_on_paper = ArrayField(
        models.CharField(max_length=20, choices=ConsentPurpose),
        verbose_name=_("agreed to on paper"),
        blank=True,
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.CharField(max_length=20))),
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["status", "-submitted_at"], name="registration_queue"),
            models.Index(fields=["applicant", "-created_at"], name="registration_applicant"),
            models.Index(
                fields=["assisted_by", "-created_at"],
                condition=Q(assisted_by__isnull=False),
                name="registration_assisted",
            ),
            models.Index(fields=["submitted_at", "id"], name="registration_submitted"),
            models.Index(fields=["business_name", "id"], name="registration_business"),
            GinIndex(
                OpClass(Upper("business_name"), name="gin_trgm_ops"),
                OpClass(Upper("full_name"), name="gin_trgm_ops"),
                name="registration_search",
            ),
            models.Index(fields=["phone"], name="registration_phone"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant"], condition=Q(status="draft"), name="registration_one_draft_each"
            ),
            models.CheckConstraint(
                condition=Q(applicant__isnull=False) | Q(assisted_by__isnull=False), name="registration_is_somebodys"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(number__isnull=False),
                name="registration_filed_has_number",
            ),
            models.CheckConstraint(
                condition=(Q(turnover__isnull=True) | Q(turnover__gte=0))
                & (Q(capital__isnull=True) | Q(capital__gte=0)),
                name="registration_money_not_negative",
            ),
        ]
        triggers = REGISTRATION.triggers()

    def __str__(self) -> str:
        return self.number or str(_("Draft registration"))

    def get_absolute_url(self) -> str:
        """The page of staff; its applicant reads it in the portal."""
        return reverse("enterprises:registration", args=[self.pk])

    @property
    def age_days(self) -> int | None:
        """Days from the day it was submitted until it was decided, or until now; None before."""
        return ((self.decided_at or timezone.now()) - self.submitted_at).days if self.submitted_at else None


def last_full_year(today: date | None = None) -> int:
    """The year whose figures are asked for: the one before the current."""
    return (today or timezone.localdate()).year - 1
