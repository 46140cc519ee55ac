"""Two hands on one enterprise in the same moment: nothing doubled, nothing lost, nobody waits for ever."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections

from dashboard import services as figures
from dashboard.models import Figure, FigureRun
from enterprises.models import StepRecord
from support import services
from support.models import CapitalDisbursement, MarketingResult
from tests.factories.accounts import make_actor, make_agency
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.support import make_capital, make_marketing, make_scheme

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer():
    return make_actor("agency_officer", agency=make_agency("disperindag"))


@pytest.fixture
def agreement(officer):
    return make_agreement(agency=make_agency("disperindag"))


def at_once(*acts: Callable):
    """What each act gave, all begun in the same moment, each on a connection of its own."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_a_double_click_makes_one_row(officer, agreement):
    enterprise, token = make_enterprise(), uuid4()
    make_scheme()
    values = {"agreement": agreement, "actor": officer, "token": token}
    made = at_once(*[lambda: make_capital(enterprise, **values)] * 4)
    assert len({record.pk for record in made}) == CapitalDisbursement.objects.count() == 1


def test_several_records_of_one_enterprise_do_not_wait_for_each_other_for_ever(officer, agreement):
    enterprise = make_enterprise()
    channels = ["shopee", "tokopedia", "padi", "whatsapp"]
    at_once(*[lambda c=c: make_marketing(enterprise, agreement=agreement, actor=officer, channel=c) for c in channels])
    assert MarketingResult.objects.count() == 4
    assert StepRecord.objects.standing().filter(enterprise=enterprise, step="P5").count() == 1


def test_the_step_stands_when_one_record_is_voided_while_another_is_made(officer, agreement):
    for _n in range(5):
        enterprise = make_enterprise()
        first = make_marketing(enterprise, agreement=agreement, actor=officer)
        _voided, second = at_once(
            lambda first=first: services.void(actor=officer, record=first, reason="Salah"),
            lambda enterprise=enterprise: make_marketing(enterprise, agreement=agreement, actor=officer),
        )
        assert StepRecord.objects.standing().get(enterprise=enterprise, step="P5").evidence_id == second.pk


def test_two_computations_of_the_figures_follow_each_other(officer, agreement):
    make_marketing(agreement=agreement, actor=officer)
    at_once(figures.compute_figures, figures.compute_figures)
    assert FigureRun.objects.count() == 1
    assert Figure.objects.filter(measure="marketing", agency=None).values_list("value", flat=True).get() == 1
