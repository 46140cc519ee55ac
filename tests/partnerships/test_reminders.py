"""People are told of reports that are owed, and of umbrellas under which nothing was signed: once each."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from notifications.models import Notice
from partnerships import services
from partnerships.choices import AgreementKind, ReportStatus
from partnerships.models import Reminder
from partnerships.tasks import nightly
from tests.factories.accounts import make_agency, make_user
from tests.factories.monitoring import make_owing, make_report, newest
from tests.factories.partnerships import make_agreement
from tests.partnerships.doors import url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mid_quarter(time_machine):
    """The first of October 2026, when the third quarter has just ended."""

    def on(year: int, month: int, day: int) -> None:
        time_machine.move_to(datetime.combine(datetime(year, month, day, tzinfo=UTC), time(5, tzinfo=UTC)))

    on(2026, 10, 1)
    return on


@pytest.fixture
def people():
    """The officer and the head who owe, those of another agency, and the secretariat."""
    own, other = make_agency("dkukm"), make_agency("dkp")
    return {
        "agency": own,
        "officer": make_user(Role.AGENCY_OFFICER, agency=own),
        "head": make_user(Role.AGENCY_HEAD, agency=own),
        "other": make_user(Role.AGENCY_HEAD, agency=other),
        "secretariat": make_user(Role.SECRETARIAT),
    }


def told(kind: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for notice in Notice.objects.filter(kind=kind).select_related("recipient"):
        name = notice.recipient.full_name
        counts[name] = counts.get(name, 0) + 1
    return counts


def test_reports_are_asked_for_once_when_due_and_once_when_late(people, mid_quarter):
    row = make_owing(people["agency"])
    staff = {people["officer"].full_name: 1, people["head"].full_name: 1}
    for day, is_late in ((1, False), (2, False), (15, False), (16, True)):
        mid_quarter(2026, 10, day)
        nightly()
        nightly()
        assert told("quarter.due") == staff, day
        assert told("quarter.late") == (staff if is_late else {}), day
    assert told("quarter.late_reports") == {people["secretariat"].full_name: 1}
    assert Reminder.objects.filter(agreement=row).count() == 2
    mid_quarter(2026, 11, 20)
    nightly()
    assert told("quarter.late") == staff


def test_a_report_in_time_is_not_asked_for(people, mid_quarter):
    make_report(make_owing(people["agency"]), ReportStatus.CONFIRMED)
    begun = make_owing(people["agency"], title="PKS Lain")
    make_report(begun)
    mid_quarter(2026, 10, 20)
    assert services.remind_of_reports() == 1
    assert Reminder.objects.get().agreement == begun
    assert newest().code in Reminder.objects.get().occasion


def test_a_draft_owes_nothing(people, mid_quarter):
    make_agreement(agency=people["agency"], status="draft")
    assert services.remind_of_reports() == 0


def test_the_successor_is_reminded_in_place_of_the_agency_that_ended(people):
    dishut = make_agency("dishut")
    make_owing(dishut)
    dishut.valid_to, dishut.successor = timezone.localdate() - timedelta(days=1), people["agency"]
    dishut.save()
    assert services.remind_of_reports() == 1
    assert set(told("quarter.due")) == {people["officer"].full_name, people["head"].full_name}


# A Kesepakatan Bersama without a PKS ---------------------------------------------------------------------------------


@pytest.fixture
def umbrella():
    """Of the first of October 2025, for a year; nothing under it."""
    begins = timezone.localdate() - timedelta(days=365)
    return make_agreement(AgreementKind.KB, starts_on=begins, ends_on=begins + timedelta(days=364), title="KB Sepi")


def test_a_kb_without_a_pks_is_told_of_once_after_a_year(people, umbrella):
    nightly()
    nightly()
    assert told("agreement.no_pks") == {people["secretariat"].full_name: 1}


def test_it_is_shown_on_its_page_in_the_list_and_in_my_work(client, people, umbrella):
    busy = make_agreement(AgreementKind.KB, starts_on=umbrella.starts_on, ends_on=umbrella.ends_on, title="KB Ramai")
    make_agreement(parent=busy, starts_on=busy.starts_on, ends_on=busy.ends_on)
    client.force_login(people["secretariat"])
    for row, lacks in ((umbrella, True), (busy, False)):
        assert client.get(row.get_absolute_url()).context["lacks_pks"] is lacks
    rows = client.get(url("list"), {"lacks": "pks"}).context["table"]["rows"]
    assert [row["pk"] for row in rows] == [umbrella.pk]
    assert umbrella.get_absolute_url() in client.get(reverse("dashboard:my_work")).content.decode()
    assert services.remind_of_idle_umbrellas() == 1


@pytest.mark.parametrize(("months", "idle"), [(12, 1), (13, 0), (0, 0)])
def test_how_long_it_may_stay_empty_is_a_setting(umbrella, settings, months, idle):
    settings.KB_PKS_MONTHS = months
    assert services.remind_of_idle_umbrellas() == idle
