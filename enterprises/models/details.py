"""What is known of a person and a business beyond what the register cannot do without; every answer may stay empty.

The same columns stand in a registration, where they are asked, and beside the owner and the enterprise, where they
stay. Each has its empty value in the database too, so that a row of a file, which knows none of them, costs nothing.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedTextField
from enterprises.choices import (
    Bookkeeping,
    Disability,
    Education,
    Equipment,
    FinanceSource,
    Market,
    Need,
    Obstacle,
    OnlineChannel,
    Premises,
    WorkBefore,
    YesNo,
)

EMPTY: dict[str, Any] = {"blank": True, "default": "", "db_default": ""}


def _several(label: Any, choices: Any) -> ArrayField:
    """Any number of the choices, in their own order."""
    return ArrayField(
        models.CharField(max_length=16, choices=choices),
        verbose_name=label,
        blank=True,
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=16))),
    )


class OwnerDetails(models.Model):
    birth_place = models.CharField(_("place of birth"), max_length=100, **EMPTY)
    education = models.CharField(_("highest school finished"), max_length=8, choices=Education, **EMPTY)
    work_before = models.CharField(_("work before the business"), max_length=16, choices=WorkBefore, **EMPTY)
    disability = models.CharField(_("disability"), max_length=16, choices=Disability, **EMPTY)
    social_register = models.CharField(_("in the social register (DTSEN)"), max_length=8, choices=YesNo, **EMPTY)
    home_village = models.ForeignKey(
        "regions.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("village where the owner lives"),
    )
    home_street = models.CharField(_("address where the owner lives"), max_length=200, **EMPTY)

    class Meta:
        abstract = True


class BusinessDetails(models.Model):
    brand = models.CharField(_("brand"), max_length=100, **EMPTY)
    #: Of the version of KBLI that the section beside it has.
    kbli_code = models.CharField(_("KBLI code"), max_length=5, **EMPTY)
    nib_issued_on = models.DateField(_("NIB issued on"), null=True, blank=True)
    premises = models.CharField(_("place of business"), max_length=8, choices=Premises, **EMPTY)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    start_capital = models.BigIntegerField(_("capital at the start (Rp)"), null=True, blank=True)
    market = _several(_("where it sells"), Market)
    export_countries = models.CharField(_("countries it exports to"), max_length=150, **EMPTY)
    online = _several(_("where it sells online"), OnlineChannel)
    equipment = _several(_("equipment"), Equipment)
    bookkeeping = models.CharField(_("bookkeeping"), max_length=8, choices=Bookkeeping, **EMPTY)
    cooperative_member = models.CharField(_("member of a cooperative"), max_length=8, choices=YesNo, **EMPTY)
    partner_company = models.CharField(_("works with a larger company"), max_length=150, **EMPTY)
    finance = _several(_("where the capital came from"), FinanceSource)
    bank_name = models.CharField(_("bank"), max_length=60, **EMPTY)
    account_number = EncryptedTextField(_("account number"), **EMPTY)
    obstacles = _several(_("obstacles"), Obstacle)
    needs = _several(_("what would help"), Need)

    class Meta:
        abstract = True


class FigureDetails(models.Model):
    """Further figures of the year, as declared: rupiah and persons. Of the workers beside them, those who …"""

    assets = models.BigIntegerField(_("assets with land and building (Rp)"), null=True, blank=True)
    profit = models.BigIntegerField(_("profit of the year (Rp)"), null=True, blank=True)
    capacity = models.CharField(_("production capacity"), max_length=100, **EMPTY)
    permanent_male = models.PositiveIntegerField(_("permanent male workers"), null=True, blank=True)
    permanent_female = models.PositiveIntegerField(_("permanent female workers"), null=True, blank=True)
    unpaid_male = models.PositiveIntegerField(_("unpaid male workers"), null=True, blank=True)
    unpaid_female = models.PositiveIntegerField(_("unpaid female workers"), null=True, blank=True)

    class Meta:
        abstract = True


def names_of(details: type[models.Model]) -> tuple[str, ...]:
    """The names of the columns of one of the above."""
    return tuple(field.name for field in details._meta.local_fields)
