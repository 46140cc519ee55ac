"""Files that other programs open: read back by two readers, each value of its type, nothing taken for a formula."""

import csv
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import which

import pytest
from django.utils import timezone
from django.utils.translation import gettext
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from core import formats
from reports.columns import Kind, ReportColumn
from reports.renderers import RENDERERS, ReportTable, xlsx

COLUMNS = (
    ReportColumn("name", "Nama", lambda row: row["name"], width=30),
    ReportColumn("nik", "NIK", lambda row: row.get("nik"), masked=True),
    ReportColumn("workers", "Pekerja", lambda row: row.get("workers"), kind=Kind.NUMBER),
    ReportColumn("since", "Sejak", lambda row: row.get("since"), kind=Kind.YEAR),
    ReportColumn("sales", "Penjualan (Rp)", lambda row: row.get("sales"), kind=Kind.MONEY),
    ReportColumn("day", "Tanggal", lambda row: row.get("day"), kind=Kind.DATE),
    ReportColumn("at", "Waktu", lambda row: row.get("at"), kind=Kind.MOMENT),
    ReportColumn("active", "Aktif", lambda row: row.get("active"), kind=Kind.BOOL, on_paper=False),
)
FULL = {
    "name": "Getas Melati",
    "nik": "1971015705900001",
    "workers": 1200,
    "since": 2019,
    "sales": 1_250_000_000,
    "day": date(2026, 11, 24),
    "at": datetime(2026, 11, 24, 18, 30, tzinfo=UTC),
    "active": True,
}
EMPTY = {"name": "Kosong"}

#: What people type into names, to the harm of whoever opens the file.
FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://evil.example","Klik")',
    "+62812345678",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
]


def table(*rows: dict, columns=COLUMNS, title="Daftar", filters=()) -> ReportTable:
    return ReportTable(
        title=title,
        filters=filters,
        as_of=timezone.localtime(datetime(2026, 11, 24, 3, 0, tzinfo=UTC)),
        ordered_by="Siti Aminah",
        columns=columns,
        rows=([column.value(row) for column in columns] for row in rows),
    )


def write(file_format: str, folder: Path, *rows: dict, **kwargs) -> Path:
    path = folder / f"laporan.{file_format}"
    assert RENDERERS[file_format](table(*rows, **kwargs), path) == len(rows)
    return path


def calamine_rows(path: Path) -> list[list]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_a_workbook_holds_typed_cells_for_either_reader(tmp_path):
    path = write("xlsx", tmp_path, FULL, EMPTY)
    masked = "•" * 12 + "0001"
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    first = [cell.value for cell in sheet[2]]
    moment, day = datetime.fromisoformat("2026-11-25 01:30"), datetime.fromisoformat("2026-11-24")
    assert first == ["Getas Melati", masked, 1200, 2019, 1_250_000_000, day, moment, "Ya"]
    assert [cell.value for cell in sheet[3]] == ["Kosong", *[None] * 7]
    assert [cell.number_format for cell in sheet[2]][2:7] == ["#,##0", "0", "#,##0", "dd-mm-yyyy", "dd-mm-yyyy hh:mm"]
    workbook.close()

    header, first, second = calamine_rows(path)
    assert header == [column.label for column in COLUMNS]
    assert first == ["Getas Melati", masked, 1200.0, 2019.0, 1_250_000_000.0, date(2026, 11, 24), moment, "Ya"]
    assert second == ["Kosong", *[""] * 7]


def test_a_workbook_is_comfortable_to_read(tmp_path):
    workbook = load_workbook(write("xlsx", tmp_path, FULL, EMPTY, filters=[("Kabupaten/kota", "Bangka")]))
    sheet, notes = workbook.worksheets
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:H3"
    assert sheet.column_dimensions["A"].width == pytest.approx(30, abs=1)
    assert sheet["A1"].font.bold
    assert sheet.page_setup.orientation == "landscape"
    told = {row[0]: row[1] for row in notes.iter_rows(values_only=True)}
    assert {"Daftar", formats.moment(datetime(2026, 11, 24, 3, 0, tzinfo=UTC)), "Siti Aminah", "Bangka"} <= set(
        told.values()
    )
    assert told["Kabupaten/kota"] == "Bangka"
    assert workbook.properties.title == "Daftar"
    workbook.close()


def test_nothing_typed_becomes_a_formula_in_a_workbook(tmp_path):
    path = write("xlsx", tmp_path, *({"name": text} for text in FORMULAS), title="=1+1", filters=[("=x", "=1+1")])
    workbook = load_workbook(path)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type in ("s", "n", "inlineStr") for cell in row if cell.value is not None)
    typed = [text.replace("\r", "\n") for text in FORMULAS]
    assert [row[0].value for row in workbook.worksheets[0].iter_rows(min_row=2)] == typed
    workbook.close()
    assert [row[0] for row in calamine_rows(path)[1:]] == typed


