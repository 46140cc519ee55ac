"""The report of a quarter for the Governor: typed as a workbook, readable as a document, with who has not reported."""

import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import which

import pytest
from django.utils import translation
from docx import Document
from openpyxl import load_workbook

from accounts.choices import Role
from core.decisions import Refused
from notifications.models import Notice
from partnerships.choices import ReportStatus
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.monitoring import make_owing, make_report, newest
from tests.factories.partnerships import TEST_INDICATOR, count_on

pytestmark = pytest.mark.django_db

SLUG = "quarters"


@pytest.fixture
def secretariat():
    return make_user(Role.SECRETARIAT, language="en")


@pytest.fixture
def world():
    """One agency has reported on two enterprises, another has only written, a third is silent and promised nothing."""
    reported = make_owing(make_agency("dkukm", name="Dinas Koperasi"), title="PKS Pelatihan")
    count_on(reported, newest().days.first, [make_enterprise(), make_enterprise()])
    make_report(reported, ReportStatus.CONFIRMED)
    count_on(reported, newest().days.first, [make_enterprise()])
    many = [(TEST_INDICATOR, newest().year, 2000)]
    writing = make_owing(make_agency("dkp", name="Dinas Perikanan"), title="PKS <Perikanan> & Laut", targets=many)
    make_report(writing)
    targets = [(TEST_INDICATOR, newest().year + 3, 5)]
    make_owing(make_agency("dlhk", name="Dinas Kehutanan"), title="PKS Madu", targets=targets)


def test_the_workbook_is_typed_and_tells_frozen_figures(world, secretariat, made):
    job = made(secretariat, SLUG)
    assert job.status == "done", job.error
    workbook = load_workbook(Path(job.file.path))
    header, *rows = workbook.worksheets[0].iter_rows(values_only=True)
    workbook.close()
    found = {row[2]: dict(zip(header, row, strict=True)) for row in rows}
    assert len(found) == len(rows) == job.facts["rows"] == 3
    reported, writing, silent = (found[title] for title in ("PKS Pelatihan", "PKS <Perikanan> & Laut", "PKS Madu"))
    # What was confirmed stays, though another figure would be true today.
    assert [reported[name] for name in ("In the quarter", "In the year so far", "Target of the year")] == [2, 2, 10]
    assert (reported["Reached (%)"], reported["What was done"]) == (20, "Dua pelatihan.")
    assert isinstance(reported["Confirmed"], datetime) and isinstance(reported["Due by"], datetime | date)
    assert (writing["In the quarter"], writing["What was done"], writing["Confirmed"]) == (0, None, None)
    assert writing["Days late"] == newest().days_late
    assert (silent["Promise"], silent["Target of the year"]) == (None, None)
    assert len({row["Report"] for row in found.values()}) == 3
    assert Notice.objects.filter(kind="report.ready", recipient=secretariat).count() == 1


def words_of(path: Path, file_format: str) -> str:
    if file_format == "pdf":
        if which("pdftotext") is None:
            pytest.skip("pdftotext is not on this machine")
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_the_document_says_what_was_done_and_who_has_not_reported(world, secretariat, made, file_format):
    with translation.override("en"):
        job = made(secretariat, SLUG, f"quarter={newest().code}&state=", file_format=file_format)
    assert job.status == "done", job.error
    assert job.file_name.endswith(file_format)
    text = " ".join(words_of(Path(job.file.path), file_format).split())
    # Who has reported is told with its words, who has not by name; what is only written is nobody else's.
    for words in (
        "Dua pelatihan.",
        "Dinas Perikanan",
        "PKS <Perikanan> & Laut",
        "Dinas Kehutanan",
        secretariat.full_name,
    ):
        assert words in text
    assert text.count("Dua pelatihan.") == text.count("Hujan.") == 1
    # The quarter is told once; figures are written as in Indonesian, in whatever language it was ordered.
    assert text.count(str(newest())) == 1
    assert "2.000" in text and "2,000" not in text


def test_it_can_be_narrowed_and_is_made_of_what_may_be_seen(world, secretariat, made_rows):
    assert [row["Agreement"] for row in made_rows(secretariat, SLUG, "state=confirmed")] == ["PKS Pelatihan"]
    head = make_user(Role.AGENCY_HEAD, agency=make_agency("dkp"), language="en")
    assert [row["Agreement"] for row in made_rows(head, SLUG)] == ["PKS <Perikanan> & Laut"]
    earlier = newest().previous
    assert {row["Agreement"] for row in made_rows(secretariat, SLUG, f"quarter={earlier.code}")} == {
        row["Agreement"] for row in made_rows(secretariat, SLUG)
    }


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_quarter_in_which_nothing_was_in_force_is_a_document_too(secretariat, made, file_format):
    job = made(secretariat, SLUG, file_format=file_format)
    assert (job.status, job.facts["rows"]) == ("done", 0)


def test_a_word_file_is_written_of_this_report_alone(client, secretariat, order):
    with pytest.raises(Refused):
        order(secretariat, "agreements", file_format="docx")
    client.force_login(secretariat)
    assert 'value="docx"' in client.get("/laporan/pesan/quarters/").content.decode()
    assert 'value="docx"' not in client.get("/laporan/pesan/agreements/").content.decode()


def test_many_agreements_cost_few_queries(world, secretariat, made, django_assert_max_num_queries):
    from accounts.actors import actor_for
    from reports.definition import report

    for number in range(6):
        make_owing(make_agency(f"opd-{number}"), title=f"PKS {number}")
    definition, actor = report(SLUG), actor_for(secretariat.pk)
    with django_assert_max_num_queries(8):
        lines = list(definition.rows(definition.filterset(actor, "")).each)
        assert len([column.value(line) for line in lines for column in definition.columns]) > 100


def test_signs_no_file_may_hold_do_no_harm(secretariat, made):
    pks = make_owing(make_agency("dkukm"), title="PKS \x0b\ufffe Aneh")
    make_report(pks, ReportStatus.CONFIRMED)
    for file_format in ("pdf", "docx", "xlsx"):
        assert made(secretariat, SLUG, file_format=file_format).status == "done"


def test_days_before_the_quarter_count_for_the_year(secretariat, made_rows):
    if newest().number == 1:
        pytest.skip("the year has no earlier quarter")
    pks = make_owing(make_agency("dkukm"))
    count_on(pks, newest().days.first - timedelta(days=1), [make_enterprise()])
    (row,) = made_rows(secretariat, SLUG)
    assert (row["In the quarter"], row["In the year so far"]) == (0, 1)
