"""The history of an agreement: one story of its rounds and meetings, for those whose affair it is."""

import pytest
from django.urls import reverse

from accounts.actors import SYSTEM
from partnerships.choices import AgreementKind
from partnerships.services.meetings import cancel_meeting
from partnerships.services.rounds import cancel_round
from tests.factories.accounts import make_agency
from tests.factories.monitoring import make_evaluation, make_owing, make_report
from tests.factories.partnerships import make_agreement, make_partner
from tests.factories.rounds import make_meeting, make_round

pytestmark = pytest.mark.django_db


def page_of(agreement):
    return reverse("partnerships:history", args=[agreement.pk])


def test_it_tells_of_every_round_and_meeting_by_name_and_why(as_role):
    opened = make_round(agencies=[make_agency("dkp")])
    draft = opened.agreement
    first, second = (make_meeting(draft, agencies=[make_agency("dkp")], title=f"Rapat {n}") for n in (1, 2))
    cancel_meeting(actor=SYSTEM, meeting=second, reason="Sekda berhalangan")
    cancel_round(actor=SYSTEM, round_=opened, reason="Naskah berubah")
    elsewhere = make_round(agencies=[make_agency("dkp")]).agreement
    other = make_meeting(elsewhere, agencies=[make_agency("dkp")], title="Lain")
    html = as_role("secretariat").get(page_of(draft)).content.decode()
    for told in (first.title, second.title, "Sekda berhalangan", "Naskah berubah"):
        assert told in html
    assert other.title not in html


def test_a_confirmed_report_and_evaluation_are_told_without_their_figures(as_role):
    agency = make_agency("dkukm", is_lead=True)
    agreement = make_owing(agency)
    report = make_report(agreement, "confirmed")
    make_evaluation(agreement)
    assert report.figures
    page = as_role("secretariat").get(page_of(agreement))
    assert page.status_code == 200
    assert "in_quarter" not in page.content.decode()


def test_who_only_looks_at_an_agreement_is_not_told_how_it_came_about(as_role, scene):
    umbrella = make_agreement(AgreementKind.KB, partner=scene["okoce"], targets=())
    officer = as_role("agency_officer", agency=scene["own"])
    assert officer.get(reverse("partnerships:detail", args=[umbrella.pk])).status_code == 200
    assert officer.get(page_of(umbrella)).status_code == 404
    assert officer.get(page_of(scene["theirs"])).status_code == 404
    own = officer.get(reverse("partnerships:detail", args=[scene["signed"].pk])).content.decode()
    assert page_of(scene["signed"]) in own
    assert page_of(umbrella) not in officer.get(reverse("partnerships:detail", args=[umbrella.pk])).content.decode()


def test_a_long_story_asks_no_more_than_a_short_one(as_role, django_assert_max_num_queries):
    agency, draft = make_agency("dkp"), make_agreement(status="draft", partner=make_partner("OK OCE"))
    client = as_role("secretariat")
    client.get(page_of(draft))  # what is asked once in a process
    asked = []
    for _ in range(2):
        for _ in range(3):
            make_meeting(draft, agencies=[agency])
        with django_assert_max_num_queries(30) as queries:
            client.get(page_of(draft))
        asked.append(len(queries))
    assert asked[0] == asked[1]
