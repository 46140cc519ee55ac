"""The dashboard as each role meets it: figures of its scope, each with the very list behind it, none counted live."""

import random
import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dashboard import measures, services
from dashboard.models import Figure
from dashboard.selectors.lens import Lens
from jobs.models import OutboxMessage
from tests.factories.accounts import (
    BANGKA,
    GERUNGGANG,
    PANGKALPINANG,
    SRI_MENANTI,
    give_role,
    make_actor,
    make_agency,
    make_user,
)
from tests.factories.enterprises import make_enterprise, make_registration
from tests.factories.partnerships import count_for, make_agreement
from tests.factories.support import make_capital, make_marketing

pytestmark = pytest.mark.django_db

HOME = "/dasbor/"
MEMBERS = {
    "leadership": lambda agencies: make_user("leadership"),
    "lead officer": lambda agencies: make_user("agency_officer", agency=agencies[0]),
    "officer": lambda agencies: make_user("agency_officer", agency=agencies[1]),
    "verifier": lambda agencies: make_user("verifier", region=BANGKA),
    "facilitator": lambda agencies: make_user("facilitator", region=GERUNGGANG),
}


def rows_of(client, url) -> int:
    """How many rows a list says it has."""
    page = client.get(url, headers={"HX-Request": "true"})
    assert page.status_code == 200, url
    return int(re.match(r"\d+", page.context["pager"]["count_label"])[0])


def points(context) -> list[tuple[str, int, str]]:
    """(label, figure, link) of what the page shows of the store: tiles, charts, some cells of the table by place."""
    shown = [(str(t["label"]), t["value"], t["url"]) for t in context["tiles"] if not t["value"].startswith("Rp")]
    for chart in (context["funnel"], context["classes"]):
        shown += [(str(chart.title), row[1], re.search('href="([^"]*)"', row[0])[1]) for row in chart.rows]
    cells = [(name, cell) for name, *row in context["places"]["rows"] for cell in row]
    for name, cell in random.Random(timezone.localdate().toordinal()).sample(cells, 4):
        link = re.fullmatch('<a href="([^"]*)">([^<]*)</a>', cell)
        shown.append((name, link[2], link[1]))
    return [(label, int(value), unescape(url)) for label, value, url in shown]


def test_every_figure_is_the_count_of_the_list_it_leads_to(client, population):
    services.compute_figures()
    # One register for all of them: it takes longer to make than to read.
    for role, member in MEMBERS.items():
        client.force_login(member(population))
        queries = [{}, {"kabupaten": PANGKALPINANG}]
        if role == "leadership":
            queries += [{"agency": population[1].pk}, {"agency": population[0].pk, "kabupaten": BANGKA}]
        for query in queries:
            shown = points(client.get(HOME, query).context)
            assert len(shown) > 10
            for label, figure, url in shown:
                assert url, (role, label)
                assert rows_of(client, url) == figure, (role, label, url)


def funnel(page) -> list[int]:
    return [int(row[1]) for row in page.context["funnel"].rows]


def test_a_verifier_sees_the_figures_of_the_own_kabupaten_whatever_the_address_says(client, agencies):
    for _n in range(3):
        make_enterprise(village=SRI_MENANTI)
    make_enterprise()
    services.compute_figures()
    client.force_login(make_user("verifier", region=PANGKALPINANG))
    for query in ({}, {"kabupaten": BANGKA}, {"agency": agencies[0].pk}, {"kabupaten": "19", "agency": "x"}):
        page = client.get(HOME, query)
        assert funnel(page)[0] == 1
        assert "Sungailiat" not in page.content.decode()


