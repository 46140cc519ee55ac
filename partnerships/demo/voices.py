"""What the agencies say in the round of the demo, each by what its duties are (invented)."""

from typing import NamedTuple

from partnerships.choices import ArticleKind, FundingSource, Verdict
from partnerships.services.answers import Offer


class Said(NamedTuple):
    """What one agency says of one article."""

    verdict: Verdict
    article: ArticleKind
    text: str


class Reply(NamedTuple):
    """What the drafter answers: ``article`` is the number of the one it was taken into."""

    accepted: bool
    article: int | None
    reason: str


#: Who is asked: twenty-five agencies whose duties touch enterprises, or the text.
ASKED = (
    *("dkukm", "disperindag", "dlhk", "dkp", "dpkp", "disparbudkepora", "disnaker", "dp3acskb", "dinsos", "diskominfo"),
    *("dpmptsp", "dinkes", "disdik", "dishub", "esdm", "pupr", "dkpus", "bappeda", "bakuda", "bkpsdmd"),
    *("badan-penghubung", "biro-ekonomi", "biro-hukum", "biro-pbj", "inspektorat"),
)
#: Asked, but the signing does not wait for them.
FREE_TO_ANSWER = frozenset({"dkpus", "dishub"})
SILENT = frozenset({"dishub", "dkpus", "pupr", "disdik"})
#: Of the demo logins: one has begun and must hand it on, the head of the other must confirm.
BEGUN, PREPARED = "dkukm", "dlhk"

_APBD, _APBN, _DAK = FundingSource.APBD, FundingSource.APBN, FundingSource.DAK
#: What they offer. For P6 nobody does: the gap that the matrix shows. What is begun or prepared does not count yet, so
#: P7 waits for Dinas Koperasi.
OFFERS: dict[str, tuple[Offer, ...]] = {
    "dkukm": (
        Offer("P1", "Pendaftaran dari pintu ke pintu oleh pendamping", 600, _APBD, "Usaha mikro di desa"),
        Offer("P2", "Pelatihan kewirausahaan dasar", 400, _APBD, "Wirausaha pemula"),
        Offer("P3", "Pendampingan berkelompok", 150, _DAK, "Alumni pelatihan"),
        Offer("P7", "Temu usaha dengan lembaga keuangan", 60, _APBD, "Usaha dengan pembukuan"),
    ),
    "disperindag": (
        Offer("P5", "Pameran dan pasar murah IKM", 120, _APBD, "IKM pangan dan kriya"),
        Offer("P2", "Pelatihan kemasan dan label", 80, _DAK, "IKM pangan"),
    ),
    "dlhk": (
        Offer("P2", "Pelatihan budi daya madu pelawan", 40, _APBD, "Kelompok tani hutan"),
        Offer("P5", "Serapan produk oleh perusahaan mitra kehutanan", 100, FundingSource.CSR, "Kelompok tani hutan"),
    ),
    "dkp": (
        Offer("P2", "Pelatihan olahan hasil laut", 90, _APBD, "Keluarga nelayan"),
        Offer("P3", "Pendampingan unit pengolahan ikan", 30, _APBD, "Pengolah ikan"),
    ),
    "dpkp": (
        Offer("P2", "Pelatihan hilirisasi lada dan jahe merah", 75, _APBD, "Kelompok tani"),
        Offer("P5", "Pasar tani bulanan", 40, _APBD, "Kelompok tani"),
    ),
    "disparbudkepora": (
        Offer("P2", "Kelas fotografi dan kriya", 60, _APBD, "Wirausaha muda"),
        Offer("P5", "Lapak UMKM di acara wisata", 150, _APBD, "Ekonomi kreatif"),
    ),
    "disnaker": (Offer("P2", "Pelatihan wirausaha bagi pencari kerja", 60, _APBN, "Pencari kerja"),),
    "dp3acskb": (
        Offer("P1", "Pendaftaran lewat kader desa", 120, _APBD, "Perempuan kepala keluarga"),
        Offer("P2", "Pelatihan usaha rumahan", 90, _APBD, "Perempuan kepala keluarga"),
    ),
    "dinsos": (Offer("P1", "Pendataan keluarga penerima manfaat yang berusaha", 200, _APBN, "Keluarga prasejahtera"),),
    "diskominfo": (Offer("P5", "Kelas pemasaran digital", 100, _APBD, "Semua UMKM"),),
    "dpmptsp": (Offer("P4", "Pendampingan NIB lewat OSS keliling", 800, _APBD, "Semua UMKM"),),
    "dinkes": (Offer("P4", "Penyuluhan keamanan pangan untuk PIRT", 200, _APBD, "Pengolah pangan"),),
    "bappeda": (Offer("P3", "Klinik usaha di tiga kabupaten", 45, _APBD, "Usaha naik kelas"),),
    "bkpsdmd": (Offer("P5", "Hari belanja produk UMKM oleh ASN", 250, FundingSource.OTHER, "Semua UMKM"),),
    "badan-penghubung": (Offer("P5", "Gerai produk Babel di Jakarta", 30, _APBD, "Produk terkurasi"),),
    "biro-pbj": (Offer("P5", "Penayangan produk di katalog elektronik lokal", 90, _APBD, "Usaha ber-NIB"),),
}
SAID: dict[str, Said] = {
    "disperindag": Said(Verdict.INPUT, ArticleKind.SCOPE, "Ayat (3) agar menyebut pemasaran di luar daerah."),
    "biro-hukum": Said(Verdict.INPUT, ArticleKind.TERM, "Tambahkan cara memperpanjang dan mengakhiri kesepakatan."),
    "inspektorat": Said(
        Verdict.INPUT, ArticleKind.IMPLEMENTATION, "Wajibkan laporan triwulan dari tiap perangkat daerah."
    ),
    "bappeda": Said(Verdict.INPUT, ArticleKind.PURPOSE, "Sebutkan sasaran RPJMD yang didukung, dengan angkanya."),
    "dinsos": Said(Verdict.INPUT, ArticleKind.OBJECT, "Dahulukan keluarga penerima manfaat."),
    "bakuda": Said(
        Verdict.OBJECTION,
        ArticleKind.FUNDING,
        "Beban APBD tidak boleh mengikat sebelum tersedia dalam DPA perangkat daerah.",
    ),
}
#: What the drafter has answered so far; the others wait, the objection among them.
REPLIES: dict[str, Reply] = {
    "disperindag": Reply(True, 3, "Ditambahkan pada ayat (3)."),
    "biro-hukum": Reply(True, 5, "Ditambahkan sebagai ayat (2)."),
    "dinsos": Reply(False, None, "Sasaran tiap kegiatan diatur dalam Perjanjian Kerja Sama masing-masing."),
}
