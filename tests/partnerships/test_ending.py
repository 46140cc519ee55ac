"""Agreements that end, and those whose end comes near."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import InternalError, transaction
from django.utils import timezone

from accounts.actors import actor_for
from accounts.choices import Role
from audit.models import Act
from core.decisions import Refused
from notifications.models import Notice
from partnerships import services
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import Agreement
from partnerships.tasks import nightly
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement
from tests.partnerships.doors import url
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


def end_early(actor, row, **given):
    ending = {"ground": "mutual", "terminated_on": timezone.localdate(), "reason": "Tercapai."}
    return services.terminate(actor=actor, agreement=row, **ending | given)


def fields(refused) -> list[str]:
    return [refusal.field for refusal in refused.value.refusals]


def test_ending_early_is_for_the_secretariat_and_needs_a_reason():
    agency = make_agency("dkukm")
    head = make_user(Role.AGENCY_HEAD, agency=agency)
    row = make_agreement(agency=agency)
    for actor in (actor_for(head.pk), make_actor(Role.AGENCY_OFFICER, agency=agency), make_actor(Role.SEKDA)):
        with pytest.raises(Refused):
            end_early(actor, row)
    secretariat = make_actor(Role.SECRETARIAT)
    with pytest.raises(MoveRefused) as refused:
        end_early(secretariat, row, reason="  ")
    assert fields(refused) == ["reason"]
    row.refresh_from_db()
    assert (row.status, row.terminated_on) == (AgreementStatus.ACTIVE, None)
    assert end_early(secretariat, row).status == AgreementStatus.TERMINATED
    assert Act.objects.about(row).get(verb="agreement.terminate").data["ground"] == "mutual"
    assert Notice.objects.filter(kind="agreement.terminated").get().recipient == head
    with pytest.raises(MoveRefused) as refused:
        end_early(secretariat, row)
    assert refused.value.stale


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ground": ""}, "termination_ground"),
        ({"terminated_on": None}, "terminated_on"),
        ({"terminated_on": in_days(1)}, "terminated_on"),
        ({"terminated_on": in_days(-31)}, "terminated_on"),
        ({"terminated_on": in_days(-30)}, "terminated_on"),
    ],
    ids=["no ground", "no day", "a day to come", "before it began", "its first day"],
)
def test_ending_early_is_lawful_or_refused(wrong, field):
    row = make_agreement()
    with pytest.raises(MoveRefused) as refused:
        end_early(make_actor(Role.SECRETARIAT), row, **wrong)
    assert fields(refused) == [field]
    row.refresh_from_db()
    assert row.status == AgreementStatus.ACTIVE


def test_ground_and_day_of_an_early_end_stay_as_they_are():
    row = make_agreement(status="terminated")
    for change in ({"termination_ground": "breach"}, {"terminated_on": in_days(-3)}):
        with pytest.raises(InternalError, match="pgtrigger"), transaction.atomic():
            Agreement.objects.filter(pk=row.pk).update(**change)


def test_the_page_of_an_early_end_keeps_what_was_typed_and_warns_of_what_stands_under_it(as_role):
    row = make_agreement()
    browser = as_role(Role.SECRETARIAT)
    assert row.title in browser.get(url("terminate", row.parent_id)).content.decode()
    given = {"termination_ground": "", "terminated_on": in_days(0).isoformat(), "reason": "Tidak jalan."}
    refused = browser.post(url("terminate", row.pk), given)
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"termination_ground"})
    assert "Tidak jalan." in refused.content.decode()
    assert (
        browser.post(url("terminate", row.pk), given | {"termination_ground": "breach"}).url == row.get_absolute_url()
    )
    row.refresh_from_db()
    assert (row.status, row.termination_ground, row.terminated_on) == ("terminated", "breach", in_days(0))
    # Not a draft any more: the page leads back.
    assert browser.get(url("terminate", row.pk)).status_code == 302


def test_a_signed_agreement_is_not_cancelled_and_a_draft_not_terminated():
    secretariat = make_actor(Role.SECRETARIAT)
    draft, signed = make_agreement(AgreementKind.KB, status="draft"), make_agreement(AgreementKind.KB)
    with pytest.raises(MoveRefused):
        services.cancel(actor=secretariat, agreement=signed, reason="Salah.")
    with pytest.raises(MoveRefused):
        end_early(secretariat, draft)
    assert services.cancel(actor=secretariat, agreement=draft, reason="Tidak jadi.").status == AgreementStatus.CANCELLED
