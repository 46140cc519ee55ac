"""Trainings under an agreement: sessions, enrolments, attendance and certificates."""

from datetime import date
from typing import ClassVar

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from accounts.selectors import region_codes_above
from core.once import SentOnce
from core.scope import ScopedQuerySet
from enterprises.models import Enterprise
from partnerships.models import Agreement, Partner
from training.choices import CertificateStatus, EnrolmentStatus, Mode, TrainingStatus
from training.lifecycle import CERTIFICATE, ENROLMENT, TRAINING
from workflow.lifecycle import HasLifecycle


class TrainingQuerySet(ScopedQuerySet):
    def open_on(self, day: date) -> "TrainingQuerySet":
        """Those that take enrolments on ``day``."""
        return self.filter(status=TrainingStatus.OPEN, enrol_until__gte=day)

    def for_village(self, code: str) -> "TrainingQuerySet":
        """Those meant for enterprises of a village: of the whole province, or of a region around it."""
        return self.filter(Q(region__isnull=True) | Q(region_id__in=region_codes_above(code)))

    def with_places_taken(self) -> "TrainingQuerySet":
        """Each with ``taken``: how many of its places are held."""
        held = Enrolment.objects.filter(training=OuterRef("pk"), status=EnrolmentStatus.ENROLLED).order_by()
        count = held.values("training").annotate(n=Count("pk")).values("n")
        return self.annotate(taken=Coalesce(Subquery(count), 0))


@pghistory.track(exclude=["request_token"])
class Training(HasLifecycle, SentOnce, models.Model):
    """One batch of one training, given by an agency under an agreement. Proves step P2."""

    lifecycle: ClassVar = TRAINING

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="trainings", verbose_name=_("under the agreement")
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="trainings", verbose_name=_("organised by"))
    company = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trainings",
        verbose_name=_("together with the partner company"),
    )
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

    def get_absolute_url(self) -> str:
        return reverse("training:detail", args=[self.pk])

    def is_meant_for(self, village_code: str) -> bool:
        """Whether an enterprise of this village may take part; ``for_village`` asks the same of many."""
        return self.region_id is None or self.region_id in region_codes_above(village_code)


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


class EnrolmentQuerySet(ScopedQuerySet):
    def active(self) -> "EnrolmentQuerySet":
        """Those that hold a place."""
        return self.filter(status=EnrolmentStatus.ENROLLED)

    def with_attendance(self) -> "EnrolmentQuerySet":
        """Each with ``attended`` and ``sessions_held``: sessions the participant was at, and sessions in all."""
        sessions = Session.objects.filter(training=OuterRef("training")).order_by()
        count = sessions.values("training").annotate(n=Count("pk")).values("n")
        return self.annotate(
            attended=Count("attendances", filter=Q(attendances__present=True), distinct=True),
            sessions_held=Coalesce(Subquery(count), 0),
        )

    def eligible(self) -> "EnrolmentQuerySet":
        """Those who attended as much as their training asks for: a question, never a stored mark."""
        counted = self.active().with_attendance().annotate(score=F("attended") * 100)
        return counted.filter(attended__gt=0, score__gte=F("training__minimum_attendance") * F("sessions_held"))

    def due_after(self, certificate_id: int | None) -> "EnrolmentQuerySet":
        """Those to whom nothing was issued since the revoked ``certificate_id``; nothing at all when that is None."""
        issued = Certificate.objects.filter(enrolment=OuterRef("pk"))
        if certificate_id is None:
            return self.filter(~Exists(issued))
        revoked = issued.filter(pk=certificate_id, status=CertificateStatus.REVOKED)
        return self.filter(Exists(revoked), ~Exists(issued.filter(pk__gt=certificate_id)))


@pghistory.track()
class Enrolment(HasLifecycle, models.Model):
    """A place of an enterprise in a training."""

    lifecycle: ClassVar = ENROLMENT

    training = models.ForeignKey(Training, models.PROTECT, related_name="enrolments", verbose_name=_("training"))
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="enrolments", verbose_name=_("enterprise"))
    participant_name = models.CharField(_("participant"), max_length=150)
    status = models.CharField(_("status"), max_length=12, choices=EnrolmentStatus, default=EnrolmentStatus.ENROLLED)
    enrolled_at = models.DateTimeField(_("enrolled"), default=timezone.now)

    objects = EnrolmentQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("training:enrolment", args=[self.pk])


@pghistory.track()
class Invitation(models.Model):
    """An enterprise was asked to come to a training; the owner takes the place, or does not."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="invitations", verbose_name=_("training"))
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="invitations", verbose_name=_("enterprise"))
    invited_at = models.DateTimeField(_("invited"), default=timezone.now)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("invited by")
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["training", "enterprise"], name="training_invitation_once")]
        indexes = [models.Index(fields=["enterprise"], name="training_invitation_of")]

    def __str__(self) -> str:
        return f"{self.enterprise} · {self.training}"


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

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificates", verbose_name=_("enrolment"))
    number = models.CharField(_("number"), max_length=80, unique=True)
    #: The code of ``training.codes`` in the public address: numbers can be guessed, 128 random bits cannot.
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
        constraints = [
            # One that was revoked for a mistake may be followed by a right one.
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(status=CertificateStatus.VALID), name="certificate_one_valid"
            ),
        ]
        triggers = CERTIFICATE.triggers()

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The public page that proves it."""
        return reverse("training:certificate", args=[self.token])
