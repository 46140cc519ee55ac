"""The four levels of Indonesian administration, and the six kinds of region found on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    PROVINCE = 1, _("Province")
    REGENCY = 2, _("Kabupaten/kota")
    DISTRICT = 3, _("Kecamatan")
    VILLAGE = 4, _("Kelurahan/desa")


class Kind(models.TextChoices):
    PROVINCE = "province", _("Province")
    KABUPATEN = "kabupaten", _("Kabupaten")
    KOTA = "kota", _("Kota")
    KECAMATAN = "kecamatan", _("Kecamatan")
    KELURAHAN = "kelurahan", _("Kelurahan")
    DESA = "desa", _("Desa")


#: The form of the code of each kind. A kota has a code from 71, a kelurahan one from 1001, a desa one from 2001.
CODE_OF_KIND: dict[Kind, str] = {
    Kind.PROVINCE: r"^[0-9]{2}$",
    Kind.KABUPATEN: r"^[0-9]{2}\.[0-6][0-9]$",
    Kind.KOTA: r"^[0-9]{2}\.[7-9][0-9]$",
    Kind.KECAMATAN: r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$",
    Kind.KELURAHAN: r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.1[0-9]{3}$",
    Kind.DESA: r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[2-9][0-9]{3}$",
}

#: Kinds whose official name does not carry the kind already, with the word an address puts before it.
WORD_BEFORE_NAME: dict[Kind, str] = {
    Kind.PROVINCE: "Provinsi",
    Kind.KECAMATAN: "Kecamatan",
    Kind.KELURAHAN: "Kelurahan",
    Kind.DESA: "Desa",
}
