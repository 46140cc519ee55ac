"""An invented spreadsheet as offices send them: a title above the headings, words of their own, and known faults."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from core.reference import read_rows
from enterprises.demo.people import DemoBusiness, invent
from regions.services import REFERENCE

HEADINGS = (
    "No", "NIK", "Nama Pemilik", "Tgl Lahir", "L/P", "No HP", "Nama Usaha", "Produk Utama", "Sektor", "Tahun Mulai",
    "NIB", "Kab/Kota", "Kecamatan", "Desa/Kelurahan", "Alamat", "Omzet per Tahun", "Modal Usaha", "TK L", "TK P",
)  # fmt: skip
HEAD_ROW = 3
#: The share of rows with a fault, and of rows that are like one further up.
FAULTY, TWINS = 0.02, 0.01
#: The serial numbers begin where those of the demo register end, so that nobody is there already.
_FIRST_SERIAL = 5_000

Cells = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A known fault: in which field it is found, and how the row gets it."""

    field: str
    spoil: Callable[[Cells], None]


def _set(heading: str, value: Any) -> Callable[[Cells], None]:
    def spoil(cells: Cells) -> None:
        cells[heading] = value(cells[heading]) if callable(value) else value

    return spoil


def elsewhere(cells: Cells) -> str:
    """A kecamatan in another kabupaten, which has no village of this name, however the right one is written."""
    return "Koba" if cells["Kab/Kota"] == "Kabupaten Bangka Selatan" else "Toboali"


FAULTS: tuple[Fault, ...] = (
    Fault("nik", _set("NIK", lambda nik: int(nik) // 10 * 10)),
    Fault("nik", _set("NIK", lambda nik: nik[:15])),
    Fault("nik", _set("NIK", "")),
    Fault("village", _set("Desa/Kelurahan", "Desa Antah Berantah")),
    Fault("village", lambda cells: cells.update(Kecamatan=elsewhere(cells))),
    Fault("phone", _set("No HP", "0717-42")),
    Fault("birth_date", _set("Tgl Lahir", "kira-kira 1980")),
    Fault("turnover", _set("Omzet per Tahun", "banyak")),
    Fault("started_year", _set("Tahun Mulai", "sejak dulu")),
    Fault("kbli_section", _set("Sektor", "macam-macam")),
    Fault("workers_male", _set("TK L", "-")),
    Fault("business_name", _set("Nama Usaha", "")),
)


def make_messy_sheet(path: Path, *, rows: int = 5_000, seed: int = 7, today: date) -> dict[int, str]:
    """Write the workbook; returns row number → field of its fault. The same seed makes the same rows."""
    rng = random.Random(seed)
    regions = {row["code"]: row["name"] for row in read_rows(REFERENCE)}
    villages: dict[str, list[str]] = {}
    for code in sorted(regions):
        if len(code) == 13:
            villages.setdefault(code[:5], []).append(code)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Data UMKM")
    sheet.write_string(0, 0, "DATA PELAKU UMKM - hasil pendataan desa")
    for place, heading in enumerate(HEADINGS):
        sheet.write_string(HEAD_ROW - 1, place, heading)
    faults: dict[int, str] = {}
    niks: list[tuple[str, str]] = []
    for index in range(rows):
        number = HEAD_ROW + 1 + index
        business = invent(rng, serial=_FIRST_SERIAL + index, villages=villages, today=today)
        cells = _cells(rng, business, regions, index + 1)
        draw = rng.random()
        if draw < FAULTY:
            fault = FAULTS[len(faults) % len(FAULTS)]
            fault.spoil(cells)
            faults[number] = fault.field
        elif draw < FAULTY + TWINS and niks:
            cells["NIK"], cells["L/P"] = rng.choice(niks)
            cells["Tgl Lahir"] = ""
            faults[number] = "nik"
        else:
            niks.append((cells["NIK"], cells["L/P"]))
        for place, heading in enumerate(HEADINGS):
            if cells[heading] != "":
                sheet.write(number - 1, place, cells[heading])
    hidden = book.add_worksheet("Catatan")
    hidden.write_string(0, 0, "jangan dikirim")
    hidden.hide()
    book.close()
    return faults


def _cells(rng: random.Random, b: DemoBusiness, regions: dict[str, str], number: int) -> Cells:
    """The row as an office writes it: dates and amounts now as text, now not; kinds of places before their names."""
    regency, district, village = (regions[b.village[:length]] for length in (5, 8, 13))
    nik = f"{b.nik[:12]}{number % 9999 + 1:04d}"
    phone = f"0{b.phone[3:]}"
    return dict(
        zip(
            HEADINGS,
            (
                number,
                nik,
                b.full_name.upper() if rng.random() < 0.2 else b.full_name,
                rng.choice([f"{b.birth_date:%d-%m-%Y}", f"{b.birth_date:%d/%m/%Y}", f"{b.birth_date:%Y-%m-%d}"]),
                b.sex,
                f"{phone[:4]}-{phone[4:8]}-{phone[8:]}" if rng.random() < 0.5 else phone,
                b.business_name,
                b.product,
                b.section,
                b.started_year,
                b.nib,
                regency,
                f"Kec. {district}" if rng.random() < 0.3 else district,
                village.upper() if rng.random() < 0.2 else village,
                b.street,
                f"Rp {b.turnover:,}".replace(",", ".") if rng.random() < 0.3 else b.turnover,
                b.capital,
                b.workers_male,
                b.workers_female,
            ),
            strict=True,
        )
    )
