"""Beside the owner and the enterprise: their details, the baseline, and the files given with a registration.

Rows of their own: the rows of the register that every list reads stay narrow, and who never answered has none.
"""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.choices import Beginning, FileKind
from enterprises.models.details import BusinessDetails, OwnerDetails
from enterprises.models.enterprise import Enterprise, Owner
from enterprises.models.registration import Registration


@pghistory.track()
class OwnerProfile(OwnerDetails):
    owner = models.OneToOneField(Owner, models.CASCADE, related_name="profile", verbose_name=_("owner"))

    class Meta:
        verbose_name = _("details of an owner")
        verbose_name_plural = _("details of owners")

    def __str__(self) -> str:
        return str(self.owner)


@pghistory.track()
class EnterpriseProfile(BusinessDetails):
    private_fields: ClassVar[tuple[str, ...]] = ("account_number",)
    #: The same of every row: an enterprise has one, also one that was made of two (``enterprises.belongings``).
    only: ClassVar[bool] = True

    enterprise = models.OneToOneField(Enterprise, models.CASCADE, related_name="profile", verbose_name=_("enterprise"))

    class Meta:
        verbose_name = _("details of an enterprise")
        verbose_name_plural = _("details of enterprises")

    def __str__(self) -> str:
        return str(self.enterprise)


class Baseline(models.Model):
    """How an enterprise stood when it entered the register, and what showed it. Written once, never changed.

    Of two enterprises that are made one the earlier stays; only to which enterprise it belongs may change.
    """

    only: ClassVar[bool] = True

    enterprise = models.OneToOneField(Enterprise, models.CASCADE, related_name="baseline", verbose_name=_("enterprise"))
    beginning = models.CharField(_("at the beginning"), max_length=10, choices=Beginning)
    #: Names of what showed that it existed before; see ``enterprises.baselines``.
    evidence = ArrayField(models.CharField(max_length=16), verbose_name=_("shown by"), default=list)
    taken_on = models.DateField(_("day"), default=timezone.localdate)
    started_year = models.PositiveSmallIntegerField(_("year the business started"))
    nib_issued_on = models.DateField(_("NIB issued on"), null=True, blank=True)
    figures_year = models.PositiveSmallIntegerField(_("year of the figures"))
    turnover = models.BigIntegerField(_("annual sales (Rp)"))
    capital = models.BigIntegerField(_("business capital without land and building (Rp)"))
    workers = models.PositiveIntegerField(_("workers"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="unchanging", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(exclude=["enterprise"])
            )
        ]

    def __str__(self) -> str:
        return f"{self.enterprise}: {self.get_beginning_display()}"


@pghistory.track()
class RegistrationFile(models.Model):
    """A photo or paper given with a registration; private. Of each kind the newest counts, and the older one goes."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="files", verbose_name=_("registration"))
    kind = models.CharField(_("what it shows"), max_length=10, choices=FileKind)
    file = models.FileField(_("file"), upload_to="registrations/%Y/", max_length=200)
    #: The same picture for a page on a slow line; none of a PDF.
    small = models.FileField(_("small picture"), upload_to="registrations/%Y/", max_length=200, blank=True)
    file_name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a registration")
        verbose_name_plural = _("files of registrations")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["registration", "kind"], name="registration_file_once")]

    def __str__(self) -> str:
        return f"{self.registration} · {self.get_kind_display()}"

    @property
    def is_photo(self) -> bool:
        return bool(self.small)


class ClaimCode(models.Model):
    """A code with which a person takes what an officer registered for them to their own account.

    The code itself is kept nowhere: it follows from ``nonce`` and ``FIELD_DIGEST_KEY`` (``selectors.claiming``).
    """

    #: Whose it is: all that is registered under this NIK and belongs to no account yet.
    nik_digest = models.CharField(max_length=64, db_index=True)
    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="claim_codes", verbose_name=_("registration")
    )
    nonce = models.CharField(max_length=32, unique=True)
    #: Of the code, for finding it.
    code_digest = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("issued by")
    )
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    #: Wrong proofs with the right code; after a few it is spent.
    wrong_tries = models.PositiveSmallIntegerField(_("wrong tries"), default=0)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("used by")
    )
    #: Replaced by a newer one, or spent by wrong tries.
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("claim code")
        verbose_name_plural = _("claim codes")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nik_digest"],
                condition=Q(used_at__isnull=True, ended_at__isnull=True),
                name="claim_code_one_open",
            )
        ]

    def __str__(self) -> str:
        return str(self.registration)

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.ended_at is None and self.expires_at > timezone.now()
