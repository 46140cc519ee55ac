"""Quarterly reports: their figures are derived, their words are written, their head confirms both."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actors import actor_for
from accounts.choices import Role
from core.decisions import Refused
from notifications.models import Notice
from partnerships.api.monitoring import QuarterReportDetailSerializer
from partnerships.choices import AgreementKind, ReportStatus
from partnerships.figures import QuarterFigure
from partnerships.forms.monitoring import EvaluationForm, ExtensionForm, QuarterForm
from partnerships.models import QuarterReport
from partnerships.periods import Quarter
from partnerships.selectors.quarters import figures_in, missing_by_quarter, owed_by
from partnerships.services.monitoring import begin_report, confirm_report, write_report
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.monitoring import make_evaluation, make_owing, make_report, newest
from tests.factories.partnerships import count_on, make_agreement
from tests.partnerships.doors import url
from workflow.services import MoveRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """The lead agency, which sees every enterprise."""
    return make_agency("dkukm", is_lead=True)


@pytest.fixture
def pks(agency):
    """Two enterprises count in the newest quarter, one before it in the same year, if the year began before."""
    row = make_owing(agency)
    days = newest().days
    count_on(row, days.first, [make_enterprise(), make_enterprise()])
    count_on(row, days.last + timedelta(days=1), [make_enterprise()])
    return row


@pytest.fixture
def head(agency):
    return make_user(Role.AGENCY_HEAD, agency=agency)


@pytest.fixture
def officer(agency):
    return make_user(Role.AGENCY_OFFICER, agency=agency)


def typed(report, **values) -> dict[str, str]:
    """What the form of a report sends."""
    return {"revision": str(report.revision), "narrative": "Dua angkatan.", "obstacles": "", "plan": ""} | values


# Figures -------------------------------------------------------------------------------------------------------------


def test_realisation_is_never_typed(client, officer, pks):
    report = make_report(pks)
    asked = {"revision", "narrative", "obstacles", "plan"}
    assert set(QuarterForm(paper=report).fields) == asked
    assert "figures" not in {*EvaluationForm(paper=make_evaluation(pks)).fields, *ExtensionForm(agreement=pks).fields}
    assert all(field.read_only for field in QuarterReportDetailSerializer().fields.values())
    client.force_login(officer)
    forged = {"figures": "[]", "in_quarter": "999", "so_far": "999", "realisation": "999", "status": "confirmed"}
    assert client.post(report.get_absolute_url(), typed(report) | forged).status_code == 302
    report.refresh_from_db()
    assert (report.status, report.figures) == (ReportStatus.DRAFT, [])
    assert [(figure.in_quarter, figure.so_far, figure.goal) for figure in figures_in(report)] == [(2, 2, 10)]
    page = client.get(report.get_absolute_url())
    assert page.context["figures"] == figures_in(report)
    for method in ("post", "put", "patch"):
        answer = getattr(client, method)(f"/api/v1/quarter-reports/{report.pk}/", {}, content_type="application/json")
        assert answer.status_code in (403, 405)


def test_a_figure_leads_to_the_very_people(client, head, pks):
    report, target = make_report(pks), pks.targets.get()
    client.force_login(head)
    page = client.get(report.get_absolute_url()).content.decode()
    quarter = newest()
    for code, count in ((quarter.code, 2), (quarter.so_far_code, 2)):
        address = url("realisation-within", target.pk, code)
        assert address in page
        assert len(client.get(address).context["table"]["rows"]) == count
    assert len(client.get(url("realisation-within", target.pk, quarter.following.code)).context["table"]["rows"]) == 1
    for wrong in ("2026-9", "sd-", "x", "sd-sd-2026-1"):
        assert client.get(url("realisation-within", target.pk, wrong)).status_code == 404


def test_confirmed_figures_stay_whatever_happens_later(pks, head):
    report = make_report(pks, ReportStatus.SUBMITTED)
    report = confirm_report(actor=actor_for(head.pk), report=report)
    assert (report.confirmed_by, len(report.figures)) == (head, 1)
    before = figures_in(report)
    assert isinstance(before[0], QuarterFigure) and before[0].in_quarter == 2
    count_on(pks, newest().days.first, [])
    assert figures_in(QuarterReport.objects.get()) == before
    for change in ({"figures": []}, {"narrative": "Lain."}, {"confirmed_by": None}, {"quarter": 1}, {"revision": 9}):
        with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic():
            QuarterReport.objects.update(**change)
    with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic():
        QuarterReport.objects.all().delete()
    with pytest.raises(MoveRefused):
        write_report(actor=actor_for(head.pk), report=report, revision=report.revision, narrative="Lain.")


# From the tab to the confirmation ------------------------------------------------------------------------------------


def test_officers_write_and_the_head_confirms(client, officer, head, pks):
    quarter, tab = newest(), url("agreement-quarters", pks.pk)
    client.force_login(officer)
    assert tab in client.get(pks.get_absolute_url()).content.decode()
    assert f'value="{quarter.code}"' in client.get(tab).content.decode()
    begun = client.post(url("quarter-begin", pks.pk), {"quarter": quarter.code})
    report = QuarterReport.objects.get()
    assert begun.url == report.get_absolute_url()
    # Begun twice it is the same.
    client.post(url("quarter-begin", pks.pk), {"quarter": quarter.code})
    assert QuarterReport.objects.count() == 1

    empty = client.post(report.get_absolute_url(), typed(report, narrative=" ", plan="Rencana.", then="submit"))
    assert (empty.status_code, set(empty.context["form"].errors)) == (422, {"narrative"})
    report.refresh_from_db()
    assert (report.status, report.plan) == (ReportStatus.DRAFT, "Rencana.")
    assert "Rencana." in empty.content.decode()

    assert client.post(report.get_absolute_url(), typed(report, then="submit")).status_code == 302
    report.refresh_from_db()
    assert report.status == ReportStatus.SUBMITTED
    assert Notice.objects.get(kind="quarter.submit").recipient == head
    # What waits for the head is no longer written in, and not confirmed by officers.
    late = client.post(report.get_absolute_url(), typed(report, narrative="Terlambat."))
    assert late.status_code == 409 and "Terlambat." in late.content.decode()
    assert client.post(url("quarter-move", report.pk), {"move": "confirm"}).status_code == 422

    client.force_login(head)
    assert client.post(url("quarter-move", report.pk), {"move": "return", "reason": ""}).status_code == 422
    client.post(url("quarter-move", report.pk), {"move": "return", "reason": "Sebut lokasinya."})
    notice = Notice.objects.get(kind="quarter.return", recipient=officer)
    assert "Sebut lokasinya." in notice.body
    report.refresh_from_db()
    # A head who writes in it confirms it at once.
    assert client.post(report.get_absolute_url(), typed(report, then="confirm")).status_code == 302
    report.refresh_from_db()
    assert (report.status, report.confirmed_by, report.narrative) == (ReportStatus.CONFIRMED, head, "Dua angkatan.")
    assert '<form method="post" novalidate' not in client.get(report.get_absolute_url()).content.decode()


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(client, officer, head, pks):
    report = make_report(pks)
    client.force_login(officer)
    assert client.post(report.get_absolute_url(), typed(report, narrative="Pertama.")).status_code == 302
    client.force_login(head)
    second = client.post(report.get_absolute_url(), typed(report, narrative="Kedua.", then="confirm"))
    assert second.status_code == 409 and "Kedua." in second.content.decode()
    report.refresh_from_db()
    assert (report.narrative, report.status) == ("Pertama.", ReportStatus.DRAFT)


def test_a_quarter_that_runs_is_written_and_not_confirmed(pks, head):
    actor, running = actor_for(head.pk), Quarter.of(timezone.localdate())
    report = make_report(pks, ReportStatus.SUBMITTED, quarter=running)
    with pytest.raises(MoveRefused) as refused:
        confirm_report(actor=actor, report=report)
    assert refused.value.refusals[0].mend
    report.refresh_from_db()
    assert (report.status, report.figures, report.confirmed_at) == (ReportStatus.SUBMITTED, [], None)


@pytest.mark.parametrize("case", ["umbrella", "to come", "before it began"])
def test_what_is_not_owed_is_not_begun(case, pks):
    actor = make_actor("agency_head", agency=pks.agency)
    row, quarter = pks, newest()
    if case == "umbrella":
        row, actor = make_agreement(AgreementKind.KB, starts_on=pks.starts_on), make_actor(Role.SECRETARIAT)
    elif case == "to come":
        quarter = Quarter.of(timezone.localdate()).following
    else:
        quarter = Quarter.of(pks.starts_on).previous
    with pytest.raises(Refused):
        begin_report(actor=actor, agreement=row, quarter=quarter)
    assert not QuarterReport.objects.exists()


@pytest.mark.parametrize("code", ["", "2026-7", "x"])
def test_a_quarter_nobody_knows_is_a_bad_request(client, officer, pks, code):
    client.force_login(officer)
    assert client.post(url("quarter-begin", pks.pk), {"quarter": code}).status_code == 400


def test_another_agency_finds_nothing_and_the_wrong_role_does_nothing(client, pks):
    report = make_report(pks)
    addresses = [report.get_absolute_url(), url("agreement-quarters", pks.pk)]
    client.force_login(make_user(Role.AGENCY_HEAD, agency=make_agency("dkp")))
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert client.post(report.get_absolute_url(), typed(report)).status_code == 404
    assert client.post(url("quarter-begin", pks.pk), {"quarter": newest().code}).status_code == 404
    assert client.post(url("quarter-move", report.pk), {"move": "submit"}).status_code == 404
    client.force_login(make_user(Role.SECRETARIAT))
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    assert client.post(report.get_absolute_url(), typed(report, narrative="Bukan saya.")).status_code == 422
    assert client.post(url("quarter-begin", pks.pk), {"quarter": newest().code}).status_code == 403
    report.refresh_from_db()
    assert (report.narrative, report.status) == ("Dua pelatihan.", ReportStatus.DRAFT)


def test_the_successor_writes_and_confirms_the_reports_of_the_agency_it_replaced(client):
    dishut, dlhk = make_agency("dishut"), make_agency("dlhk")
    pks, officer = make_owing(dishut), make_user(Role.AGENCY_OFFICER, agency=dlhk)
    head = make_user(Role.AGENCY_HEAD, agency=dlhk)
    report = make_report(pks)
    client.force_login(officer)
    assert client.get(report.get_absolute_url()).status_code == 404
    dishut.valid_to, dishut.successor = timezone.localdate() - timedelta(days=1), dlhk
    dishut.save()
    assert client.get(report.get_absolute_url()).status_code == 200
    assert client.post(report.get_absolute_url(), typed(report, then="submit")).status_code == 302
    assert Notice.objects.get(kind="quarter.submit").recipient == head
    client.force_login(head)
    client.post(url("quarter-move", report.pk), {"move": "confirm"})
    report.refresh_from_db()
    assert (report.status, report.confirmed_by) == (ReportStatus.CONFIRMED, head)


# Who owes what -------------------------------------------------------------------------------------------------------


def test_an_agreement_owes_the_quarters_in_which_it_was_in_force(settings):
    settings.MONEV_QUARTERS_BACK = 4
    quarter = newest().previous
    row = make_owing(starts_on=quarter.days.last)
    running = newest().following
    assert [owes.quarter for owes in owed_by(row)] == [running, newest(), quarter]
    settings.MONEV_QUARTERS_BACK = 1
    assert [owes.quarter for owes in owed_by(row)] == [running, newest()]
    assert owed_by(make_agreement(status="draft")) == []
    assert owed_by(make_agreement(AgreementKind.KB)) == []


def test_the_secretariat_sees_who_is_late_across_agencies(client, pks):
    other = make_owing(make_agency("dkp"), title="PKS Perikanan")
    make_report(pks, ReportStatus.CONFIRMED)
    make_report(other, ReportStatus.SUBMITTED)
    silent = make_owing(make_agency("dlhk"), title="PKS Madu")
    client.force_login(make_user(Role.SECRETARIAT))

    def listed(query: str) -> set[str]:
        response = client.get(f"{url('quarters')}?{query}")
        assert response.status_code == 200
        return {row["title"] for row in response.context["table"]["rows"]}

    everything = {pks.title, other.title, silent.title}
    assert listed("") == listed(f"quarter={newest().code}") == everything
    assert listed("state=missing") == {other.title, silent.title}
    assert listed("state=submitted") == {other.title}
    assert listed("state=confirmed") == {pks.title}
    assert listed("state=late") == ({other.title, silent.title} if newest().days_late else set())
    assert listed(f"agency={silent.agency_id}") == {silent.title}
    context = client.get(url("quarters")).context
    assert (context["owed"], context["confirmed"], context["submitted"], context["missing"]) == (3, 1, 1, 2)
    assert context["export"]["formats"] == ("pdf", "docx", "xlsx", "csv")
    # An agency reads its own.
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=silent.agency))
    assert listed("") == {silent.title}


def test_earlier_quarters_that_are_missing_are_counted(client, pks):
    rows = type(pks).objects.filter(pk=pks.pk)
    earlier = Quarter.of(pks.starts_on)
    assert missing_by_quarter(rows) == {newest(): 1, earlier: 1}
    make_report(pks, ReportStatus.CONFIRMED)
    assert missing_by_quarter(rows) == {earlier: 1}
    client.force_login(make_user(Role.SECRETARIAT))
    assert f"?quarter={earlier.code}&amp;state=missing" in client.get(url("quarters")).content.decode()


def test_what_waits_is_in_my_work(client, officer, head, pks):
    client.force_login(officer)
    address = reverse("dashboard:my_work")
    assert url("agreement-quarters", pks.pk) in client.get(address).content.decode()
    report = make_report(pks, ReportStatus.SUBMITTED)
    assert url("agreement-quarters", pks.pk) not in client.get(address).content.decode()
    client.force_login(head)
    assert report.get_absolute_url() in client.get(address).content.decode()


# The API -------------------------------------------------------------------------------------------------------------


def test_the_api_tells_reports_with_their_figures(client, head, pks):
    report = make_report(pks, ReportStatus.CONFIRMED)
    client.force_login(head)
    listed = client.get("/api/v1/quarter-reports/", {"agreement": pks.pk, "status": "confirmed"}).json()["results"]
    assert [(row["id"], row["year"], row["quarter"]) for row in listed] == [(report.pk, report.year, report.quarter)]
    one = client.get(f"/api/v1/quarter-reports/{report.pk}/").json()
    assert [(figure["in_quarter"], figure["so_far"], figure["goal"]) for figure in one["figures"]] == [(2, 2, 10)]
    client.force_login(make_user(Role.AGENCY_HEAD, agency=make_agency("dkp")))
    assert client.get("/api/v1/quarter-reports/").json()["results"] == []
    assert client.get(f"/api/v1/quarter-reports/{report.pk}/").status_code == 404