def test_an_officer_sees_what_the_agency_serves_and_no_foreign_money(client, agencies):
    lead, other = agencies
    make_capital(agreement=make_agreement(agency=lead), amount=90_000_000)
    make_capital(agreement=make_agreement(agency=other), amount=20_000_000)
    make_enterprise()
    services.compute_figures()
    client.force_login(make_user("agency_officer", agency=other))
    page = client.get(HOME)
    assert funnel(page) == [1, 0, 0, 0, 0, 0, 1]
    rupiah = [t["value"] for t in page.context["tiles"] if t["value"].startswith("Rp")]
    assert len(rupiah) == 1
    assert rupiah[0].startswith("Rp20")
    assert funnel(client.get(HOME, {"agency": lead.pk})) == [1, 0, 0, 0, 0, 0, 1]


def test_the_lead_agency_sees_the_register_of_all_and_the_capital_it_gave(client, agencies):
    make_capital(agreement=make_agreement(agency=agencies[1]))
    services.compute_figures()
    client.force_login(make_user("agency_head", agency=agencies[0]))
    page = client.get(HOME)
    assert funnel(page)[0] == 1
    capital = next(t for t in page.context["tiles"] if t["label"] == measures.CAPITAL.label)
    assert capital["value"] == "0"
    assert "agency" in capital["url"]


@pytest.mark.parametrize("role", ["verifier", "facilitator"])
def test_roles_without_need_see_no_capital(client, agencies, role):
    make_capital(agreement=make_agreement(agency=agencies[0]))
    services.compute_figures()
    client.force_login(make_user(role))
    page = client.get(HOME)
    assert not [t for t in page.context["tiles"] if "Rp" in t["value"]]
    assert client.get(f"/dasbor/{measures.CAPITALISED.code}/pelaku/").context["table"]["rows"] == []


def test_who_works_for_two_agencies_sees_one_at_a_time(client, agencies):
    both = make_enterprise(agencies=agencies[1:])
    user = make_user("agency_officer", agency=agencies[1])
    give_role(user, "verifier", region=BANGKA)
    make_enterprise(village=SRI_MENANTI)
    services.compute_figures()
    client.force_login(user)
    assert funnel(client.get(HOME))[0] == 1
    page = client.get(HOME, {"agency": agencies[1].pk})
    assert funnel(page)[0] == 1
    assert both.village.parent.parent.name in page.content.decode()


@pytest.mark.parametrize("permission", ["enterprise.view", "support.view"])
def test_a_lens_never_shows_more_than_the_permission_reaches(agencies, permission):
    for role in ("partner", None):
        assert Lens(make_actor(role)).slice_for(permission) is None
    officer = make_actor("agency_officer", agency=agencies[1])
    assert Lens(officer, agency_id=agencies[0].pk).slice_for(permission) is None
    verifier = make_actor("verifier", region=BANGKA)
    assert Lens(verifier, kabupaten=PANGKALPINANG).slice_for(permission) is None
    assert Lens(verifier, agency_id=agencies[0].pk).slice_for(permission) is None


def test_nothing_is_counted_live(client, population):
    services.compute_figures()
    client.force_login(make_user("leadership"))
    client.get(HOME)
    with CaptureQueriesContext(connection) as queries:
        client.get(HOME)
    counting = [q["sql"] for q in queries if re.search(r"\b(COUNT|SUM|GROUP BY)\b", q["sql"])]
    assert [sql for sql in counting if '"dashboard_figure"' not in sql and '"notifications_notice"' not in sql] == []
    make_enterprise(steps=["P2"])
    assert funnel(client.get(HOME))[0] == 25


def test_a_dashboard_costs_the_same_for_one_row_and_for_many(client, agencies):
    client.force_login(make_user("leadership"))
    counts = []
    for more in (1, 4):
        for _n in range(more):
            agreement = make_agreement(agency=agencies[0], ends_on=timezone.localdate() + timedelta(days=20))
            make_capital(agreement=agreement)
            make_registration()
        services.compute_figures()
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_before_the_first_computation_the_page_says_what_to_do(client, agencies):
    client.force_login(make_user("leadership"))
    page = client.get(HOME)
    assert "tiles" not in page.context
    assert client.post("/dasbor/segarkan/").url == HOME
    assert OutboxMessage.objects.filter(task=services.TASK).count() == 1
    client.post("/dasbor/segarkan/")
    assert OutboxMessage.objects.filter(task=services.TASK).count() == 1


