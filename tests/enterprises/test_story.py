"""One story per enterprise: from every app, narrowed, on paper, and no more than one may read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from enterprises.choices import Step
from enterprises.selectors.story import story_of
from tests.factories.accounts import make_actor, make_agency, make_user
from tests.factories.enterprises import make_enterprise, make_step
from tests.factories.support import make_capital, make_marketing
from tests.factories.training import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def enterprise(client, indonesian):
    client.force_login(make_user("secretariat"))
    row = make_enterprise()
    make_certificate(row, title="Foto produk dengan ponsel")
    make_marketing(row)
    make_capital(row)
    make_step(row, Step.P4)
    return row


def shown(client, enterprise, **asked):
    answer = client.get(reverse("enterprises:history", args=[enterprise.pk]), asked)
    assert answer.status_code == 200
    return answer


def test_every_app_tells_its_part_and_each_can_be_read_alone(client, enterprise):
    whole = shown(client, enterprise).context["story"]
    by_part = {
        part: shown(client, enterprise, part=part).context["story"]
        for part in ("steps", "registration", "trainings", "support", "licences", "data")
    }
    assert [len(by_part[part]) > 0 for part in ("steps", "trainings", "support", "data")] == [True] * 4
    assert sum(len(entries) for entries in by_part.values()) == len(whole)
    assert any("Foto produk dengan ponsel" in entry.text for entry in by_part["trainings"])
    assert not any("Foto produk dengan ponsel" in entry.text for entry in by_part["support"])


def test_words_and_days_narrow_it_and_what_was_asked_stays(client, enterprise):
    today = timezone.localdate()
    assert shown(client, enterprise, since=today.isoformat(), until=today.isoformat()).context["story"]
    yesterday = (today - timedelta(days=1)).isoformat()
    page = shown(client, enterprise, until=yesterday)
    assert not page.context["story"] and "Tidak ada kejadian seperti ini." in page.content.decode()
    found = shown(client, enterprise, q="FOTO ponsel").context["story"]
    assert found and all("Foto produk dengan ponsel" in entry.text for entry in found)
    wrong = shown(client, enterprise, since=today.isoformat(), until=yesterday)
    assert "sebelum hari pertama" in wrong.content.decode() and wrong.context["story"]
    assert f'value="{yesterday}"' in wrong.content.decode()


def test_paper_has_the_whole_story_with_its_changes_open(client, enterprise, monkeypatch):
    monkeypatch.setattr("enterprises.views.story.PER_PAGE", 2)
    page = shown(client, enterprise, part="data", page="2")
    assert 0 < len(page.context["story"]) <= 2
    assert page.context["pager"]["previous_url"] == "?part=data&page=1"
    paper = shown(client, enterprise, print="1").content.decode()
    assert paper.count("timeline-entry") == page.context["pager"]["count_label"] or paper.count("timeline-entry") > 4
    assert '<details class="timeline-changes">' not in paper


def test_another_agencys_capital_is_not_told(enterprise):
    stranger = make_actor("agency_officer", agency=make_agency("dislautkan"))
    parts = {entry.model.__name__ for entry in story_of(stranger, enterprise) if entry.model}
    assert not parts & {"CapitalDisbursement", "MarketingResult"}


def test_its_length_costs_no_queries(enterprise, django_assert_max_num_queries):
    actor = make_actor("secretariat")
    story_of(actor, enterprise)
    with django_assert_max_num_queries(45) as before:
        story_of(actor, enterprise)
    for _n in range(3):
        make_marketing(enterprise)
        make_certificate(enterprise)
    with django_assert_max_num_queries(len(before)):
        story_of(actor, enterprise)
