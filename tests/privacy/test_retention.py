"""What is kept no longer than it is needed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actors import actor_for
from audit.models import Act
from enterprises.models import Registration, RegistrationFile
from enterprises.services.registration import save_section
from notifications.models import Notice
from privacy.models import DraftWarning
from privacy.services.retention import tidy_drafts
from tests.factories.accounts import make_region, make_user
from tests.factories.enterprises import make_assisted, make_registration

pytestmark = pytest.mark.django_db

NAME = "Rahayu Seroja"


def aged(draft, days):
    """The draft and all that is remembered of it, so many days older; the triggers of the record look away."""
    before = timezone.now() - timedelta(days=days)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE enterprises_registration SET created_at = %s WHERE id = %s", [before, draft.pk])
        cursor.execute(
            "UPDATE enterprises_registrationevent SET pgh_created_at = %s WHERE pgh_obj_id = %s", [before, draft.pk]
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    DraftWarning.objects.filter(registration=draft).update(warned_at=before + timedelta(days=1))


@pytest.fixture
def draft():
    return make_registration("draft", full_name=NAME)


def test_the_writer_is_warned_once_and_the_draft_goes_with_all_that_is_remembered(draft, settings):
    aged(draft, 170)
    submitted = make_registration("submitted")
    assert [tidy_drafts(), tidy_drafts()] == [(1, 0), (0, 0)]
    assert Notice.objects.get(kind="privacy.draft_ends").recipient == draft.applicant
    DraftWarning.objects.update(warned_at=timezone.now() - timedelta(days=settings.DRAFT_WARN_DAYS, minutes=1))
    assert [tidy_drafts(), tidy_drafts()] == [(0, 1), (0, 0)]
    assert list(Registration.objects.all()) == [submitted]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE full_name = %s) FROM enterprises_registrationevent", [NAME]
        )
        remembered, named = cursor.fetchone()
    assert remembered > 3 and named == 0
    assert Act.objects.filter(verb="privacy.expire").count() == 1


def test_the_officer_who_helps_is_warned_and_the_draft_goes_with_its_papers(settings):
    helper = make_user("facilitator", region=make_region("19.71.05"))
    draft = make_assisted("draft", helper=helper, full_name=NAME)
    aged(draft, 170)
    assert tidy_drafts() == (1, 0)
    notice = Notice.objects.get(kind="privacy.draft_ends")
    assert notice.recipient == helper and notice.url.endswith(f"/bantu/{draft.pk}/")
    DraftWarning.objects.update(warned_at=timezone.now() - timedelta(days=settings.DRAFT_WARN_DAYS, minutes=1))
    assert tidy_drafts() == (0, 1)
    assert not Registration.objects.exists() and not RegistrationFile.objects.exists()


def test_whoever_writes_on_keeps_the_draft(draft, settings):
    aged(draft, 170)
    tidy_drafts()
    DraftWarning.objects.update(warned_at=timezone.now() - timedelta(days=settings.DRAFT_WARN_DAYS, minutes=1))
    save_section(
        actor=actor_for(draft.applicant_id),
        registration=draft,
        section="address",
        values={"village": make_region(), "street": "Jalan Baru", "postcode": ""},
    )
    assert tidy_drafts() == (0, 0)
    assert Registration.objects.get().street == "Jalan Baru" and not DraftWarning.objects.exists()


def test_young_drafts_stay_and_nought_keeps_them_for_ever(draft, settings):
    aged(draft, 100)
    assert tidy_drafts() == (0, 0)
    settings.DRAFT_KEEP_DAYS = 0
    aged(draft, 1000)
    assert tidy_drafts() == (0, 0)
