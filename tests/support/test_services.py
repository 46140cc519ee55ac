"""Recording and voiding support: what follows from it, and what is refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actors import actor_for
from audit.models import Act
from core.decisions import Refused
from enterprises.models import Engagement, Enterprise, StepRecord
from notifications.models import Notice
from partnerships.choices import AgreementStatus
from partnerships.periods import Days
from partnerships.realisation import indicator
from support import services
from support.choices import RecordStatus
from support.models import CapitalDisbursement, MarketingResult, Scheme
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import chosen_for, make_agreement, make_partner
from tests.factories.support import (
    capital_values,
    make_capital,
    make_marketing,
    make_scheme,
    marketing_values,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def agency():
    return make_agency("disperindag")


@pytest.fixture
def officer(agency):
    return make_actor("agency_officer", agency=agency)


@pytest.fixture
def agreement(agency):
    return make_agreement(agency=agency)


def standing_steps(enterprise) -> list[str]:
    return list(StepRecord.objects.standing().filter(enterprise=enterprise).values_list("step", flat=True))


def refused_fields(refused) -> set[str]:
    return {refusal.field for refusal in refused.value.refusals}


def test_capital_does_the_step_engages_the_agency_and_tells_the_owner(officer, agency, agreement):
    owner = make_user(email="melati@example.id")
    enterprise = make_enterprise(user=owner)
    assert not Enterprise.objects.visible_to(officer).exists()

    record = make_capital(enterprise, agreement=agreement, actor=officer)

    assert (record.agency, record.recorded_by) == (agency, officer.name)
    step = StepRecord.objects.standing().get(enterprise=enterprise, step="P7")
    assert (step.evidence, step.evidence_id, step.agency, step.achieved_on) == (
        "capital", record.pk, agency, record.happened_on,
    )  # fmt: skip
    assert list(Enterprise.objects.visible_to(officer)) == [enterprise]
    assert list(CapitalDisbursement.objects.visible_to(officer)) == [record]
    assert Act.objects.about(record).get().verb == "capital.record"
    notice = Notice.objects.get(recipient=owner)
    assert enterprise.name in notice.title
    assert "25.000.000" not in notice.body


def test_marketing_does_step_five(officer, agreement):
    enterprise = make_enterprise()
    make_marketing(enterprise, agreement=agreement, actor=officer)
    assert standing_steps(enterprise) == ["P1", "P5"]


@pytest.mark.parametrize(
    ("amount", "passes"),
    [(10_000_000, False), (10_000_001, True), (100_000_000, True), (100_000_001, False)],
)
def test_the_amount_lies_above_the_floor_and_not_above_the_ceiling(officer, agreement, amount, passes):
    enterprise = make_enterprise()
    values = capital_values(amount=amount)
    if passes:
        services.record_capital(actor=officer, enterprise=enterprise, agreement=agreement, **values)
        assert standing_steps(enterprise) == ["P1", "P7"]
        return
    with pytest.raises(Refused) as refused:
        services.record_capital(actor=officer, enterprise=enterprise, agreement=agreement, **values)
    assert refused_fields(refused) == {"amount"}
    assert "Rp10" in str(refused.value)
    assert not CapitalDisbursement.objects.exists()
    assert not Engagement.objects.exists()


def test_the_rule_of_the_day_decides_and_not_the_rule_of_today(officer, agreement):
    changed = TODAY - timedelta(days=10)
    make_scheme(ceiling=50_000_000, valid_to=changed - timedelta(days=1))
    make_scheme(valid_from=changed, ceiling=100_000_000)
    enterprise = make_enterprise()
    for day, passes in ((changed - timedelta(days=1), False), (changed, True)):
        values = capital_values(scheme="kur-mikro", amount=60_000_000, happened_on=day)
        if passes:
            record = services.record_capital(actor=officer, enterprise=enterprise, agreement=agreement, **values)
            assert record.scheme.valid_from == changed
        else:
            with pytest.raises(Refused, match=r"50\.000\.000"):
                services.record_capital(actor=officer, enterprise=enterprise, agreement=agreement, **values)
    assert [name for _code, name in Scheme.objects.names()] == ["KUR Mikro"]


def test_a_scheme_must_exist_and_be_in_force_on_the_day(officer, agreement):
    make_scheme("umi", name="UMi", valid_to=date(2024, 12, 31))
    for code in ("umi", "tidak-ada"):
        with pytest.raises(Refused) as refused:
            make_capital(agreement=agreement, actor=officer, scheme=code)
        assert refused_fields(refused) == {"scheme"}


@pytest.mark.parametrize("status", [AgreementStatus.DRAFT, AgreementStatus.TERMINATED, AgreementStatus.CANCELLED])
def test_nothing_is_recorded_under_an_agreement_that_is_not_in_force(officer, agency, status):
    agreement = make_agreement(agency=agency, status=status)
    with pytest.raises(Refused) as refused:
        make_marketing(agreement=agreement, actor=officer)
    assert refused_fields(refused) == {"agreement"}


def test_what_was_given_in_its_term_may_be_recorded_after_an_agreement_has_run_out(officer, agency):
    begun, ended = TODAY - timedelta(days=60), TODAY - timedelta(days=5)
    over = make_agreement(agency=agency, status=AgreementStatus.EXPIRED, starts_on=begun, ends_on=ended)
    assert over.status == AgreementStatus.EXPIRED
    make_marketing(agreement=over, actor=officer, happened_on=ended)
    for day in (ended + timedelta(days=1), begun - timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            make_marketing(agreement=over, actor=officer, happened_on=day)
        assert refused_fields(refused) == {"happened_on"}


def test_the_agreement_of_another_agency_is_refused(officer):
    foreign = make_agreement(agency=make_agency("dkukm", is_lead=True))
    with pytest.raises(Refused) as refused:
        make_capital(agreement=foreign, actor=officer)
    assert refused_fields(refused) == {"agreement"}


def test_tomorrow_has_not_happened(officer, agreement):
    with pytest.raises(Refused) as refused:
        make_marketing(agreement=agreement, actor=officer, happened_on=TODAY + timedelta(days=1))
    assert refused_fields(refused) == {"happened_on"}


@pytest.mark.parametrize("role", ["verifier", "secretariat", "leadership", "administrator", None])
def test_only_the_staff_of_agencies_record_support(agreement, role):
    with pytest.raises(Refused):
        make_marketing(agreement=agreement, actor=make_actor(role))
    assert not MarketingResult.objects.exists()


def test_a_second_click_makes_no_second_record(officer, agreement):
    enterprise, token = make_enterprise(user=make_user()), uuid4()
    first = make_capital(enterprise, agreement=agreement, actor=officer, token=token)
    again = make_capital(enterprise, agreement=agreement, actor=officer, token=token)
    assert again == first
    assert CapitalDisbursement.objects.count() == 1
    assert Notice.objects.count() == 1
    # The browser's back button, other figures, the same form: to keep silent would lose the second record.
    with pytest.raises(Refused):
        make_capital(enterprise, agreement=agreement, actor=officer, token=token, amount=30_000_000)
    make_capital(enterprise, agreement=agreement, actor=officer)
    assert CapitalDisbursement.objects.count() == 2


def test_voiding_takes_the_step_and_the_count_and_says_why(officer, agreement):
    owner = make_user()
    enterprise = make_enterprise(user=owner)
    record = make_capital(enterprise, agreement=agreement, actor=officer)
    counted = indicator("enterprises_capital")
    year = record.happened_on.year
    assert counted.count(agreement_id=agreement.pk, days=Days.of_year(year)) == 1

    with pytest.raises(Refused):
        services.void(actor=officer, record=record, reason="  ")
    services.void(actor=officer, record=record, reason="Salah ketik")

    record.refresh_from_db()
    assert record.status == RecordStatus.VOIDED
    assert standing_steps(enterprise) == ["P1"]
    assert StepRecord.objects.get(step="P7").revoked_reason == "Salah ketik"
    assert counted.count(agreement_id=agreement.pk, days=Days.of_year(year)) == 0
    assert "Salah ketik" in Notice.objects.filter(recipient=owner).order_by("-pk")[0].body
    with pytest.raises(Refused):
        services.void(actor=officer, record=record, reason="Sekali lagi")


def test_a_step_stands_on_the_other_record_when_one_is_voided(officer, agreement):
    enterprise = make_enterprise()
    first = make_marketing(enterprise, agreement=agreement, actor=officer)
    second = make_marketing(enterprise, agreement=agreement, actor=officer, channel="tokopedia")
    services.void(actor=officer, record=first, reason="Toko tutup")
    assert StepRecord.objects.standing().get(enterprise=enterprise, step="P5").evidence_id == second.pk
    services.void(actor=officer, record=second, reason="Toko tutup")
    assert standing_steps(enterprise) == ["P1"]


def test_another_agency_cannot_void_and_nobody_unvoids(officer, agreement):
    record = make_marketing(agreement=agreement, actor=officer)
    stranger = make_actor("agency_officer", agency=make_agency("dkp"))
    with pytest.raises(Refused):
        services.void(actor=stranger, record=record, reason="Bukan milik saya")
    services.void(actor=officer, record=record, reason="Salah")
    with pytest.raises(DatabaseError), transaction.atomic():
        MarketingResult.objects.filter(pk=record.pk).update(status=RecordStatus.RECORDED)


def test_indicators_count_each_enterprise_once_in_its_year_and_under_its_agreement(officer, agency, agreement):
    enterprise = make_enterprise()
    other = make_agreement(agency=agency)
    year = TODAY.year
    day = max(agreement.starts_on, date(year, 1, 1))
    make_marketing(enterprise, agreement=agreement, actor=officer, happened_on=day)
    make_marketing(enterprise, agreement=agreement, actor=officer, happened_on=day, channel="tokopedia")
    make_marketing(agreement=other, actor=officer, happened_on=day)
    counted = indicator("enterprises_marketed")
    assert list(counted.rows(agreement_id=agreement.pk, days=Days.of_year(year))) == [enterprise]
    assert counted.count(agreement_id=agreement.pk, days=Days.of_year(year - 1)) == 0
    assert counted.count(agreement_id=agreement.pk, days=Days.of_year(year), region_code="19.01") == 0
    umbrella = make_agreement("kb")
    child = make_agreement(agency=agency, parent=umbrella)
    make_marketing(agreement=child, actor=officer, happened_on=day)
    assert counted.count(agreement_id=umbrella.pk, days=Days.of_year(year)) == 1


def test_an_owner_reads_what_is_recorded_for_them_and_no_more(agreement, officer):
    owner = make_user()
    own = make_capital(make_enterprise(user=owner), agreement=agreement, actor=officer)
    make_capital(agreement=agreement, actor=officer)
    actor = actor_for(owner.pk)
    assert list(CapitalDisbursement.objects.visible_to(actor)) == [own]
    assert not CapitalDisbursement.objects.visible_to(make_actor("verifier")).exists()
    assert marketing_values()["channel"] == "shopee"


def test_a_chosen_company_takes_part_and_no_other(client, agency, officer, agreement):
    company, beaten = chosen_for(agreement, "PT Hasil Hutan", "PT Kalah")
    others = [
        make_partner("PT Tidak Dinilai", agency=agency),
        beaten,
        *chosen_for(agreement, "PT Sedang Dinilai", decided=False),
        *chosen_for(make_agreement(agency=make_agency("dlhk")), "PT OPD Lain"),
    ]
    for other in others:
        with pytest.raises(Refused) as refused:
            make_marketing(agreement=agreement, actor=officer, company=other)
        assert refused_fields(refused) == {"company"}
    enterprise = make_enterprise()
    client.force_login(make_user("agency_officer", agency=agency))
    address = f"{reverse('support:marketing-create')}?number={enterprise.number}"
    offered = client.get(address).context["form"].fields["company"].queryset
    assert list(offered) == [company]
    sent = client.post(address, marketing_values(agreement=agreement.pk, company=company.pk))
    assert sent.status_code == 302
    record = MarketingResult.objects.get()
    assert record.company == company and company.name in client.get(sent["Location"]).content.decode()
    page = client.get(company.get_absolute_url()).content.decode()
    assert record.product in page and record.get_absolute_url() in page
