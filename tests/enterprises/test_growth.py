"""Yearly figures: given by the owner, verified by an officer, compared only where they can be."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actors import SYSTEM
from dashboard import measures
from dashboard.models import Figure
from dashboard.services import compute_figures
from enterprises.choices import Asked
from enterprises.growth import growth_of
from enterprises.models import ClassThreshold, YearlyFigure
from enterprises.services.asking import ask
from tests.factories.accounts import make_user
from tests.factories.enterprises import make_enterprise

pytestmark = pytest.mark.django_db
LAST = timezone.localdate().year - 1
SMALL = 3_000_000_000


@pytest.fixture
def owner():
    return make_user()


@pytest.fixture
def enterprise(owner):
    row = make_enterprise(user=owner)
    YearlyFigure.objects.all().delete()
    return row


def give(client, enterprise, year, turnover, **more):
    url = f"{reverse('enterprises:give-figures', args=[enterprise.pk])}?tahun={year}"
    values = {"turnover": str(turnover), "capital": "15000000", "workers_male": "1", "workers_female": "2", **more}
    return client.post(url, values)


def verify(client, enterprise, year, turnover=96_000_000, **more):
    url = reverse("enterprises:verify-figures", args=[enterprise.pk, year])
    values = {"turnover": str(turnover), "capital": "15000000", "workers_male": "2", "workers_female": "4"}
    return client.post(url, values | {"seen": "Buku kas setahun."} | more)


def growths(enterprise):
    return growth_of(enterprise.figures.select_related("class_rule"))


def test_the_owner_gives_two_years_and_moves_up_a_class(client, owner, enterprise):
    client.force_login(owner)
    assert give(client, enterprise, LAST - 1, 96_000_000).status_code == 302
    assert (
        give(client, enterprise, LAST, SMALL, workers_male="4", capacity="1200", capacity_unit="kg").status_code == 302
    )
    enterprise.refresh_from_db()
    assert enterprise.business_class == "small"
    newest, oldest = growths(enterprise)
    assert newest.moved_up and newest.jobs == 3 and oldest.why_not
    figure = enterprise.figures.get(year=LAST)
    assert figure.class_rule.regulation and figure.class_basis == "turnover" and figure.capacity == 1200
    compute_figures()
    assert Figure.objects.get(measure=measures.MOVED_UP.code, agency=None).value == 1
    assert not Figure.objects.filter(measure=measures.MOVED_UP_VERIFIED.code).exists()
    client.force_login(make_user("verifier"))
    listed = client.get(reverse("enterprises:list"), {"moved_up": "any"}).content.decode()
    assert enterprise.name in listed
    assert enterprise.name not in client.get(reverse("enterprises:list"), {"moved_up": "verified"}).content.decode()


def test_a_verified_year_is_not_compared_with_a_declared_one(client, owner, enterprise):
    client.force_login(owner)
    give(client, enterprise, LAST - 1, 96_000_000)
    give(client, enterprise, LAST, SMALL)
    client.force_login(make_user("verifier"))
    assert verify(client, enterprise, LAST, SMALL).status_code == 302
    newest = growths(enterprise)[0]
    assert newest.why_not and not newest.moved_up and newest.jobs is None
    compute_figures()
    assert not Figure.objects.filter(measure=measures.MOVED_UP.code).exists()
    verify(client, enterprise, LAST - 1)
    assert growths(enterprise)[0].moved_up
    compute_figures()
    assert Figure.objects.get(measure=measures.MOVED_UP_VERIFIED.code, agency=None).value == 1
    page = client.get(enterprise.get_absolute_url()).content.decode()
    assert "Buku kas" not in page or "badge-success" in page
    client.force_login(owner)
    assert give(client, enterprise, LAST, 1).status_code == 422, "what an officer verified stays"


def test_years_classed_by_different_rules_move_nobody_up(client, owner, enterprise):
    client.force_login(owner)
    give(client, enterprise, LAST - 1, 96_000_000)
    rule = ClassThreshold.objects.create(
        business_class="micro",
        max_capital=1,
        max_turnover=200_000_000,
        regulation="Aturan lama",
        valid_from=date(2008, 1, 1),
        valid_to=date(2020, 12, 31),
    )
    YearlyFigure.objects.update(class_rule=rule)
    give(client, enterprise, LAST, SMALL)
    newest = growths(enterprise)[0]
    assert newest.class_why_not and not newest.moved_up and newest.jobs == 0
    compute_figures()
    assert not Figure.objects.filter(measure=measures.MOVED_UP.code).exists()


def test_years_with_a_gap_and_odd_workers(client, owner, enterprise):
    client.force_login(owner)
    give(client, enterprise, LAST - 2, 96_000_000)
    give(client, enterprise, LAST, SMALL)
    assert growths(enterprise)[0].why_not
    assert give(client, enterprise, LAST, SMALL, casual_male="9").status_code == 422


def test_nobody_verifies_their_own_business_or_one_elsewhere(client, owner, enterprise):
    client.force_login(owner)
    give(client, enterprise, LAST, SMALL)
    assert verify(client, enterprise, LAST).status_code in (403, 404)
    client.force_login(make_user("verifier", region="19.03"))
    assert verify(client, enterprise, LAST).status_code in (403, 404)
    client.force_login(make_user("verifier"))
    assert verify(client, enterprise, LAST, seen="").status_code == 422
    assert enterprise.figures.get().source == "declared"


def test_an_officer_records_what_an_owner_without_account_cannot_give(client):
    enterprise = make_enterprise()
    YearlyFigure.objects.all().delete()
    ask(actor=SYSTEM, enterprise=enterprise, what=Asked.FIGURES)
    client.force_login(make_user("verifier"))
    shown = client.get(enterprise.get_absolute_url()).content.decode()
    assert reverse("enterprises:verify-figures", args=[enterprise.pk, LAST]) in shown
    assert verify(client, enterprise, LAST).status_code == 302
    figure = enterprise.figures.get()
    assert (figure.year, figure.source, figure.workers_female) == (LAST, "verified", 4)
    assert not enterprise.asks.open().exists(), "what was asked for is there"
    for year in (LAST + 1, enterprise.started_year - 1, 1800, 2099):
        assert verify(client, enterprise, year).status_code == 404
    assert enterprise.figures.count() == 1


def test_the_second_of_two_officers_is_told(client, owner, enterprise):
    client.force_login(owner)
    give(client, enterprise, LAST, 96_000_000)
    client.force_login(make_user("verifier"))
    url = reverse("enterprises:verify-figures", args=[enterprise.pk, LAST])
    stamp = client.get(url).context["form"]["stamp"].value()
    assert stamp in client.get(url).content.decode()
    assert verify(client, enterprise, LAST, 97_000_000, stamp=stamp).status_code == 302
    late = verify(client, enterprise, LAST, 1, stamp=stamp)
    assert late.status_code == 422 and "meanwhile" in late.content.decode()
    assert enterprise.figures.get().turnover == 97_000_000
    assert verify(client, enterprise, LAST, 98_000_000, stamp=late.context["form"]["stamp"].value()).status_code == 302