def test_nothing_typed_becomes_a_formula_in_a_text_table(tmp_path):
    label = ReportColumn("name", "=Nama", lambda row: row["name"])
    rows = csv_rows(write("csv", tmp_path, *({"name": text} for text in FORMULAS), columns=(label,)))
    assert [row[0] for row in rows] == [f"'{text}".replace("\r", "\n") for text in ["=Nama", *FORMULAS]]
    harmless = ["Getas - enak", "a=b", "–", "'=1"]
    rows = csv_rows(write("csv", tmp_path, *({"name": text} for text in harmless), columns=(label,)))
    assert [row[0] for row in rows[1:]] == harmless


def test_a_text_table_for_other_programs(tmp_path):
    tricky = {"name": 'Toko "Maju"; Jaya\nBaru', "sales": -5}
    path = write("csv", tmp_path, FULL, tricky)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfNama;NIK;")
    _header, first, second = csv_rows(path)
    assert first == [
        "Getas Melati",
        "•" * 12 + "0001",
        "1200",
        "2019",
        "1250000000",
        "2026-11-24",
        "2026-11-25 01:30:00",
        "1",
    ]
    assert second == ['Toko "Maju"; Jaya\nBaru', "", "", "", "-5", "", "", ""]


@pytest.mark.parametrize("file_format", ["xlsx", "csv", "pdf"])
def test_characters_that_no_file_may_hold_are_left_out(tmp_path, file_format):
    bad = "Ge\x00tas\x0b \x1fMe\ufffela\ud800ti _x0041_ <b>&amp; 🌶 蔡"
    path = write(file_format, tmp_path, {"name": bad})
    clean = "Getas Melati _x0041_ <b>&amp; 🌶 蔡"
    if file_format == "xlsx":
        # openpyxl does not know how Excel writes an underscore that is none; calamine does.
        assert calamine_rows(path)[1][0] == clean
    elif file_format == "csv":
        assert csv_rows(path)[1][0] == clean


def test_what_excel_cannot_count_or_date_stays_whole_as_text(tmp_path):
    rows = [{"name": "x" * 40_000, "sales": 12345678901234567890, "day": date(1899, 12, 31)}]
    first = calamine_rows(write("xlsx", tmp_path, *rows))[1]
    assert (len(first[0]), first[0][-1]) == (xlsx.LONGEST_TEXT, "…")
    assert first[4:6] == ["12345678901234567890", "1899-12-31"]


def test_a_long_report_goes_on_in_a_second_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 3)
    workbook = load_workbook(write("xlsx", tmp_path, *({"name": f"Nomor {n}"} for n in range(7))))
    sheets = workbook.worksheets
    assert [sheet.title for sheet in sheets[:3]] == ["Data", "Data 2", "Data 3"]
    assert [[row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in sheets[:3]] == [
        ["Nomor 0", "Nomor 1", "Nomor 2"],
        ["Nomor 3", "Nomor 4", "Nomor 5"],
        ["Nomor 6"],
    ]
    assert [sheet.auto_filter.ref for sheet in sheets[:3]] == ["A1:H4", "A1:H4", "A1:H2"]
    assert all(sheet["A1"].value == "Nama" for sheet in sheets[:3])
    workbook.close()


@pytest.mark.parametrize("file_format", ["xlsx", "csv", "pdf"])
def test_a_report_without_rows_is_a_file_with_a_header(tmp_path, file_format):
    path = write(file_format, tmp_path)
    if file_format == "xlsx":
        assert calamine_rows(path) == [[column.label for column in COLUMNS]]
    assert path.stat().st_size > 0


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_a_document_for_printing_repeats_its_header_and_numbers_its_pages(tmp_path):
    many = [FULL | {"name": f"Nomor {n} <script>"} for n in range(120)]
    path = write("pdf", tmp_path, *many, title="Daftar & UMKM", filters=[("Kelas", "<Mikro>")])
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Penjualan (Rp)" in page
        assert gettext("Page %(page)d of %(pages)d") % {"page": number, "pages": len(pages)} in page
    assert "Daftar & UMKM" in pages[0] and "Kelas: <Mikro>" in pages[0]
    assert "Nomor 119 <script>" in text
    assert formats.number(1_250_000_000) in text
    assert "1971015705900001" not in text
    assert "Aktif" not in text, "that column is not for paper"


def test_a_word_that_fits_no_line_is_broken(tmp_path):
    path = write("pdf", tmp_path, {"name": "x" * 5000})
    assert path.stat().st_size < 100_000


def test_memory_stays_flat(tmp_path):
    """Rows are asked for one by one and none is kept."""
    alive = set()

    class Row(dict):
        def __init__(self, n):
            super().__init__(name=f"Nomor {n}", sales=n)
            alive.add(n)
            self.n = n

        def __del__(self):
            alive.discard(self.n)

    most = 0

    def rows():
        nonlocal most
        for n in range(2000):
            row = Row(n)
            yield [column.value(row) for column in COLUMNS]
            most = max(most, len(alive))

    for file_format in ("xlsx", "csv"):
        given = table()
        given = ReportTable(given.title, (), given.as_of, given.ordered_by, COLUMNS, rows())
        assert RENDERERS[file_format](given, tmp_path / f"many.{file_format}") == 2000
    assert most < 5
