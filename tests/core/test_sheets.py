"""Spreadsheets as they should not come: refused in plain words, and the process that asked lives on."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.files import checked
from core.sheets.kinds import KINDS
from core.sheets.reading import on_disk, outline, rows


def workbook(fill) -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    fill(book)
    book.close()
    return content.getvalue()


def with_sheet(xml: bytes, **parts: bytes) -> bytes:
    """A small workbook whose first sheet is replaced."""
    source, content = zipfile.ZipFile(BytesIO(workbook(lambda book: book.add_worksheet()))), BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def sheet_of(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def read(content: bytes, name: str = "data.xlsx"):
    upload = checked(SimpleUploadedFile(name, content), kinds=KINDS)
    with on_disk(upload.content, upload.kind.extensions[0]) as path:
        return outline(path)


def refusal(content: bytes, name: str = "data.xlsx") -> str:
    with pytest.raises(ValidationError) as refused:
        read(content, name)
    return refused.value.code


def test_a_cell_far_away_ends_the_child_and_nothing_else():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(with_sheet(sheet_of(far))) == "too_long"


def test_a_file_that_would_grow_out_of_measure_is_not_unpacked():
    assert refusal(with_sheet(b" " * 80_000_000)) == "bomb"


def test_a_file_cut_off_is_called_damaged():
    assert refusal(workbook(lambda book: book.add_worksheet())[:900]) == "damaged"
    assert refusal(with_sheet(b"<worksheet")) == "damaged"


def test_programs_stay_outside():
    assert refusal(with_sheet(sheet_of(""), **{"xl/vbaProject.bin": b"x"})) == "macros"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le")
    assert refusal(old, "data.xls") == "macros"


def test_another_file_under_this_name_is_found_out():
    assert refusal(b"MZ\x90\0 program") == "not_what_it_says"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a workbook with a password") == "not_what_it_says"
    assert refusal(b"%PDF-1.7", "data.csv") == "not_what_it_says"
    assert refusal(b"PK\x03\x04", "data.xlsm") == "kind"


def test_a_million_empty_rows_are_passed_over():
    empty = '<row r="1"><c r="A1" t="inlineStr"><is><t>NIK</t></is></c></row><row r="1048576"/>'
    (sheet,) = read(with_sheet(sheet_of(empty))).shown
    assert (sheet.rows, sheet.first) == (1, [(1, ["NIK"])])


def test_formulas_count_with_their_values_and_merged_cells_with_what_is_shown(tmp_path: Path):
    def fill(book):
        sheet = book.add_worksheet("Data")
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.merge_range(1, 1, 2, 1, "Koba")
        sheet.write(2, 0, "x")
        hidden = book.add_worksheet("Rahasia")
        hidden.write(0, 0, "x")
        hidden.hide()

    path = tmp_path / "data.xlsx"
    path.write_bytes(workbook(fill))
    found = outline(path)
    assert [sheet.name for sheet in found.shown] == ["Data"]
    assert (found.hidden, found.shown[0].merged) == (["Rahasia"], 1)
    assert list(rows(path, 0)) == [(1, [2]), (2, [None, "Koba"]), (3, ["x", "Koba"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_in_text_says_neither_its_encoding_nor_its_separator(tmp_path: Path, encoding, mark):
    path = tmp_path / "data.csv"
    path.write_text(f"NIK{mark}Nama\n1971{mark}José\n", encoding=encoding)
    assert list(rows(path, 0)) == [(1, ["NIK", "Nama"]), (2, ["1971", "José"])]


def table_of(rows: str, *, entry: str = "") -> bytes:
    """A workbook of LibreOffice with these rows; ``entry`` is said of its content in the manifest."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Data">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind, written = "application/vnd.oasis.opendocument.spreadsheet", BytesIO()
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{entry}'
        "</manifest:file-entry></manifest:manifest>"
    )
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in (("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)):
            archive.writestr(name, part)
    return written.getvalue()


_NIK = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>NIK</text:p></table:table-cell>'
    '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell '
    'office:value-type="date" office:date-value="1990-05-05"><text:p>5/5/90</text:p></table:table-cell>'
    "</table:table-row>"
)


def test_a_workbook_of_libreoffice_with_a_million_empty_rows():
    (sheet,) = read(table_of(_NIK), "data.ods").shown
    assert sheet.first == [(1, ["NIK"]), (1_048_572, [date(1990, 5, 5)])]


def test_a_workbook_of_libreoffice_with_a_password_or_a_macro():
    assert refusal(table_of(_NIK, entry='<manifest:encryption-data manifest:checksum="x"/>'), "data.ods") == "password"
    macro = BytesIO(table_of(_NIK))
    with zipfile.ZipFile(macro, "a") as archive:
        archive.writestr("Basic/Standard/Module1.xml", "<x/>")
    assert refusal(macro.getvalue(), "data.ods") == "macros"


def test_a_workbook_of_excel_97():
    """With a title over merged cells, a date, a date as text, a NIK as number and a hidden sheet."""
    path = Path(__file__).parent / "sheets" / "lama.xls"
    found = read(path.read_bytes(), "lama.xls")
    assert (found.hidden, [sheet.merged for sheet in found.shown]) == (["Rahasia"], [1])
    assert found.shown[0].first == [
        (1, ["DATA UMKM"] * 3),
        (2, ["NIK", "Nama", "Tgl Lahir"]),
        (3, ["1971054505900001", "Delima", date(1990, 5, 5)]),
        (4, [1_971_054_505_900_000, None, "5 Mei 1990"]),
    ]


def test_a_workbook_of_excel_97_with_a_password():
    """Marked as Excel marks it, by the record FILEPASS in place of another: no library at hand encrypts an .xls."""
    plain = (Path(__file__).parent / "sheets" / "lama.xls").read_bytes()
    writer, password = b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"
    assert plain.count(writer) == 1
    assert refusal(plain.replace(writer, password), "data.xls") == "password"


def test_every_refusal_is_said_in_indonesian(indonesian):
    refused = [
        (with_sheet(b" " * 80_000_000), "data.xlsx"),
        (with_sheet(sheet_of(""), **{"xl/vbaProject.bin": b"x"}), "data.xlsx"),
        (table_of(_NIK, entry='<manifest:encryption-data manifest:checksum="x"/>'), "data.ods"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 password", "data.xlsx"),
        (workbook(lambda book: book.add_worksheet())[:900], "data.xlsx"),
        (b"%PDF-1.7", "data.csv"),
    ]
    for content, name in refused:
        with pytest.raises(ValidationError) as error:
            read(content, name)
        said = " ".join(error.value.messages)
        assert ("erkas" in said or "uku kerja" in said) and "This" not in said, said


def test_the_proxy_lets_the_largest_sheet_through(settings):
    caddy = (Path(settings.BASE_DIR) / "deploy" / "Caddyfile").read_text()
    limit = int(re.search(r"max_size (\d+)MB", caddy)[1]) * 1_000_000
    assert limit >= settings.MAX_SHEET_BYTES + 1_000_000  # the form around the file
