"""An agency sees an enterprise while something binds the two, and its private numbers only with four eyes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.actors import actor_for
from audit.models import Act
from enterprises.models import Enterprise
from enterprises.services.identity import REVEALS
from notifications.models import Notice
from support.models import MarketingResult
from tests.factories.accounts import make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import make_agreement
from tests.factories.support import marketing_values
from tests.factories.training import make_training
from training.services import enrolment as places
from training.services import planning

pytestmark = pytest.mark.django_db

REASON = "Mencocokkan KTP di pelatihan"


@pytest.fixture
def agency():
    return make_agency("dinpar")


@pytest.fixture
def officer(client, agency):
    user = make_user("agency_officer", agency=agency)
    client.force_login(user)
    return user


def record(client, enterprise, agreement):
    address = f"{reverse('support:marketing-create')}?number={enterprise.number}"
    page = client.get(address).content.decode()
    assert enterprise.owner.nik not in page and enterprise.owner.phone not in page
    values = marketing_values() | {"agreement": agreement.pk}
    values["happened_on"] = values["happened_on"].isoformat()
    assert client.post(address, values).status_code == 302
    return MarketingResult.objects.get()


def reveal(client, enterprise, reason=REASON):
    return client.post(reverse("enterprises:reveal", args=[enterprise.pk]), {"fields": ["nik"], "reason": reason})


def detail(client, enterprise):
    return client.get(reverse("enterprises:detail", args=[enterprise.pk]))


def test_who_recorded_alone_sees_no_private_number_and_after_the_void_nothing(client, officer, agency):
    enterprise, agreement = make_enterprise(), make_agreement(agency=agency)
    assert detail(client, enterprise).status_code == 404
    row = record(client, enterprise, agreement)
    page = detail(client, enterprise)
    assert page.status_code == 200 and page.context["private"] == []
    refused = reveal(client, enterprise)
    assert refused.status_code == 422 and enterprise.owner.nik not in refused.content.decode()
    move = {"move": "void", "reason": "Salah orang"}
    assert client.post(reverse("support:marketing-move", args=[row.pk]), move).status_code == 302
    assert detail(client, enterprise).status_code == 404
    assert reveal(client, enterprise).status_code == 404
    assert Act.objects.get(verb="enterprise.release").subject == enterprise


def test_a_colleague_is_the_second_pair_of_eyes(client, officer, agency):
    enterprise = make_enterprise()
    record(client, enterprise, make_agreement(agency=agency))
    client.force_login(make_user("agency_head", agency=agency))
    assert enterprise.owner.nik in reveal(client, enterprise).content.decode()


def test_the_owner_who_takes_a_place_is_it_too(client, officer, agency):
    owner = make_user()
    enterprise, training = make_enterprise(user=owner), make_training(agency=agency)
    actor = actor_for(owner.pk)
    row = places.join(actor=actor, training=training, enterprise=enterprise)
    assert reveal(client, enterprise).status_code == 200
    places.leave(actor=actor, enrolment=row)
    assert detail(client, enterprise).status_code == 404


def test_to_enrol_by_number_and_call_the_training_off_opens_nothing(client, officer, agency):
    enterprise, training, actor = make_enterprise(), make_training(agency=agency), actor_for(officer.pk)
    places.enrol(actor=actor, training=training, enterprise=enterprise)
    assert reveal(client, enterprise).status_code == 422
    planning.cancel(actor=actor, training=training, reason="Ditunda")
    assert not Enterprise.objects.visible_to(actor).exists()


def test_one_of_two_records_voided_leaves_the_other(client, officer, agency):
    enterprise, agreement = make_enterprise(), make_agreement(agency=agency)
    row = record(client, enterprise, agreement)
    places.enrol(actor=actor_for(officer.pk), training=make_training(agency=agency), enterprise=enterprise)
    client.post(reverse("support:marketing-move", args=[row.pk]), {"move": "void", "reason": "Ganda"})
    assert detail(client, enterprise).status_code == 200


@pytest.mark.parametrize("reason", ["perlu", "aaaaaaaaaaaa", "ab ab ab ab ab", "1234567890 ..."])
def test_a_reason_that_says_nothing_is_none(client, reason):
    enterprise = make_enterprise()
    client.force_login(make_user("verifier"))
    refused = reveal(client, enterprise, reason)
    assert refused.status_code == 422 and enterprise.owner.nik not in refused.content.decode()


def test_after_so_many_within_the_hour_no_more_is_shown_and_the_head_is_told(client):
    cache.clear()
    agency = make_agency(is_lead=True)
    officer, head = (make_user(role, agency=agency) for role in ("agency_officer", "agency_head"))
    enterprise = make_enterprise()
    for _ in range(REVEALS.most - 1):
        REVEALS.count(officer.pk)
    client.force_login(officer)
    assert reveal(client, enterprise).status_code == 200
    refused = reveal(client, enterprise)
    assert refused.status_code == 422 and enterprise.owner.nik not in refused.content.decode()
    assert Notice.objects.get(kind="identity.revealed_many").recipient == head
    client.force_login(head)
    assert reveal(client, enterprise).status_code == 200


def test_an_officer_credits_their_own_agency_and_a_verifier_one_that_serves(client):
    mine, serving, foreign = (make_agency(code) for code in ("dinpar", "dinkes", "dinsos"))
    enterprise = make_enterprise(agencies=[mine, serving])
    step = {"step": "P3", "achieved_on": timezone.localdate().isoformat(), "evidence_text": "Tiga kali"}

    def credit(user, agency):
        client.force_login(user)
        return client.post(reverse("enterprises:record-step", args=[enterprise.pk]), step | {"agency": agency.pk})

    officer, verifier = make_user("agency_officer", agency=mine), make_user("verifier")
    assert credit(officer, serving).status_code == 422
    assert credit(verifier, foreign).status_code == 422
    assert not enterprise.steps.filter(step="P3").exists()
    assert credit(officer, mine).status_code == 302


def test_nothing_is_sold_before_the_business_began(client, officer, agency):
    long_ago = timezone.localdate() - timedelta(days=4000)
    enterprise, agreement = make_enterprise(), make_agreement(agency=agency, starts_on=long_ago)
    values = marketing_values(happened_on=long_ago + timedelta(days=1)) | {"agreement": agreement.pk}
    answer = client.post(f"{reverse('support:marketing-create')}?number={enterprise.number}", values)
    assert answer.status_code == 422 and "happened_on" in answer.context["form"].errors
