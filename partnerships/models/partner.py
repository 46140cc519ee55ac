"""Partner organisations and the people who sign in for them."""

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from core.scope import ScopedQuerySet
from partnerships.choices import PartnerKind


@pghistory.track()
class Partner(models.Model):
    """A third party the province works with: OK OCE, a company, a bank."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=PartnerKind, default=PartnerKind.COMPANY)
    legal_basis = models.CharField(
        _("legal papers"), max_length=200, blank=True, help_text=_("Deed or licence number.")
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=16, blank=True)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="partners",
        verbose_name=_("kept by agency"),
        help_text=_("Empty for partners of the whole province."),
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partnerships:partner", args=[self.pk])


@pghistory.track()
class PartnerUser(models.Model):
    """A person who signs in for a partner; needs the partner role as well."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="users", verbose_name=_("partner"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="partner_links", verbose_name=_("user")
    )

    class Meta:
        verbose_name = _("partner user")
        verbose_name_plural = _("partner users")
        constraints = [models.UniqueConstraint(fields=["partner", "user"], name="partner_user_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.partner}"
