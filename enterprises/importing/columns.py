"""The fields a column can fill, the headings by which each is known, and how its cells are read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.sheets.reading import Cell
from core.text import Words, squash
from enterprises.choices import LegalForm, Sex
from enterprises.importing import cells


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``headings`` are squashed: lower case, letters and digits only."""

    key: str
    label: Words
    read: Callable[[Cell], Any]
    headings: tuple[str, ...]
    #: Whether a row without it is refused.
    required: bool = True
    #: Whether its cells may stand on a page in full.
    private: bool = False


_LEGAL_FORM = cells.choice(
    LegalForm.choices,
    belummemiliki="none",
    belumada="none",
    tidakada="none",
    belumberbadanhukum="none",
    perseorangan="sole",
    perorangan="sole",
    usahadagang="sole",
    ud="sole",
    ptperseorangan="pt_sole",
    ptperorangan="pt_sole",
    perseroanterbatas="pt",
    koperasi="cooperative",
)
_SEX = cells.choice(
    Sex.choices, perempuan="P", wanita="P", pr="P", f="P", female="P", lakilaki="L", pria="L", lk="L", m="L", male="L"
)
_text = cells.text_of

#: In the order in which they are asked. Headings: our own export, the member file of OK OCE, and what people write.
FIELDS: tuple[Field, ...] = (
    Field(
        "nik",
        "NIK",
        cells.read_nik,
        ("nik", "noktp", "nomorktp", "ktp", "noinduk", "nomorindukkependudukan", "nikktp"),
        private=True,
    ),
    Field(
        "full_name",
        _("Owner"),
        _text(150),
        (
            "pemilik",
            "owner",
            "namapemilik",
            "namalengkap",
            "namapelakuusaha",
            "nama",
            "fullname",
            "namaanggota",
            "name",
            "namaowner",
            "namaktp",
        ),
    ),
    Field(
        "birth_date",
        _("Date of birth"),
        cells.read_birth_date,
        ("tanggallahir", "tgllahir", "dateofbirth", "birthdate", "lahir"),
        required=False,
    ),
    Field(
        "sex",
        _("Sex"),
        _SEX,
        ("jeniskelamin", "sex", "jk", "lp", "gender", "kelamin", "jeniskelaminpemilik", "sexoftheowner"),
        required=False,
    ),
    Field(
        "phone",
        _("Mobile phone number"),
        cells.read_phone,
        (
            "telepon",
            "phone",
            "nohp",
            "hp",
            "nomorhp",
            "nowa",
            "nomorwa",
            "whatsapp",
            "wa",
            "handphone",
            "telp",
            "notelp",
            "notelepon",
            "nomortelepon",
            "nomorhpwa",
            "nohpwa",
            "kontak",
            "businessphone",
        ),
        private=True,
    ),
    Field(
        "email",
        _("E-mail address"),
        cells.read_email,
        ("email", "surel", "alamatemail", "businessemail"),
        required=False,
        private=True,
    ),
    Field(
        "business_name",
        _("Business name"),
        _text(150),
        (
            "usaha",
            "business",
            "namausaha",
            "namabisnis",
            "businessname",
            "namatoko",
            "namaumkm",
            "merek",
            "namaperusahaan",
            "umkm",
        ),
    ),
    Field(
        "main_product",
        _("Main product or service"),
        _text(150),
        (
            "produkutama",
            "mainproduct",
            "produk",
            "jenisproduk",
            "produkataujasautama",
            "jenisusaha",
            "product",
            "komoditas",
            "mainproductorservice",
            "produkjasa",
            "usahayangdijalankan",
        ),
    ),
    Field(
        "kbli_section",
        _("Field of business (KBLI)"),
        cells.as_text,
        (
            "bidangusahakbli",
            "fieldofbusinesskbli",
            "kbli",
            "kodekbli",
            "bidangusaha",
            "sektor",
            "sektorusaha",
            "businesstype",
            "type",
            "kategoriusaha",
            "lapanganusaha",
        ),
    ),
    Field(
        "legal_form",
        _("Legal form"),
        _LEGAL_FORM,
        ("bentukusaha", "legalform", "badanhukum", "bentukbadanusaha", "legalentity", "badanusaha", "bentukhukum"),
        required=False,
    ),
    Field(
        "started_year",
        _("Year the business started"),
        cells.read_year,
        (
            "sejak",
            "since",
            "tahunmulai",
            "tahunberdiri",
            "mulaiusaha",
            "tahunmulaiusaha",
            "berdirisejak",
            "operatingsince",
            "tahunpendirian",
            "beroperasisejak",
        ),
    ),
    Field(
        "nib", "NIB", cells.read_nib, ("nib", "nomorindukberusaha", "nonib", "nomornib"), required=False, private=True
    ),
    Field("npwp", "NPWP", cells.read_npwp, ("npwp", "nonpwp", "nomornpwp"), required=False, private=True),
    Field(
        "kabupaten",
        _("Kabupaten/kota"),
        cells.as_text,
        ("kabupatenkota", "kabupaten", "kota", "kab", "kabkota", "regency", "city"),
        required=False,
    ),
    Field("kecamatan", _("Kecamatan"), cells.as_text, ("kecamatan", "kec", "district"), required=False),
    Field(
        "village",
        _("Village (desa/kelurahan)"),
        cells.as_text,
        (
            "desakelurahan",
            "kelurahandesa",
            "desa",
            "kelurahan",
            "village",
            "keldesa",
            "desakel",
            "kel",
            "kelurahandesausaha",
        ),
    ),
    Field(
        "street",
        _("Street"),
        _text(200),
        ("jalan", "street", "alamat", "alamatusaha", "alamatlengkap", "address", "fulladdress"),
    ),
    Field("postcode", _("Postcode"), cells.read_postcode, ("kodepos", "postcode"), required=False),
    Field(
        "figures_year",
        _("Year of the figures"),
        cells.read_year,
        ("tahunangka", "yearofthefigures", "tahundata", "tahun", "tahunomzet", "tahunpencatatan"),
        required=False,
    ),
    Field(
        "turnover",
        _("Annual sales (Rp)"),
        cells.read_rupiah,
        (
            "penjualansetahunrp",
            "annualsalesrp",
            "omzet",
            "omset",
            "omzetpertahun",
            "omsetpertahun",
            "omzettahunan",
            "penjualantahunan",
            "penjualansetahun",
            "omzettahun",
            "omzetrp",
        ),
    ),
    Field(
        "capital",
        _("Business capital (Rp)"),
        cells.read_rupiah,
        (
            "modalusaharp",
            "businesscapitalrp",
            "modal",
            "modalusaha",
            "aset",
            "asset",
            "assets",
            "jumlahmodal",
            "modalrp",
        ),
    ),
    Field(
        "workers_male",
        _("Male workers"),
        cells.read_count,
        (
            "pekerjalakilaki",
            "maleworkers",
            "tenagakerjalakilaki",
            "tkl",
            "pekerjapria",
            "tenagakerjal",
            "karyawanlakilaki",
            "jumlahpekerjalakilaki",
            "naker_l",
            "tklaki",
            "laki",
        ),
    ),
    Field(
        "workers_female",
        _("Female workers"),
        cells.read_count,
        (
            "pekerjaperempuan",
            "femaleworkers",
            "tenagakerjaperempuan",
            "tkp",
            "pekerjawanita",
            "tenagakerjap",
            "karyawanperempuan",
            "jumlahpekerjaperempuan",
            "tkperempuan",
        ),
    ),
)
#: Licences beside the NIB that a file may name; each key is the code of its kind.
LICENCES: tuple[Field, ...] = tuple(
    Field(code, label, _text(60), headings, required=False)
    for code, label, headings in (
        ("pirt", "PIRT", ("pirt", "nopirt", "nomorpirt", "spirt", "sppirt")),
        ("halal", "Halal", ("halal", "sertifikathalal", "nohalal", "nomorhalal", "nosertifikathalal")),
        ("bpom", "BPOM", ("bpom", "nobpom", "nomorbpom", "izinedarbpom")),
        ("pkrt", "PKRT", ("pkrt", "nopkrt", "nomorpkrt", "izinedarpkrt")),
        ("merek", _("Trade mark (HKI)"), ("hki", "haki", "nohki", "merekhki", "nomorhki", "sertifikatmerek")),
        ("sni", "SNI", ("sni", "nosni", "nomorsni")),
    )
)
#: What other lists say beside it: kept with a row that is still to be completed, and nowhere else.
NOTED: tuple[Field, ...] = (
    Field("number", _("Register number"), _text(20), ("nomorumkm", "registernumber", "noumkm"), required=False),
    Field(
        "sender_number",
        _("Number in the list of the sender"),
        _text(40),
        ("okoceid", "idokoce", "noanggota", "nomoranggota"),
        required=False,
    ),
    Field(
        "agreed_on",
        _("Agreed to the sender on"),
        _text(40),
        ("privacyacceptedat", "tanggalpersetujuan", "persetujuandata"),
        required=False,
    ),
)
ALL: tuple[Field, ...] = FIELDS + LICENCES + NOTED
#: What a row without a NIK needs, so that somebody can find and complete it.
NEEDED_WITHOUT_NIK = frozenset({"full_name", "phone"})
BY_KEY: dict[str, Field] = {field.key: field for field in ALL}
_BY_HEADING = {heading: field.key for field in reversed(ALL) for heading in field.headings}

