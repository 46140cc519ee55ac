"""Agreements that end, and those whose end comes near."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from audit.models import Act
from core.decisions import Refused
from notifications.models import Notice
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.tasks import nightly
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement
from workflow.services import MoveRefused

pytestmark = pytest.mark.django_db


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def test_the_night_closes_what_has_ended_and_nothing_else():
    ended, last_day, running = (make_agreement(ends_on=in_days(days)) for days in (-1, 0, 1))
    nightly()
    nightly()
    for row, status in ((ended, "expired"), (last_day, "active"), (running, "active")):
        row.refresh_from_db()
        assert row.status == status
    act = Act.objects.get(verb="agreement.expire")
    assert (act.subject, act.actor_name) == (ended, "sistem")


@pytest.fixture
def told():
    """The people who are told, and how many notices of an end each has."""
    agency = make_agency("dkukm")
    people = [make_user(Role.SECRETARIAT), make_user(Role.AGENCY_HEAD, agency=agency)]
    make_user(Role.AGENCY_HEAD, agency=make_agency("disperindag"))

    def count() -> list[int]:
        notices = Notice.objects.filter(kind="agreement.ending")
        assert notices.count() == sum(notices.filter(recipient=person).count() for person in people)
        return [notices.filter(recipient=person).count() for person in people]

    count.agency = agency
    return count


def test_reminders_come_once_at_each_mark(told, time_machine):
    row = make_agreement(agency=told.agency, ends_on=in_days(95))
    for days_left, expected in ((95, 0), (90, 1), (90, 1), (89, 1), (60, 2), (31, 2), (30, 3), (7, 4), (1, 4), (0, 4)):
        time_machine.move_to(datetime.combine(row.ends_on - timedelta(days=days_left), time(5, tzinfo=UTC)))
        nightly()
        assert told() == [expected, expected], days_left


def test_one_reminder_covers_the_marks_that_were_missed(told):
    make_agreement(agency=told.agency, ends_on=in_days(25))
    assert services.remind_of_endings() == 1
    assert services.remind_of_endings() == 0
    assert told() == [1, 1]
    assert "25" in Notice.objects.filter(kind="agreement.ending")[0].title


def test_reminders_follow_the_setting(told, settings):
    make_agreement(agency=told.agency, ends_on=in_days(25))
    settings.AGREEMENT_REMINDER_DAYS = []
    assert services.remind_of_endings() == 0
    settings.AGREEMENT_REMINDER_DAYS = [20]
    assert services.remind_of_endings() == 0
    settings.AGREEMENT_REMINDER_DAYS = [25]
    assert services.remind_of_endings() == 1


def test_only_what_is_in_force_is_reminded_of(told):
    make_agreement(agency=told.agency, status="draft", ends_on=in_days(5))
    make_agreement(agency=told.agency, status="terminated", ends_on=in_days(5))
    assert services.remind_of_endings() == 0


def test_ending_early_needs_a_reason_and_the_secretariat():
    agency = make_agency("dkukm")
    row = make_agreement(agency=agency)
    for actor in (make_actor(Role.AGENCY_HEAD, agency=agency), make_actor(Role.AGENCY_OFFICER, agency=agency)):
        with pytest.raises(Refused):
            services.terminate(actor=actor, agreement=row, reason="Tidak sah.")
    secretariat = make_actor(Role.SECRETARIAT)
    with pytest.raises(MoveRefused) as refused:
        services.terminate(actor=secretariat, agreement=row, reason="  ")
    assert [refusal.field for refusal in refused.value.refusals] == ["reason"]
    assert services.terminate(actor=secretariat, agreement=row, reason="Tercapai.").status == AgreementStatus.TERMINATED
    with pytest.raises(MoveRefused) as refused:
        services.terminate(actor=secretariat, agreement=row, reason="Lagi.")
    assert refused.value.stale


def test_a_signed_agreement_is_not_cancelled_and_a_draft_not_terminated():
    secretariat = make_actor(Role.SECRETARIAT)
    draft, signed = make_agreement(AgreementKind.KB, status="draft"), make_agreement(AgreementKind.KB)
    with pytest.raises(MoveRefused):
        services.cancel(actor=secretariat, agreement=signed, reason="Salah.")
    with pytest.raises(MoveRefused):
        services.terminate(actor=secretariat, agreement=draft, reason="Salah.")
    assert services.cancel(actor=secretariat, agreement=draft, reason="Tidak jadi.").status == AgreementStatus.CANCELLED
