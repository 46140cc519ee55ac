"""From the promise to the people: each target with everyone who counts for it, the day and the proof."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actors import actor_for
from accounts.choices import Role
from core.formats import day_short
from partnerships.models import Target
from partnerships.selectors import people_behind
from reports.definition import report
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import TEST_INDICATOR, count_for, make_agreement
from tests.factories.support import make_capital, make_marketing
from tests.factories.training import make_certificate

pytestmark = pytest.mark.django_db

YEAR = timezone.localdate().year
SLUG = "agreement-trace"


@pytest.fixture
def agency():
    return make_agency(is_lead=True)


@pytest.fixture
def agreement(agency):
    codes = ("people_trained", "enterprises_certified", "enterprises_marketed", "enterprises_capital")
    return make_agreement(agency=agency, title="PKS Pelatihan", targets=[(code, YEAR, 50) for code in codes])


@pytest.fixture
def head(agency):
    return make_user(Role.AGENCY_HEAD, agency=agency, language="en")


@pytest.fixture(autouse=True)
def in_english():
    from django.utils import translation

    with translation.override("en"):
        yield


def test_each_promise_is_followed_by_its_people(agency, agreement, head, made_rows):
    getas, abon = (make_enterprise(name=name, agencies=[agency]) for name in ("Getas Melati", "Abon Sari"))
    certificate = make_certificate(getas, agency=agency, agreement=agreement)
    first = timezone.localdate() - timedelta(days=9)
    make_capital(getas, agreement=agreement, amount=30_000_000)
    capital = make_capital(getas, agreement=agreement, amount=20_000_000, happened_on=first)
    marketing = make_marketing(abon, agreement=agreement)

    rows = made_rows(head, SLUG)
    found = {(row["Promise"], row["Business"]): row for row in rows}
    assert len(rows) == len(found) == 4
    trained = found["People trained", "Getas Melati"]
    assert (trained["Target"], trained["Reached"], trained["Agreement"]) == (50, 1, "PKS Pelatihan")
    assert trained["Proof"].startswith(str(certificate.enrolment.training))
    assert certificate.number in found["Enterprises certified", "Getas Melati"]["Proof"]
    money = found["Enterprises given capital", "Getas Melati"]
    assert money["Date"].date() == first, "the earliest one counts"
    assert str(capital.scheme) in money["Proof"] and "20,000,000" in money["Proof"]
    assert found["Enterprises with a new place of sale", "Abon Sari"]["Date"].date() == marketing.happened_on
    for target in Target.objects.all():
        assert people_behind(target).count() == 1


def test_a_promise_nobody_counts_for_yet_is_shown_as_that(agreement, head, made_rows):
    rows = made_rows(head, SLUG)
    assert [(row["Business"], row["Reached"], row["Target"]) for row in rows] == [("nobody yet", 0, 50)] * 4


def test_the_umbrella_is_followed_down_to_the_agreements_of_agencies(agency, made_rows):
    umbrella = make_agreement("kb", title="KB OK OCE", targets=[("enterprises_capital", YEAR, 200)])
    pks = make_agreement(agency=agency, parent=umbrella, targets=[("enterprises_marketed", YEAR, 9)])
    make_capital(make_enterprise(name="Getas Melati"), agreement=pks)
    make_certificate(make_enterprise(name="Abon Sari"), agency=agency, agreement=pks)
    (row,) = made_rows(make_user(Role.LEADERSHIP, language="en"), SLUG, f"agreement={umbrella.pk}")
    assert (row["Agreement"], row["Business"]) == ("KB OK OCE", "Getas Melati")


def test_an_agency_sees_the_people_of_its_own_agreements_alone(agreement, head, made_rows):
    other = make_agency("perikanan")
    theirs = make_agreement(agency=other, title="PKS Perikanan", targets=[("enterprises_capital", YEAR, 5)])
    make_capital(make_enterprise(agencies=[other]), agreement=theirs)
    officer = make_user(Role.AGENCY_OFFICER, agency=other, language="en")
    assert {row["Agreement"] for row in made_rows(head, SLUG)} == {"PKS Pelatihan"}
    assert {row["Agreement"] for row in made_rows(officer, SLUG)} == {"PKS Perikanan"}


def test_people_outside_the_reach_are_counted_and_not_named(made_rows):
    agency = make_agency("perikanan")
    agreement = make_agreement(agency=agency, title="PKS Perikanan", targets=[(TEST_INDICATOR, YEAR, 5)])
    known, unknown = make_enterprise(name="Dikenal", agencies=[agency]), make_enterprise(name="Tidak dikenal")
    count_for(agreement, YEAR, [known, unknown])
    rows = made_rows(make_user(Role.AGENCY_HEAD, agency=agency, language="en"), SLUG)
    assert [row["Business"] for row in rows] == ["Dikenal", "1 more outside your reach"]
    assert {row["Reached"] for row in rows} == {2}


def test_it_can_be_narrowed_to_one_agreement_and_year(agreement, head, made_rows, client):
    other = make_agreement(title="PKS Lain", targets=[("people_trained", YEAR, 3), ("people_trained", YEAR + 1, 4)])
    rows = made_rows(head, SLUG, f"agreement={other.pk}&year={YEAR + 1}")
    assert [(row["Agreement"], row["Year"], row["Target"]) for row in rows] == [("PKS Lain", YEAR + 1, 4)]
    client.force_login(head)
    page = client.get(f"/laporan/pesan/{SLUG}/").content.decode()
    assert "PKS Lain" in page and "PKS Pelatihan" in page


def test_many_people_cost_no_more_queries_than_one(agreement, head):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        definition = report(SLUG)
        with CaptureQueriesContext(connection) as captured:
            for row in definition.rows(definition.filterset(actor_for(head.pk), "")).each:
                for column in definition.columns:
                    column.value(row)
        return len(captured)

    make_capital(make_enterprise(), agreement=agreement)
    one = queries()
    for _n in range(3):
        make_capital(make_enterprise(), agreement=agreement)
    assert queries() == one


def test_figures_and_days_are_typed(agreement, head, made_rows):
    make_capital(make_enterprise(), agreement=agreement)
    row = next(row for row in made_rows(head, SLUG) if row["Reached"])
    assert isinstance(row["Target"], int) and isinstance(row["Year"], int)
    assert day_short(row["Date"])
