"""Spreadsheets as they should not come: refused in plain words, and the process that asked lives on."""

import zipfile
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
