"""Who offers what: the matrix, the gaps in it, and the opportunities behind a figure."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from enterprises.choices import Step
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import Opportunity
from partnerships.selectors.matrix import matrix_of
from partnerships.services.answers import Offer
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.partnerships import make_agreement
from tests.factories.rounds import give_answer, make_round

pytestmark = pytest.mark.django_db

MATRIX = "/kerja-sama/peluang/"


@pytest.fixture
def agencies():
    return [make_agency(code) for code in ("dishut", "disperindag", "dinsos")]


@pytest.fixture
def opened(agencies):
    """Forestry offers two things for P5 and one for P2, trade one for P5; social affairs is silent."""
    forestry, trade, _social = agencies
    opened = make_round(agencies=agencies)
    give_answer(
        opened,
        forestry,
        offers=[
            Offer("P5", "Pameran", 40, "apbd"),
            Offer("P5", "Kios", 10, "csr"),
            Offer("P2", "Pelatihan", 30, "apbd"),
        ],
    )
    give_answer(opened, trade, offers=[Offer("P5", "Pasar murah", 100, "apbd")])
    return opened


def figures(matrix) -> dict[str, dict[str, tuple[int, int]]]:
    return {
        row.agency.code: {
            step.value: (cell.offers, cell.capacity) for step, cell in zip(Step, row.cells, strict=True) if cell.offers
        }
        for row in matrix.rows
    }


def test_the_matrix_counts_what_heads_have_confirmed(opened, agencies):
    give_answer(opened, agencies[2], offers=[Offer("P7", "Bantuan", 5, "apbd")], confirmed=False)
    matrix = matrix_of(make_actor(Role.SECRETARIAT))
    assert figures(matrix) == {"dinsos": {}, "disperindag": {"P5": (1, 100)}, "dishut": {"P2": (1, 30), "P5": (2, 50)}}
    assert [row.has_spoken for row in matrix.rows] == [False, True, True]
    assert [step.value for step in matrix.gaps] == ["P1", "P3", "P4", "P6", "P7"]


def test_a_tree_is_told_apart_from_another(opened, agencies):
    other = make_round(agencies=agencies[:1])
    give_answer(other, agencies[0], offers=[Offer("P4", "Izin", 7, "apbd")])
    secretariat = make_actor(Role.SECRETARIAT)
    assert figures(matrix_of(secretariat, other.agreement)) == {"dishut": {"P4": (1, 7)}}
    assert figures(matrix_of(secretariat))["dishut"] == {"P2": (1, 30), "P4": (1, 7), "P5": (2, 50)}


def test_within_a_tree_the_last_word_of_an_agency_counts(opened, agencies, make_pks_under):
    pks = make_pks_under(opened.agreement)
    later = make_round(pks, agencies=agencies[:1])
    give_answer(later, agencies[0], offers=[Offer("P6", "Pembukuan", 12, "apbd")])
    found = figures(matrix_of(make_actor(Role.SECRETARIAT), opened.agreement))
    assert found == {"dinsos": {}, "disperindag": {"P5": (1, 100)}, "dishut": {"P6": (1, 12)}}


@pytest.fixture
def make_pks_under():
    """A draft PKS that stands under a draft: only the tree matters here."""

    def make(parent):
        pks = make_agreement(status=AgreementStatus.DRAFT, agency=make_agency("dkukm"))
        type(pks).objects.filter(pk=pks.pk).update(parent=parent)
        pks.refresh_from_db()
        return pks

    return make


def test_the_page_points_at_the_gap_and_every_figure_opens_what_is_behind_it(client, opened):
    client.force_login(make_user(Role.LEADERSHIP))
    shown = client.get(MATRIX)
    assert [step.value for step in shown.context["gaps"]] == ["P1", "P3", "P4", "P6", "P7"]
    row = next(row for row in shown.context["rows"] if row["agency"].code == "dishut")
    cell = row["cells"][4]
    behind = client.get(cell["url"])
    assert (cell["cell"].offers, len(behind.context["table"]["rows"])) == (2, 2)
    total = client.get(shown.context["totals"][4]["url"])
    assert len(total.context["table"]["rows"]) == 3
    narrowed = client.get(MATRIX, {"agreement": opened.agreement.pk})
    assert narrowed.context["tree"] == opened.agreement
    assert client.get(MATRIX, {"agreement": "999999"}).context["tree"] is None


def test_an_agency_sees_what_it_offers_itself_and_no_gap_is_claimed(client, opened, agencies):
    client.force_login(make_user(Role.AGENCY_OFFICER, agency=agencies[1]))
    shown = client.get(MATRIX)
    assert [row["agency"].code for row in shown.context["rows"]] == ["disperindag"]
    assert shown.context["gaps"] == []
    listed = client.get(reverse("partnerships:opportunities"))
    assert len(listed.context["table"]["rows"]) == 1


def test_what_was_superseded_is_not_offered_any_more(opened, agencies):
    assert Opportunity.objects.stated().count() == 4
    other_tree = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=())
    give_answer(make_round(other_tree, agencies=agencies[1:2]), agencies[1])
    assert Opportunity.objects.stated().count() == 4


def test_forty_agencies_cost_the_queries_of_three(client, opened):
    client.force_login(make_user(Role.SECRETARIAT))

    def cost() -> int:
        client.get(MATRIX)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(MATRIX).status_code == 200
        return len(captured)

    three = cost()
    many = [make_agency(f"opd-{n}") for n in range(37)]
    bigger = make_round(agencies=many)
    for agency in many[:5]:
        give_answer(bigger, agency, offers=[Offer(step.value, "Kegiatan", 10, "apbd") for step in Step])
    assert cost() == three <= 16
