"""From a spreadsheet to the register and back, through the pages and the worker's function."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.actors import SYSTEM
from accounts.choices import Role
from audit.models import Act
from enterprises.choices import ConsentPurpose
from enterprises.demo.messy import make_messy_sheet
from enterprises.models import Consent, Enterprise, Import, ImportedRow, Licence, Owner, StepRecord, YearlyFigure
from enterprises.services.licences import verify_licence
from notifications.models import Notice
from tests.enterprises.importing.doors import check, errors, hand_in, order, places, work
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise, make_licence_kinds
from tests.factories.importing import HEADINGS, sheet_row, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    places()


@pytest.fixture
def officer(client):
    user = make_user(Role.AGENCY_OFFICER, language="id")
    client.force_login(user)
    return user


def test_good_rows_become_enterprises_with_all_that_a_verified_registration_gives(client, officer):
    row = check(client, workbook([sheet_row(business_name="Getas Satu"), sheet_row()]))
    assert (row.status, row.rows_read, row.rows_bad) == ("checked", 2, 0)
    assert not Enterprise.objects.exists()

    row = order(client, row, "run", mode="all")
    assert (row.status, row.rows_entered) == ("done", 2)
    enterprise = Enterprise.objects.get(name="Getas Satu")
    assert enterprise.village_id == "19.71.05.1001"
    assert enterprise.business_class == "micro"
    assert (enterprise.owner.sex, enterprise.owner.phone[:6]) == ("P", "+62813")
    assert enterprise.figures.get().capital == 15_000_000
    step = enterprise.steps.get()
    assert (step.step, step.recorded_by) == ("P1", officer.full_name)
    assert enterprise.standing.next_step == "P2"
    assert enterprise.proofs.count() == 1
    assert set(row.rows.values_list("number", "enterprise__name")) >= {(2, "Getas Satu")}
    assert Act.objects.filter(verb="import.run", actor_id=officer.pk).count() == 1
    assert Notice.objects.filter(recipient=officer, kind="import.done").count() == 1
    assert client.get(row.get_absolute_url()).status_code == 200


def test_licences_come_in_to_be_checked_and_nobody_agreed_to_anything_by_a_spreadsheet(client, officer):
    make_licence_kinds()
    headings = HEADINGS | {"nib": "NIB", "pirt": "No PIRT", "halal": "Sertifikat Halal"}
    given = sheet_row(nib="0220101234567", pirt="2063471010001-29", halal="sedang diurus")
    row = check(client, workbook([given], headings))
    assert (row.rows_bad, row.rows_warned) == (0, 1)
    order(client, row, "run", mode="all")
    enterprise = Enterprise.objects.get()
    assert {(one.kind.code, one.number, one.status) for one in enterprise.licences.all()} == {
        ("nib", "0220101234567", "declared"),
        ("pirt", "2063471010001-29", "declared"),
    }
    assert not Consent.objects.exists()
    for purpose in ConsentPurpose:
        assert not Enterprise.objects.consented_to(purpose).exists()

    verify_licence(actor=SYSTEM, licence=enterprise.licences.get(kind__code="pirt"))
    row = order(client, row, "undo", reason="Salah berkas.")
    assert (row.status, row.job.status) == ("done", "failed")
    assert enterprise.licences.count() == 2


def test_each_fault_is_told_by_row_and_column_and_marked_in_the_copy(client, officer):
    twin = sheet_row()
    registered = make_enterprise(name="Getas Lama")
    rows = [
        twin,
        sheet_row(nik=1971050505900000),
        sheet_row(village="Sri Menanti"),
        sheet_row(nik=twin["nik"]),
        sheet_row(nik=registered.owner.nik),
        sheet_row(turnover="1,5 juta", street=""),
    ]
    row = check(client, workbook(rows))
    assert errors(row) == {3: ["nik"], 4: ["village"], 5: ["nik"], 7: ["turnover", "street"]}
    page = client.get(row.get_absolute_url()).content.decode()
    assert "15" in page and twin["nik"] not in page

    copy = b"".join(client.get(reverse("enterprises:import-marked", args=[row.pk])).streaming_content)
    sheet = load_workbook(BytesIO(copy)).active
    assert sheet["A3"].comment and sheet["A3"].fill.fgColor.rgb == "FFF8D7DA"
    assert sheet["A2"].comment is None and sheet["A2"].value == twin["nik"]
    assert sheet.cell(7, sheet.max_column).value.count("\n") == 1

    refused = client.post(reverse("enterprises:import-run", args=[row.pk]), {"mode": "all"})
    assert refused.status_code == 422
    assert order(client, row, "run", mode="good").rows_entered == 1
    assert Enterprise.objects.count() == 2  # the further business of a known owner was left out: nobody decided on it


def test_the_copy_counts_its_rows_as_the_file_does(client, officer):
    """A title and empty rows stand above: what is told of row 6 is found in row 6 of the copy too."""
    book = load_workbook(BytesIO(workbook([sheet_row(), sheet_row(street="")])))
    book.active.insert_rows(1, 2)
    book.active["A1"] = "Data desa"
    book.active.insert_rows(4)
    content = BytesIO()
    book.save(content)
    row = check(client, content.getvalue())
    assert errors(row) == {6: ["street"]}
    copy = b"".join(client.get(reverse("enterprises:import-marked", args=[row.pk])).streaming_content)
    sheet = load_workbook(BytesIO(copy)).active
    assert sheet.cell(6, sheet.max_column).value and sheet["A3"].value == row.headings[0]
    assert errors(check(client, copy)) == {6: ["street"]}, "handed in again, it is read as before"


def test_no_number_that_identifies_anyone_lies_readable_in_the_rows(client, officer):
    bad = sheet_row(street="")
    row = check(client, workbook([bad]))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM enterprises_importedrow r WHERE batch_id = %s", [row.pk])
        stored = cursor.fetchone()[0]
    assert bad["nik"] not in stored and bad["phone"] not in stored


def test_the_same_file_enters_once(client, officer):
    content = workbook([sheet_row()])
    order(client, check(client, content), "run", mode="all")
    again = hand_in(client, content)
    assert again.status_code == 422
    assert Import.objects.count() == 1


def test_two_orders_of_the_same_file_enter_it_once(client, officer):
    content = workbook([sheet_row()])
    first, second = check(client, content), check(client, content)
    for row in (first, second):
        client.post(reverse("enterprises:import-run", args=[row.pk]), {"mode": "all"})
    done, refused = work(Import.objects.get(pk=first.pk)), work(Import.objects.get(pk=second.pk))
    assert (done.status, refused.status, refused.job.status) == ("done", "checked", "failed")
    assert Enterprise.objects.count() == 1


def test_what_breaks_midway_leaves_nothing_and_can_be_run_again(client, officer, monkeypatch):
    from enterprises.services.importing import running

    row = check(client, workbook([sheet_row() for _n in range(3)]))
    with monkeypatch.context() as broken:
        broken.setattr(running, "restand", lambda pks: 1 / 0)
        row = order(client, row, "run", mode="all")
    assert (row.status, row.job.status) == ("checked", "failed")
    assert not Enterprise.objects.exists() and not Owner.objects.exists() and not StepRecord.objects.exists()
    assert order(client, row, "run", mode="all").rows_entered == 3


def test_somebody_registered_in_between_stops_all_or_nothing(client, officer):
    given = sheet_row()
    row = check(client, workbook([given, sheet_row()]))
    make_enterprise(nib=None).owner.__class__.objects.update(nik_digest=_digest(given["nik"]))
    row = order(client, row, "run", mode="all")
    assert (row.status, row.job.status) == ("checked", "failed")
    assert Enterprise.objects.count() == 1


def _digest(nik: str) -> str:
    from core.fields import digest

    return digest(nik)


def test_an_import_is_undone_as_a_whole(client, officer):
    make_licence_kinds()
    rows = [sheet_row(nib="0220101234567"), sheet_row(nib="")]
    row = order(client, check(client, workbook(rows, HEADINGS | {"nib": "NIB"})), "run", mode="all")
    assert Licence.objects.count() == 1
    row = order(client, row, "undo", reason="Salah berkas.")
    assert row.status == "undone", row.job.error
    for model in (Enterprise, Owner, YearlyFigure, StepRecord, Licence):
        assert not model.objects.exists()
    assert Act.objects.get(verb="import.undo").reason == "Salah berkas."


def test_an_import_somebody_built_on_stays(client, officer):
    row = order(client, check(client, workbook([sheet_row(), sheet_row()])), "run", mode="all")
    touched = Enterprise.objects.first()
    touched.street = "Jl. Baru 1"
    touched.save()
    row = order(client, row, "undo", reason="Salah berkas.")
    assert (row.status, row.job.status) == ("done", "failed")
    assert touched.name in row.job.error
    assert Enterprise.objects.count() == 2


def test_a_verifier_imports_only_for_their_region(client):
    client.force_login(make_user(Role.VERIFIER, region="19.71"))
    row = check(client, workbook([sheet_row(), sheet_row(kecamatan="Sungailiat", village="Sri Menanti")]))
    assert errors(row) == {3: ["village"]}


def test_nobody_else_sees_it(client, officer):
    row = check(client, workbook([sheet_row()]))
    client.force_login(make_user(Role.VERIFIER, region="19.71"))
    assert client.get(row.get_absolute_url()).status_code == 404
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=make_agency("dkp")))
    assert client.get(reverse("enterprises:imports")).status_code == 403


def test_a_table_in_text_of_an_old_windows(client, officer):
    row = sheet_row(full_name="José Délima")
    out = StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(["NIK", "Nama Pemilik", "No HP", "Nama Usaha", "Produk", "Sektor", "Tahun Mulai", "Kecamatan",
                    "Desa/Kelurahan", "Alamat", "Omzet", "Modal", "TK L", "TK P"])  # fmt: skip
    table.writerow(row.values())
    order(client, check(client, out.getvalue().encode("cp1252"), "data.csv"), "run", mode="all")
    assert Owner.objects.get().full_name == "José Délima"


def test_the_sample_shows_no_number_in_full(client, officer):
    given = sheet_row()
    page = client.get(hand_in(client, workbook([given]))["Location"]).content.decode()
    assert given["business_name"] in page
    assert given["nik"] not in page and given["phone"] not in page


def test_columns_are_remembered_by_the_words_of_the_sender(client, officer):
    names = {key: f"{number} xx" for number, key in enumerate(sheet_row())}
    first = hand_in(client, workbook([sheet_row()], names))["Location"]
    assert client.get(first).context["form"]["nik"].initial == ""
    assert client.post(first, {key: str(place) for place, key in enumerate(names)}).status_code == 302
    second = hand_in(client, workbook([sheet_row()], names))["Location"]
    assert client.get(second).context["form"]["nik"].initial == "0"


def test_a_messy_sheet_is_found_out_fault_by_fault(client, officer, tmp_path: Path):
    from enterprises.reference_data import load_kbli_sections
    from regions.services import load_regions

    load_regions()
    load_kbli_sections()
    path = tmp_path / "messy.xlsx"
    faults = make_messy_sheet(path, rows=400, seed=3, today=timezone.localdate())
    row = check(client, path.read_bytes())
    found = errors(row)
    assert set(found) == set(faults)
    assert all(field in found[number] for number, field in faults.items())
    assert order(client, row, "run", mode="good").rows_entered == 400 - len(faults)
    assert ImportedRow.objects.filter(enterprise__isnull=False).count() == 400 - len(faults)
