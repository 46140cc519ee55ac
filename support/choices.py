"""Values someone can choose about marketing results and capital."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChannelKind(models.TextChoices):
    """Where a product is sold; names as in the OK OCE member file."""

    TOKOPEDIA = "tokopedia", "Tokopedia"
    SHOPEE = "shopee", "Shopee"
    TIKTOK = "tiktok", "TikTok Shop"
    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    WHATSAPP = "whatsapp", "WhatsApp"
    ECATALOGUE = "ekatalog", "e-Katalog LKPP"
    PADI = "padi", "PaDi UMKM"
    OKOCEMALL = "okocemall", "OK OCE Mall"
    WEBSITE = "website", _("Own website")
    EXHIBITION = "exhibition", _("Exhibition or bazaar")
    RETAIL = "retail", _("Shop, retailer or hotel")
    EXPORT = "export", _("Export buyer")
    OTHER = "other", _("Other")


class LenderKind(models.TextChoices):
    """Who gives the money; kinds as in the OK OCE member file."""

    BANK = "bank", _("Bank")
    COOPERATIVE = "cooperative", _("Cooperative")
    FINTECH = "fintech", _("Fintech")
    GRANT = "grant", _("Grant")
    COMMUNITY = "community", _("Community")
    BUMN = "bumn", _("State company (BUMN)")
    BUMD = "bumd", _("Regional company (BUMD)")
    OTHER = "other", _("Other")


class RecordStatus(models.TextChoices):
    RECORDED = "recorded", _("Recorded")
    VOIDED = "voided", _("Voided")
