"""Stored figures: equal to what a plain count says, the same when computed again, and of nobody's but their scope."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Count, Sum
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.decisions import Refused
from dashboard import measures, services, tasks
from dashboard.models import Figure, FigureRun, Realisation
from enterprises.choices import BusinessClass, Step
from enterprises.models import Engagement, Enterprise
from jobs.models import OutboxMessage
from jobs.outbox import run_message
from support import services as support
from support.models import CapitalDisbursement
from tests.factories.accounts import make_actor, make_agency
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.support import make_capital, make_marketing

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def stored(measure, agency=None, under="19") -> int:
    rows = Figure.objects.filter(day=TODAY, measure=measure.code, agency=agency, region__code__startswith=under)
    return rows.aggregate(total=Sum("value"))["total"] or 0


def test_figures_equal_a_plain_count_for_all_and_for_each_agency_in_every_place(population):
    services.compute_figures()
    for agency in (None, *population):
        for under in ("19", "19.71", "19.71.05", "19.01"):
            seen = Enterprise.objects.under(under)
            given = CapitalDisbursement.objects.standing().under(under)
            if agency:
                seen = seen.filter(pk__in=Engagement.objects.filter(agency=agency).values("enterprise_id"))
                given = given.filter(agency=agency)

            def figure(measure, agency=agency, under=under):
                return stored(measure, agency, under)

            assert figure(measures.REGISTERED) == seen.count()
            assert figure(measures.WOMEN) == seen.filter(owner__sex="P").count()
            for step in Step:
                assert figure(measures.STEPS[step]) == seen.with_step(step).count()
            for kind in BusinessClass:
                assert figure(measures.CLASSES[kind]) == seen.filter(business_class=kind).count()
            assert figure(measures.CAPITAL) == given.count()
            counted = given.aggregate(rupiah=Sum("amount"), enterprises=Count("enterprise", distinct=True))
            assert figure(measures.CAPITAL_RUPIAH) == (counted["rupiah"] or 0)
            assert figure(measures.CAPITALISED) == counted["enterprises"]
    assert stored(measures.WAITING) == stored(measures.WAITING, under="19.01") == 1
    assert Enterprise.objects.with_step("P7").exists()


def test_the_people_of_a_proof_are_those_counted(population):
    services.compute_figures()
    for agency in (None, *population):
        for proof in measures.PROOFS:
            people = Enterprise.objects.filter(pk__in=proof.people(agency and agency.pk))
            assert people.count() == stored(proof.measure, agency)


def rows():
    return set(Figure.objects.values_list("pk", "day", "measure", "region_id", "agency_id", "value"))


def test_computing_again_changes_nothing_and_costs_a_handful_of_statements(population):
    services.compute_figures()
    before = rows()
    with CaptureQueriesContext(connection) as queries:
        services.compute_figures()
    assert rows() == before
    writing = [query["sql"] for query in queries if "INSERT INTO dashboard_figure" in query["sql"]]
    assert len(writing) == 1
    assert len(queries) <= 20
    assert FigureRun.objects.count() == 1


def test_only_what_changed_is_written_and_what_is_gone_goes(agencies):
    agreement = make_agreement(agency=agencies[1])
    record = make_capital(agreement=agreement)
    stays = make_marketing(agreement=agreement)
    services.compute_figures()
    untouched = Figure.objects.get(measure=measures.MARKETING.code, agency=None)
    assert stored(measures.CAPITAL_RUPIAH, agencies[1]) == record.amount

    support.void(actor=make_actor("agency_officer", agency=agencies[1]), record=record, reason="Salah")
    services.compute_figures()

    for measure in (measures.CAPITAL, measures.CAPITAL_RUPIAH, measures.CAPITALISED, measures.STEPS[Step.P7]):
        for agency in (None, agencies[1]):
            assert not Figure.objects.filter(measure=measure.code, agency=agency).exists()
    assert Figure.objects.get(measure=measures.MARKETING.code, agency=None) == untouched
    assert stored(measures.MARKETED, agencies[1]) == 1
    assert stays.status == "recorded"


def test_two_disbursements_to_one_enterprise_are_two_and_one(agencies):
    enterprise = make_enterprise()
    for agency in agencies:
        make_capital(enterprise, agreement=make_agreement(agency=agency), amount=20_000_000)
    services.compute_figures()
    assert (stored(measures.CAPITAL), stored(measures.CAPITALISED)) == (2, 1)
    assert stored(measures.CAPITAL_RUPIAH) == 40_000_000
    for agency in agencies:
        assert (stored(measures.CAPITAL, agency), stored(measures.REGISTERED, agency)) == (1, 1)


def test_each_day_keeps_its_figures(agencies):
    make_enterprise()
    services.compute_figures(TODAY - timedelta(days=1))
    make_enterprise()
    services.compute_figures()
    days = Figure.objects.filter(measure="registered", agency=None).order_by("day").values_list("day", "value")
    assert list(days) == [(TODAY - timedelta(days=1), 1), (TODAY, 2)]


def test_targets_are_counted_by_the_indicator_that_lists_their_people(agencies):
    promised = [("enterprises_capital", TODAY.year, 50), ("enterprises_capital", TODAY.year + 1, 80)]
    agreement = make_agreement(agency=agencies[1], targets=promised)
    make_capital(agreement=agreement, happened_on=max(TODAY - timedelta(days=3), date(TODAY.year, 1, 1)))
    services.compute_figures()
    services.compute_figures()
    found = Realisation.objects.filter(target__indicator="enterprises_capital").values_list("target__amount", "value")
    assert list(found) == [(50, 1)]


def test_refresh_goes_through_the_outbox_and_not_twice_in_a_minute(agencies):
    actor = make_actor("leadership")
    services.order_refresh(actor=actor)
    with pytest.raises(Refused):
        services.order_refresh(actor=actor)
    message = OutboxMessage.objects.get(task=services.TASK)
    assert run_message(str(message.pk))
    assert FigureRun.objects.get().day == TODAY
    with pytest.raises(Refused):
        services.order_refresh(actor=actor)
    FigureRun.objects.update(computed_at=timezone.now() - timedelta(minutes=2))
    services.order_refresh(actor=actor)
    with pytest.raises(Refused):
        services.order_refresh(actor=make_actor("partner"))


def test_the_clock_computes_and_old_days_but_month_ends_are_forgotten(agencies):
    make_enterprise()
    for day in (date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 3), date(2026, 6, 30)):
        services.compute_figures(day)
    tasks.refresh()
    assert FigureRun.objects.filter(day=TODAY).exists()
    services.thin_out(date(2026, 7, 15))
    kept = set(FigureRun.objects.exclude(day=TODAY).values_list("day", flat=True))
    assert kept == {date(2026, 1, 31), date(2026, 2, 3), date(2026, 6, 30)}
    assert set(Figure.objects.exclude(day=TODAY).values_list("day", flat=True)) == kept


def test_an_agency_without_enterprises_has_no_figures(agencies):
    make_enterprise(agencies=[agencies[0]])
    services.compute_figures()
    assert not Figure.objects.filter(agency=make_agency("dkp")).exists()
