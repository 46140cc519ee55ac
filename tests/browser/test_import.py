"""From the messy spreadsheet of an office to the register and back: every fault found, good rows in, all undone."""

from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from enterprises.demo.messy import HEAD_ROW, HEADINGS, make_messy_sheet
from enterprises.models import Enterprise, Import
from enterprises.reference_data import load_class_thresholds, load_kbli_sections
from regions.services import load_regions
from tests.browser.stage import Stage
from tests.factories.accounts import PASSWORD, make_agency, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = 5_000
#: Seconds a worker may need for all of them on a busy machine.
PATIENCE = 240


@pytest.fixture
def officer(stage):
    load_regions()
    load_kbli_sections()
    load_class_thresholds()
    user = make_user("agency_officer", agency=make_agency(is_lead=True), email="petugas@contoh.example")
    return stage.desk().signs_in(user.email, PASSWORD)


def reaches(officer, status: str) -> Import:
    """The page renews itself until the worker is done."""
    officer.page.locator("#import-state:not([hx-get])").wait_for(timeout=PATIENCE * 1000)
    row = Import.objects.get()
    assert row.status == status, officer.reads()
    return row


def test_a_messy_list_is_checked_imported_and_undone(stage: Stage, officer, tmp_path: Path):
    sheet = tmp_path / "pendataan desa.xlsx"
    faults = make_messy_sheet(sheet, rows=ROWS, seed=11, today=timezone.localdate())
    officer.goes_to("/umkm/impor/baru/")
    officer.looks()
    officer.hands_over("file", sheet.name, sheet.read_bytes())
    officer.fills(source="Pendataan desa, November 2026")
    officer.goes_on()
    assert "Catatan" in officer.reads()  # the hidden sheet is named, and not read
    officer.looks()
    officer.goes_on()

    row = reaches(officer, "checked")
    found = {r.number: {key for key, _text in r.errors} for r in row.rows.filter(verdict="bad")}
    assert set(found) == set(faults)
    assert all(field in found[number] for number, field in faults.items())
    assert str(len(faults)) in officer.reads()
    officer.looks()

    copy = load_workbook(BytesIO(officer.downloads("a[href$='/salinan/']"))).active
    assert copy.max_row == ROWS + HEAD_ROW, "each row stands where the file has it"
    said = copy.max_column
    marked = {
        number
        for number in range(HEAD_ROW + 1, ROWS + HEAD_ROW + 1)
        if (copy.cell(number, said).value or "") and _is_red(copy, number)
    }
    assert marked == set(faults)

    officer.ticks("mode", "good")
    officer.follows("form[action$='/masukkan/'] button")
    row = reaches(officer, "done")
    assert row.rows_entered == Enterprise.objects.count() == ROWS - len(faults)
    officer.looks()

    officer.fills(reason="Daftar yang salah.")
    officer.follows("form[action$='/batalkan/'] button")
    reaches(officer, "undone")
    assert not Enterprise.objects.exists()
    officer.looks()
    assert stage.faults == []


def _is_red(copy, number: int) -> bool:
    """Whether a cell of the row has the colour of an error."""
    return any(copy.cell(number, place).fill.fgColor.rgb == "FFF8D7DA" for place in range(1, len(HEADINGS) + 1))
