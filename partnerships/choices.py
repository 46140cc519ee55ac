"""Values someone can choose about partners and agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    """Third parties after PP 28/2018: a civil-society organisation, a business, a state or regional company."""

    OKOCE = "okoce", _("OK OCE")
    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Association or foundation")
    BANK = "bank", _("Bank or lender")
    STATE_COMPANY = "bumn", _("State or regional company (BUMN/BUMD)")
    OTHER = "other", _("Other")


class AgreementKind(models.TextChoices):
    """Documents of cooperation with a third party (PP 28/2018, Permendagri 22/2020)."""

    KB = "kb", _("Kesepakatan Bersama")
    PKS = "pks", _("Perjanjian Kerja Sama (PKS)")
    NK = "nk", _("Nota Kesepakatan")
    ADDENDUM = "addendum", _("Addendum")


class AgreementStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("In force")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Ended early")
    CANCELLED = "cancelled", _("Cancelled")


class FileKind(models.TextChoices):
    SIGNED = "signed", _("Signed original")
    DRAFT = "draft", _("Draft text")
    OTHER = "other", _("Other document")
