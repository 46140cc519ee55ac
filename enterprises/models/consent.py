"""Consent of a person, one purpose at a time, with the very text they agreed to (UU 27/2022 art. 20 to 22)."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.choices import Channel, ConsentPurpose
from enterprises.models.enterprise import Owner
from enterprises.models.registration import Registration


class ConsentText(models.Model):
    """What was shown, word for word, in one language. Never changed: a new text is a new version."""

    purpose = models.CharField(_("purpose"), max_length=20, choices=ConsentPurpose)
    version = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language"), max_length=5)
    #: Of the text: should a version be changed without a new name, what was shown stays provable.
    digest = models.CharField(max_length=64)
    text = models.TextField(_("text"))
    first_shown_at = models.DateTimeField(_("first agreed to"), default=timezone.now)

    class Meta:
        verbose_name = _("text of a consent")
        verbose_name_plural = _("texts of consents")
        ordering = ["purpose", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version", "language", "digest"], name="consent_text_once")
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="unchanging", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.version}, {self.language})"


class ConsentQuerySet(models.QuerySet):
    def standing(self, purpose: str) -> "ConsentQuerySet":
        """Those given for ``purpose`` and not withdrawn."""
        return self.filter(purpose=purpose, withdrawn_at__isnull=True)

    def of(self, user_id: int | None) -> "ConsentQuerySet":
        """The consents of one person, by their account or as an owner of the register."""
        return self.filter(Q(person_id=user_id) | Q(owner__user_id=user_id)) if user_id else self.none()


@pghistory.track()
class Consent(models.Model):
    """A consent of a person for one purpose. It outlasts the registration it was given with.

    ``person`` is the account that gave it; ``owner`` the same person in the register, from the verification on, or
    alone for an owner without an account, who signed on paper; until then their consent is the registration's.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consents",
        verbose_name=_("person"),
    )
    owner = models.ForeignKey(
        Owner, models.PROTECT, null=True, blank=True, related_name="consents", verbose_name=_("owner")
    )
    registration = models.ForeignKey(
        Registration,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="consents",
        verbose_name=_("given with the registration"),
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=ConsentPurpose, default=ConsentPurpose.PROGRAMME)
    text_version = models.CharField(_("version of the text"), max_length=20)
    text = models.ForeignKey(
        ConsentText, models.PROTECT, null=True, blank=True, related_name="consents", verbose_name=_("text shown")
    )
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.PORTAL)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "-pk"]
        indexes = [
            models.Index(fields=["purpose", "owner"], condition=Q(withdrawn_at__isnull=True), name="consent_standing")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(owner__isnull=False) | Q(registration__isnull=False),
                name="consent_is_somebodys",
            ),
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=Q(withdrawn_at__isnull=True, person__isnull=False),
                name="consent_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.text_version})"