def test_the_longest_waiting_registration_of_the_own_region_comes_first(client, agencies):
    rows = [make_registration(business_name=f"Usaha {n}", village=SRI_MENANTI) for n in range(2)]
    foreign = make_registration(business_name="Usaha lain")
    type(rows[1]).objects.filter(pk=rows[1].pk).update(submitted_at=timezone.now() - timedelta(days=9))
    client.force_login(make_user("verifier", region=BANGKA))
    page = client.get(HOME)
    assert [row.pk for row in page.context["waiting"]] == [rows[1].pk, rows[0].pk]
    assert foreign.business_name not in page.content.decode()
    client.force_login(make_user("leadership"))
    assert client.get(HOME).context["waiting"] is None


def test_agreements_that_end_soon_and_targets_far_from_done(client, agencies):
    today = timezone.localdate()
    soon = make_agreement(
        agency=agencies[1], ends_on=today + timedelta(days=20), targets=[("enterprises_capital", today.year, 4)]
    )
    make_agreement(agency=agencies[0], ends_on=today + timedelta(days=20))
    make_capital(agreement=soon, happened_on=today)
    services.compute_figures()
    client.force_login(make_user("agency_officer", agency=agencies[1]))
    context = client.get(HOME).context
    assert soon in context["ending"]
    assert all(a.agency in (agencies[1], None) for a in context["ending"])
    assert [(row.value, row.target.amount) for row in context["targets"]] == [(1, 4)]


def test_those_without_a_dashboard_are_led_home(client):
    client.force_login(make_user())
    assert client.get(HOME).url == "/daftar/"
    assert client.post("/dasbor/segarkan/").status_code == 403
    assert client.get("/dasbor/certified/pelaku/").status_code == 403
    client.force_login(make_user("partner"))
    assert client.get(HOME).url == "/kerja-sama/"


def test_the_list_behind_a_figure_is_closed_to_others_and_to_nonsense(client, agencies):
    make_marketing(agreement=make_agreement(agency=agencies[0]))
    client.force_login(make_user("agency_officer", agency=agencies[1]))
    assert client.get("/dasbor/marketed/pelaku/", {"agency": agencies[0].pk}).context["table"]["rows"] == []
    assert client.get("/dasbor/tidak-ada/pelaku/").status_code == 404
    client.force_login(make_user("leadership"))
    for agency in ("9" * 30, "x", "-1", "٣"):
        assert client.get("/dasbor/marketed/pelaku/", {"agency": agency}).status_code == 200
    assert len(client.get("/dasbor/marketed/pelaku/").context["table"]["rows"]) == 1


def test_the_landing_page_shows_stored_totals_to_anybody(client, agencies):
    make_capital(agreement=make_agreement(agency=agencies[0]), amount=40_000_000)
    assert "landing-figures" not in client.get("/").content.decode()
    services.compute_figures()
    page = client.get("/").content.decode()
    assert "landing-figures" in page
    assert "Rp40" in page
    Figure.objects.all().delete()
    assert "landing-figures" not in client.get("/").content.decode()


def test_a_kesepakatan_bersama_shows_what_the_agreements_under_it_reached_together(client):
    first = make_agreement()
    umbrella = first.parent
    second = make_agreement(agency=make_agency("dkp"), parent=umbrella)
    target, other = first.targets.get(), second.targets.get()
    count_for(first, target.year, [make_enterprise(), make_enterprise()])
    count_for(second, other.year, [make_enterprise()])
    services.compute_figures()
    client.force_login(make_user("secretariat"))
    page = client.get(umbrella.get_absolute_url()).content.decode()
    for label, value in (("Target", target.amount + other.amount), ("Reached", 3)):
        assert f'data-label="{label}">{value}</td>' in page
    assert "Under this agreement, together" not in client.get(first.get_absolute_url()).content.decode()
