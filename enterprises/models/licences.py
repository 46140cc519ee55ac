"""Licences: which kinds there are, which kinds a field of business needs, and those an enterprise holds."""

import re
from datetime import date
from typing import ClassVar

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.scope import ScopedQuerySet
from enterprises.choices import LicenceStatus
from enterprises.lifecycle import LICENCE
from enterprises.models.enterprise import Enterprise
from enterprises.models.reference import KbliSection
from workflow.lifecycle import HasLifecycle

#: The code of the business number (NIB), without which no other licence is given.
NIB = "nib"


def validate_pattern(value: str) -> None:
    """Refuse what is no regular expression."""
    try:
        re.compile(value)
    except re.error as error:
        raise ValidationError(_("This is no regular expression: %(error)s.") % {"error": error}) from None


class LicenceKind(models.Model):
    """One kind of licence or certificate, as administrators describe it."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(_("what it is for"), max_length=200)
    #: Matched against the whole number, in capitals and without spaces.
    number_format = models.CharField(
        _("format of the number"), max_length=200, blank=True, validators=[validate_pattern]
    )
    example = models.CharField(_("example of a number"), max_length=60, blank=True)
    years = models.PositiveSmallIntegerField(
        _("valid for (years)"), null=True, blank=True, help_text=_("Empty: it does not expire.")
    )
    office = models.CharField(_("where to get it"), max_length=200)
    url = models.URLField(_("web address"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100, help_text=_("In which order to get them."))

    class Meta:
        verbose_name = _("kind of licence")
        verbose_name_plural = _("kinds of licences")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def fits(self, number: str) -> bool:
        """Whether a number is written as this kind of licence writes it."""
        return not self.number_format or re.fullmatch(self.number_format, number, flags=re.ASCII) is not None

    def last_day(self, issued_on: date) -> date | None:
        """The last day of a licence issued on that day; None for one that does not expire."""
        if self.years is None:
            return None
        try:
            return issued_on.replace(year=issued_on.year + self.years)
        except ValueError:  # 29 February
            return issued_on.replace(year=issued_on.year + self.years, day=28)


class LicenceNeed(models.Model):
    """Which kind of licence a field of business needs; what depends on the product is advised, with the condition."""

    kind = models.ForeignKey(LicenceKind, models.CASCADE, related_name="needs", verbose_name=_("kind"))
    kbli_section = models.ForeignKey(
        KbliSection,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("field of business (KBLI)"),
        help_text=_("Empty: every field of business."),
    )
    is_required = models.BooleanField(
        _("required"), default=False, help_text=_("Step P4 is done once all required kinds are verified.")
    )
    condition = models.CharField(_("for whom"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("licence needed")
        verbose_name_plural = _("licences needed")
        ordering = ["kind__order", "kbli_section"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "kbli_section"],
                nulls_distinct=False,
                name="licence_need_once",
                violation_error_message=_("This kind is named for this field of business already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.kbli_section or '*'}"


class LicenceQuerySet(ScopedQuerySet):
    def waiting(self) -> "LicenceQuerySet":
        """Those nobody has checked yet."""
        return self.filter(status=LicenceStatus.DECLARED)

    def good(self) -> "LicenceQuerySet":
        """Those that were checked and hold."""
        return self.filter(status=LicenceStatus.VERIFIED)

    def current(self) -> "LicenceQuerySet":
        """Those that are checked, or wait for it."""
        return self.filter(status__in=[LicenceStatus.DECLARED, LicenceStatus.VERIFIED])


@pghistory.track()
class Licence(HasLifecycle, models.Model):
    """One licence of one enterprise: given by its owner or by staff, then verified or refused by an officer."""

    lifecycle: ClassVar = LICENCE

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="licences", verbose_name=_("enterprise"))
    kind = models.ForeignKey(LicenceKind, models.PROTECT, related_name="licences", verbose_name=_("kind"))
    number = models.CharField(_("number"), max_length=60)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=LicenceStatus, default=LicenceStatus.DECLARED)
    #: Why it was refused or fell.
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    #: A scan or a photo; private.
    file = models.FileField(_("file"), upload_to="licences/%Y/", max_length=200, blank=True)
    file_name = models.CharField(_("file name"), max_length=150, blank=True)
    content_type = models.CharField(_("type"), max_length=100, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = LicenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ["kind__order", "-pk"]
        indexes = [
            models.Index(fields=["given_at", "id"], name="licence_given"),
            models.Index(fields=["status", "given_at"], name="licence_queue"),
            models.Index(fields=["expires_on"], condition=Q(status="verified"), name="licence_expiry"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "kind", "number"],
                condition=Q(status__in=["declared", "verified"]),
                name="licence_once_each",
            ),
            models.UniqueConstraint(
                fields=["kind", "number"], condition=Q(status="verified"), name="licence_number_verified_once"
            ),
            models.CheckConstraint(condition=~Q(number=""), name="licence_has_number"),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(issued_on__isnull=True) | Q(expires_on__gte=F("issued_on")),
                name="licence_dates_ordered",
            ),
        ]
        triggers = LICENCE.triggers()

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    def get_absolute_url(self) -> str:
        """The page of staff; its owner reads it on their checklist."""
        return reverse("enterprises:licence", args=[self.pk])

    @property
    def days_left(self) -> int | None:
        """Days until its last day; None for one that does not expire."""
        return (self.expires_on - timezone.localdate()).days if self.expires_on else None


class LicenceReminder(models.Model):
    """That the owner was told, so many days before its end, of a licence that expires: each once."""

    licence = models.ForeignKey(Licence, models.CASCADE, related_name="reminders", verbose_name=_("licence"))
    days = models.SmallIntegerField(_("days before the end"))
    told_at = models.DateTimeField(_("told"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a licence")
        verbose_name_plural = _("reminders of licences")
        constraints = [models.UniqueConstraint(fields=["licence", "days"], name="licence_reminder_once")]

    def __str__(self) -> str:
        return f"{self.licence} · {self.days}"
