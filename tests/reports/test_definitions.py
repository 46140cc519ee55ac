"""Every report holds exactly the rows of its list, for whoever orders it, and no private number."""

import re
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import which

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from accounts.actors import actor_for
from accounts.choices import Role
from core.lists import ListView
from partnerships.choices import ReportStatus
from partnerships.services.answers import Offer
from reports.columns import Kind
from reports.definition import all_reports, report
from tests.factories.accounts import BANGKA, SRI_MENANTI, TAMAN_BUNGA, make_agency, make_user
from tests.factories.enterprises import make_enterprise, make_licence, make_registration
from tests.factories.monitoring import make_report
from tests.factories.partnerships import make_agreement
from tests.factories.privacy import make_breach, make_request
from tests.factories.rounds import give_answer, make_round
from tests.factories.support import make_capital, make_marketing
from tests.factories.training import make_certificate
from training.models import Enrolment

pytestmark = pytest.mark.django_db


def list_views(resolver=None) -> list[type[ListView]]:
    """Every list of the site that can be exported."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            found += list_views(pattern)
            continue
        view = getattr(pattern.callback, "view_class", None)
        if view is not None and issubclass(view, ListView) and view.export:
            found.append(view)
    return found


PDFTOTEXT = which("pdftotext")
EXPORTED = {view.export: view for view in list_views()}


YEAR = timezone.localdate().year
TARGETS = [
    (code, YEAR, 10)
    for code in ("people_trained", "enterprises_certified", "enterprises_marketed", "enterprises_capital")
]


def make_world():
    """Two agencies and two kabupaten with something of everything in each."""
    lead, other = make_agency(is_lead=True), make_agency("perikanan")
    for agency, village in ((lead, TAMAN_BUNGA), (other, SRI_MENANTI)):
        # In force through a part of the newest quarter that is over.
        agreement = make_agreement(agency=agency, targets=TARGETS, starts_on=timezone.localdate() - timedelta(days=100))
        make_report(agreement, ReportStatus.CONFIRMED)
        enterprise = make_enterprise(village=village, agencies=[agency])
        make_licence(enterprise)
        make_capital(enterprise, agreement=agreement)
        make_marketing(enterprise, agreement=agreement)
        make_registration("submitted", village=village)
        make_registration("verified", village=village)
        offer = Offer(step="P5", activity="Bazar UMKM", target_group="Pengrajin", capacity=40, funding="apbd")
        give_answer(make_round(agencies=[agency]), agency, offers=[offer])
        make_certificate(enterprise, agency=agency, agreement=agreement)
    make_registration("draft")
    for _each in range(2):
        make_request()
        make_breach(measures="Sandi diganti.")


READERS = {
    "head": lambda: make_user(Role.AGENCY_HEAD),
    "other officer": lambda: make_user(Role.AGENCY_OFFICER, agency=make_agency("perikanan")),
    "leadership": lambda: make_user(Role.LEADERSHIP),
    "verifier of Bangka": lambda: make_user(Role.VERIFIER, region=BANGKA),
}


def test_every_export_of_a_list_has_its_report():
    assert set(EXPORTED) <= {definition.slug for definition in all_reports()}
    for slug, view in EXPORTED.items():
        assert report(slug).filterset_class is view.filterset_class, "a report must be narrowed as its list is"


@pytest.mark.parametrize("reader", READERS)
def test_a_report_holds_the_rows_of_its_list(reader, rf):
    make_world()
    actor = actor_for(READERS[reader]().pk)
    for slug in sorted(EXPORTED):
        definition = report(slug)
        rows = definition.rows(definition.filterset(actor, ""))
        reported = [row.pk for row in rows.each]
        assert len(reported) == rows.total, slug
        # The report of a quarter has a line for each promise of a row.
        assert len(reported) == len(set(reported)) or slug == "quarters"
        assert set(reported) == listed(slug, actor, rf), slug
        if reader == "leadership" and definition.may_order(actor):
            assert rows.total >= 2, slug


def listed(slug: str, actor, rf) -> set[int]:
    """The rows of the list page without a filter. The list of participants is that of one training: of all of them."""
    view = EXPORTED[slug]()
    view.request = rf.get("/")
    view.request.actor = actor
    if slug == "enrolments":
        return set(Enrolment.objects.visible_to(actor).values_list("pk", flat=True))
    filterset = view.filterset_class(data=QueryDict(""), queryset=view.get_queryset(), actor=actor)
    return set(filterset.qs.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("slug", "address", "query"),
    [
        ("enterprises", "/umkm/", "kabupaten=19.71&business_class=micro"),
        ("enterprises", "/umkm/", "q=getas&lacks_step=P2"),
        ("registrations", "/pendaftaran/", "status=verified"),
        ("registrations", "/pendaftaran/", "status=&kabupaten=19.01"),
        ("agreements", "/kerja-sama/", "kind=pks"),
        ("quarters", "/kerja-sama/monev/", "state=confirmed"),
        ("trainings", "/pelatihan/", "status=finished"),
        ("marketing", "/dukungan/pemasaran/", "kabupaten=19.01"),
        ("capital", "/dukungan/modal/", "status=voided"),
    ],
)
def test_what_the_list_hands_to_its_export_gives_the_rows_it_shows(client, slug, address, query):
    make_world()
    make_enterprise(turnover=3_000_000_000)
    reader = make_user(Role.LEADERSHIP)
    client.force_login(reader)
    context = client.get(f"{address}?{query}").context
    shown = {row["pk"] for row in context["table"]["rows"]}
    assert context["export"]["slug"] == slug
    definition = report(slug)
    filterset = definition.filterset(actor_for(reader.pk), context["export"]["query"])
    assert filterset.is_valid()
    assert {row.pk for row in definition.rows(filterset).each} == shown


def test_a_report_asks_the_database_as_often_for_many_rows_as_for_one():
    def queries(definition) -> int:
        with CaptureQueriesContext(connection) as captured:
            for row in definition.rows(definition.filterset(actor, "")).each:
                for column in definition.columns:
                    column.value(row)
        return len([q for q in captured if "SAVEPOINT" not in q["sql"]])

    make_world()
    actor = actor_for(make_user(Role.LEADERSHIP).pk)
    # The trace asks anew for each target, not for each row: test_trace.py.
    definitions = [definition for definition in all_reports() if definition.slug != "agreement-trace"]
    first = {definition.slug: queries(definition) for definition in definitions}
    make_world()
    assert {definition.slug: queries(definition) for definition in definitions} == first


TYPES = {
    Kind.TEXT: str,
    Kind.NUMBER: int,
    Kind.YEAR: int,
    Kind.MONEY: int,
    Kind.DATE: date,
    Kind.MOMENT: datetime,
    Kind.BOOL: bool,
}


def test_cells_are_of_the_kind_their_column_promises():
    make_world()
    actor = actor_for(make_user(Role.SECRETARIAT).pk)
    for definition in all_reports():
        filled = set()
        for row in definition.rows(definition.filterset(actor, "")).each:
            for column in definition.columns:
                value = column.value(row)
                assert value is None or type(value) is TYPES[column.kind], (definition.slug, column.key)
                filled |= {column.key} if value is not None else set()
        never = {column.key for column in definition.columns} - filled
        assert len(never) < len(definition.columns) / 3, (definition.slug, never)


def test_keys_of_columns_are_unique():
    for definition in all_reports():
        keys = [column.key for column in definition.columns]
        assert len(keys) == len(set(keys)), definition.slug


@pytest.mark.parametrize("file_format", ["xlsx", "csv", "pdf"])
def test_no_identity_or_phone_number_leaves_in_any_report(made, file_format):
    make_world()
    user = make_user(Role.SECRETARIAT)
    for definition in all_reports():
        job = made(user, definition.slug, file_format=file_format)
        assert job.status == "done", (definition.slug, job.error)
        text = readable(Path(job.file.path), file_format)
        assert not re.search(r"\b\d{16}\b", text), f"a NIK in {definition.slug}"
        assert not re.search(r"\+62\d{8,}|\b08\d{8,}", text), f"a phone number in {definition.slug}"


def readable(path: Path, file_format: str) -> str:
    if file_format == "csv":
        return path.read_text(encoding="utf-8-sig")
    if file_format == "xlsx":
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(str(path))
        return "\n".join(
            " ; ".join(str(cell) for cell in row)
            for name in book.sheet_names
            for row in book.get_sheet_by_name(name).to_python()
        )
    if PDFTOTEXT is None:
        return ""
    return subprocess.run([PDFTOTEXT, path, "-"], capture_output=True, text=True, check=True).stdout
