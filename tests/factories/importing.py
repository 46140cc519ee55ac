"""Spreadsheets for tests, small and said row by row."""

from collections.abc import Iterable
from io import BytesIO
from itertools import count
from typing import Any

import xlsxwriter
from django.core.files.base import ContentFile

from accounts.models import User
from enterprises.models import Import
from tests.factories.enterprises import make_nik

_serial = count(1)

HEADINGS = {
    "nik": "NIK",
    "full_name": "Nama Pemilik",
    "phone": "No HP",
    "business_name": "Nama Usaha",
    "main_product": "Produk",
    "kbli_section": "Sektor",
    "started_year": "Tahun Mulai",
    "kecamatan": "Kecamatan",
    "village": "Desa/Kelurahan",
    "street": "Alamat",
    "turnover": "Omzet",
    "capital": "Modal",
    "workers_male": "TK L",
    "workers_female": "TK P",
}


def sheet_row(**values: Any) -> dict[str, Any]:
    """A row that can enter the register."""
    n = next(_serial)
    return {
        "nik": make_nik(),
        "full_name": f"Delima {n}",
        "phone": f"0813{n:08d}",
        "business_name": f"Warung Delima {n}",
        "main_product": "Kemplang",
        "kbli_section": "C",
        "started_year": 2019,
        "kecamatan": "Gerunggang",
        "village": "Taman Bunga",
        "street": "Jl. Pasar 7",
        "turnover": 96_000_000,
        "capital": "15.000.000",
        "workers_male": 1,
        "workers_female": 2,
    } | values


def workbook(rows: Iterable[dict[str, Any]], headings: dict[str, str] = HEADINGS) -> bytes:
    """The rows under their headings as .xlsx."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_numbers": False})
    sheet = book.add_worksheet("Data")
    for place, (key, heading) in enumerate(headings.items()):
        sheet.write_string(0, place, heading)
        for number, row in enumerate(rows, start=1):
            sheet.write(number, place, row[key])
    book.close()
    return content.getvalue()


def make_import(sender: User, **values: Any) -> Import:
    """A file that was handed in, with nothing read of it yet."""
    n = next(_serial)
    content = values.pop("content", None) or workbook([sheet_row()])
    given = {"file_name": f"data {n}.xlsx", "file_size": len(content), "sha256": f"{n:064d}", "source": "Desa Air Itam"}
    row = Import(sender=sender, **given | values)
    row.file.save(f"{n}.xlsx", ContentFile(content), save=False)
    row.save()
    return row
