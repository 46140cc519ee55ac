"""Published figures the demo population is spread by, and the words it is made of. All persons are invented."""

#: UMKM by kabupaten/kota, the newest figure found (2022 to 2025); the last three are estimates by population.
UMKM_BY_REGENCY: dict[str, int] = {
    "19.01": 31_124,
    "19.02": 21_105,
    "19.03": 33_450,
    "19.04": 24_666,
    "19.05": 33_730,
    "19.06": 20_510,
    "19.71": 26_875,
}
#: Micro, small and medium among 189,343 UMKM of 2022, lifted a little so that a demo of 2,000 shows all three.
CLASS_SHARES = {"micro": 0.975, "small": 0.022, "medium": 0.003}
WOMEN_OWNED = 0.56
#: Jakarta's funnel of 27 October 2021 (Kompas): share of those registered who did each step.
FUNNEL = {"P2": 0.62, "P3": 0.55, "P4": 0.52, "P5": 0.16, "P6": 0.12, "P7": 0.02}
#: Fields of business of Belitung in 2022, rounded, in KBLI 2025 letters.
SECTIONS = {"A": 0.30, "C": 0.26, "G": 0.26, "I": 0.10, "T": 0.08}

PRODUCTS: dict[str, list[str]] = {
    "A": ["Lada putih Muntok", "Madu teran hutan", "Ikan segar", "Jahe merah", "Bibit sahang", "Udang vaname", "Karet"],
    "C": [
        "Kemplang ikan tenggiri",
        "Getas ikan",
        "Terasi Toboali",
        "Kricu cumi",
        "Rusip",
        "Otak-otak Belinyu",
        "Kain cual",
        "Batik cual",
        "Anyaman resam",
        "Kopiah resam",
        "Abon ikan",
        "Sirup jeruk kunci",
        "Kerajinan pewter timah",
    ],
    "G": ["Sembako", "Pakaian muslim", "Oleh-oleh khas Bangka", "Ikan asin", "Sayur dan buah", "Pulsa dan alat tulis"],
    "I": ["Mie Koba", "Kopi O dan roti bakar", "Lempah kuning", "Martabak Bangka", "Es jeruk kunci", "Nasi uduk"],
    "T": ["Jahit pakaian", "Salon rambut", "Servis ponsel", "Laundri", "Rias pengantin"],
}
SHOP_WORDS = {"A": ["Kebun", "Tani", "Nelayan"], "C": ["Dapur", "Rumah", "Sanggar"], "G": ["Toko", "Warung", "Kios"]}
OTHER_SHOP_WORDS = ["Usaha", "Kedai", "Griya"]
FEMALE_NAMES = [
    "Siti",
    "Dewi",
    "Rina",
    "Yuni",
    "Fitri",
    "Nur",
    "Sri",
    "Maya",
    "Lina",
    "Wati",
    "Ayu",
    "Rahma",
    "Indah",
    "Susi",
    "Mega",
    "Ratna",
    "Putri",
    "Eka",
    "Desi",
    "Novi",
    "Tuti",
    "Yanti",
    "Ida",
]
MALE_NAMES = [
    "Ahmad",
    "Budi",
    "Rudi",
    "Hendra",
    "Agus",
    "Dedi",
    "Iwan",
    "Joko",
    "Herman",
    "Andi",
    "Fauzan",
    "Rizki",
    "Bambang",
    "Yusuf",
    "Hasan",
    "Feri",
    "Doni",
    "Arif",
    "Heri",
    "Sahrul",
    "Aliudin",
]
LAST_NAMES = [
    "Saputra",
    "Wijaya",
    "Handayani",
    "Lestari",
    "Susanto",
    "Hidayat",
    "Kurniawan",
    "Pratama",
    "Rahayu",
    "Santoso",
    "Marlina",
    "Safitri",
    "Firmansyah",
    "Gunawan",
    "Anggraini",
    "Setiawan",
    "Permata",
    "Ramadhan",
    "Utami",
    "Suryadi",
    "Oktavia",
    "Maulana",
    "Puspita",
    "Nugraha",
]
STREETS = [
    "Jl. Jenderal Sudirman",
    "Jl. Depati Hamzah",
    "Jl. Ahmad Yani",
    "Jl. Pelabuhan",
    "Jl. Raya Desa",
    "Gg. Melati",
    "Jl. Pasar Lama",
    "Jl. Pantai",
]
EVIDENCE = {
    "P3": ["Tiga kali pendampingan, rencana usaha selesai", "Kunjungan lapangan dan catatan mentor"],
    "P4": ["NIB terbit, diperiksa petugas", "NIB dan PIRT diperiksa petugas"],
    "P6": ["Laporan laba rugi tiga bulan diserahkan", "Buku kas enam bulan diperiksa petugas"],
}
