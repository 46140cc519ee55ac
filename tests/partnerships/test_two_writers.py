"""Two people write the same thing: the second is told, and nothing that was typed is lost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from partnerships.models import CompanyProfile, Meeting
from tests.factories.accounts import make_agency, make_user
from tests.factories.partnerships import make_agreement, make_partner
from tests.factories.rounds import make_meeting

pytestmark = pytest.mark.django_db


def seen(page) -> str:
    return re.search('name="seen" value="([^"]+)"', page.content.decode())[1]


@pytest.fixture
def desk(client):
    client.force_login(make_user(Role.SECRETARIAT))
    return client


def test_minutes_of_two_writers(desk):
    meeting = make_meeting(agencies=[make_agency("dishut")])
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    address = reverse("partnerships:meeting-minutes", args=[meeting.pk])
    first = second = seen(desk.get(address))
    assert desk.post(address, {"minutes": "Catatan pertama", "then": "save", "seen": first}).status_code == 302
    told = desk.post(address, {"minutes": "Catatan kedua", "then": "save", "seen": second})
    assert told.status_code == 422 and "Catatan kedua" in told.content.decode()
    assert Meeting.objects.get().minutes == "Catatan pertama"
    again = desk.post(address, {"minutes": "Catatan kedua", "then": "save", "seen": seen(told)})
    assert again.status_code == 302 and Meeting.objects.get().minutes == "Catatan kedua"


def test_drafts_of_two_writers(desk):
    draft = make_agreement("kb", status="draft", targets=())
    address = reverse("partnerships:edit", args=[draft.pk])
    page = desk.get(address)
    party = draft.parties.get()
    given = {
        "title": draft.title,
        "scope": "Ruang lingkup pertama",
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat(),
        "party-TOTAL_FORMS": "1",
        "party-INITIAL_FORMS": "0",
        "party-MIN_NUM_FORMS": "0",
        "party-MAX_NUM_FORMS": "10",
        "party-0-partner": party.partner_id,
        "seen": seen(page),
    }
    assert desk.post(address, given).status_code == 302
    wrong = desk.post(address, given | {"title": ""})
    assert seen(wrong) == seen(page), "a mistake of one's own hides nothing"
    told = desk.post(address, given | {"scope": "Ruang lingkup kedua"})
    assert told.status_code == 422 and "Ruang lingkup kedua" in told.content.decode()
    draft.refresh_from_db()
    assert draft.scope == "Ruang lingkup pertama"
    again = desk.post(address, given | {"scope": "Ruang lingkup kedua", "seen": seen(told)})
    draft.refresh_from_db()
    assert again.status_code == 302 and draft.scope == "Ruang lingkup kedua"


def test_a_partner_and_its_profile_of_two_writers(client):
    agency = make_agency("dlhk")
    partner = make_partner("PT Madu", agency=agency)
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=agency))
    kept = {"name": "PT Madu", "kind": partner.kind, "agency": agency.pk}
    for name, saved, other in (
        ("partner-edit", kept | {"address": "Jalan Pertama"}, kept | {"contact_name": "Kontak kedua"}),
        ("partner-profile", {"sector": "Madu", "note": "Catatan pertama"}, {"sector": "Kedua"}),
    ):
        address = reverse(f"partnerships:{name}", args=[partner.pk])
        first = second = seen(client.get(address))
        assert client.post(address, saved | {"seen": first}).status_code == 302
        told = client.post(address, other | {"seen": second})
        assert told.status_code == 422 and "edua" in told.content.decode()
        partner.refresh_from_db()
        assert (partner.address, partner.contact_name) == ("Jalan Pertama", ""), name
    assert CompanyProfile.objects.get().note == "Catatan pertama"
    again = client.post(address, other | {"seen": seen(told)})
    assert again.status_code == 302 and CompanyProfile.objects.get().sector == "Kedua"
