"""Trainings under an agreement: sessions, enrolments, attendance and certificates."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.scope import ScopedQuerySet
from enterprises.models import Enterprise
from partnerships.models import Agreement
from training.choices import CertificateStatus, EnrolmentStatus, Mode, TrainingStatus
from training.lifecycle import CERTIFICATE, ENROLMENT, TRAINING
from workflow.lifecycle import HasLifecycle


class TrainingQuerySet(ScopedQuerySet):
    def open_on(self, day) -> "TrainingQuerySet":  # type: ignore[no-untyped-def]
        """Those that take enrolments on ``day``."""
        return self.filter(status=TrainingStatus.OPEN, enrol_until__gte=day)


@pghistory.track()
class Training(HasLifecycle, models.Model):
    """One batch of one training, given by an agency under an agreement. Proves step P2."""

    lifecycle: ClassVar = TRAINING

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="trainings", verbose_name=_("under the agreement")
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="trainings", verbose_name=_("organised by"))
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what participants learn"), blank=True)
    mode = models.CharField(_("how"), max_length=10, choices=Mode, default=Mode.OFFLINE)
    venue = models.CharField(_("place or address of the meeting"), max_length=200)
    region = models.ForeignKey(
        "regions.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for enterprises of"),
        help_text=_("Empty for the whole province."),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    enrol_until = models.DateField(_("enrolment until"))
    quota = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1), MaxValueValidator(5000)])
    minimum_attendance = models.PositiveSmallIntegerField(
        _("attendance needed for a certificate (%)"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    status = models.CharField(_("status"), max_length=12, choices=TrainingStatus, default=TrainingStatus.DRAFT)
    created_at = models.DateTimeField(_("recorded"), default=timezone.now)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["status", "starts_on"], name="training_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="training_dates_ordered",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(enrol_until__lte=F("ends_on")),
                name="training_enrolment_before_end",
                violation_error_message=_("Enrolment must close before the training ends."),
            ),
            models.CheckConstraint(
                condition=Q(minimum_attendance__range=(1, 100)) & Q(quota__gte=1), name="training_numbers_in_range"
            ),
        ]
        triggers = TRAINING.triggers()

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Session(models.Model):
    """One sitting of a training."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="sessions", verbose_name=_("training"))
    title = models.CharField(_("subject"), max_length=150)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_times_ordered",
                violation_error_message=_("The session ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Enrolment(HasLifecycle, models.Model):
    """A place of an enterprise in a training."""

    lifecycle: ClassVar = ENROLMENT

    training = models.ForeignKey(Training, models.PROTECT, related_name="enrolments", verbose_name=_("training"))
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="enrolments", verbose_name=_("enterprise"))
    participant_name = models.CharField(_("participant"), max_length=150)
    status = models.CharField(_("status"), max_length=12, choices=EnrolmentStatus, default=EnrolmentStatus.ENROLLED)
    enrolled_at = models.DateTimeField(_("enrolled"), default=timezone.now)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["participant_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["training", "enterprise"], name="enrolment_once"),
        ]
        triggers = ENROLMENT.triggers()

    def __str__(self) -> str:
        return f"{self.participant_name} · {self.training}"


@pghistory.track()
class Attendance(models.Model):
    """Whether a participant was there at one session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances", verbose_name=_("session"))
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendances", verbose_name=_("enrolment"))
    present = models.BooleanField(_("present"))
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["session", "enrolment"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.enrolment} · {self.session}"


@pghistory.track()
class Certificate(HasLifecycle, models.Model):
    """A numbered certificate that anyone can verify; its file is made by the worker."""

    lifecycle: ClassVar = CERTIFICATE

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="certificate", verbose_name=_("enrolment"))
    number = models.CharField(_("number"), max_length=80, unique=True)
    #: 128 random bits in the public address: numbers can be guessed, this cannot.
    token = models.CharField(max_length=32, unique=True)
    holder_name = models.CharField(_("holder"), max_length=150)
    issued_on = models.DateField(_("issued on"), default=timezone.localdate)
    status = models.CharField(_("status"), max_length=10, choices=CertificateStatus, default=CertificateStatus.VALID)
    file = models.FileField(_("file"), upload_to="certificates/%Y/", blank=True, max_length=200)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_on", "-pk"]
        triggers = CERTIFICATE.triggers()

    def __str__(self) -> str:
        return self.number