#: What a file of some sender called a column the last time: squashed heading → field.
Remembered = dict[str, str]


def missing(mapping: dict[str, int]) -> list[Field]:
    """The fields without which no row can be used: fewer where the file has no NIK, and nobody enters the register."""
    if "nik" in mapping:
        return [one for one in FIELDS if one.required and one.key not in mapping]
    return [BY_KEY[key] for key in ("full_name", "phone") if key not in mapping]


def suggest(headings: Sequence[str], remembered: Remembered | None = None) -> dict[str, int]:
    """Field → place of its column; what was chosen for a heading the last time goes before what it is known for."""
    known = _BY_HEADING | (remembered or {})
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        key = known.get(squash(heading))
        if key in BY_KEY and key not in found:
            found[key] = place
    return found


def find_head(rows: Iterable[tuple[int, list[Cell]]], remembered: Remembered | None = None) -> tuple[int, list[str]]:
    """(number, headings) of the row that is most like headings; the first row when none is."""
    best: tuple[int, int, list[str]] | None = None
    for number, row in rows:
        headings = [cells.as_text(cell) for cell in row]
        fitting = len(suggest(headings, remembered))
        if best is None or fitting > best[0]:
            best = (fitting, number, headings)
    return (best[1], best[2]) if best else (1, [])
