"""The list page through the register: pages by position, default filters, tabs, chips, bulk actions, export."""

import base64
import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Act
from enterprises.models import Enterprise, Word
from tests.factories.accounts import BANGKA, SRI_MENANTI, TAMAN_BUNGA, make_user
from tests.factories.enterprises import make_enterprise, make_owner, make_registration

pytestmark = pytest.mark.django_db

REGISTER, QUEUE = "/umkm/", "/pendaftaran/"


@pytest.fixture
def staff(client):
    user = make_user("leadership")
    client.force_login(user)
    return user


def rows(response) -> list[int]:
    return [row["pk"] for row in response.context["table"]["rows"]]


def walk(client, url: str, direction: str = "next_url") -> list[list[int]]:
    """The rows of each page, following the pager."""
    pages = []
    while url:
        response = client.get(url)
        pages.append(rows(response))
        url = response.context["pager"][direction]
        last = response
    if direction == "next_url":
        walk.last = last
    return pages


@pytest.mark.parametrize("sort", ["name", "-name", "registered", "-registered", "class", "-pk"])
def test_pages_hold_every_row_once_and_in_order_also_among_equals(client, staff, sort):
    make_enterprise()  # makes the reference data
    day = timezone.localdate()
    owner = make_owner()
    first = Enterprise.objects.get()
    for n in range(60):
        first.pk, first.number, first.owner = None, f"1971-{n:06d}", make_owner() if n % 2 else owner
        # Three names and two days among 60 rows: most rows are equal to their neighbours. One owner has each name once.
        first.name = "Dapur Getas" if n % 2 else f"Warung {n // 2}"
        first.registered_on = day - timedelta(days=n % 2)
        first.save(force_insert=True)
    pages = walk(client, f"{REGISTER}?sort={sort}&size=25")
    seen = [pk for page in pages for pk in page]
    field = {"name": "name", "registered": "registered_on", "class": "business_class", "pk": "pk"}[sort.lstrip("-")]
    sign = "-" if sort.startswith("-") else ""
    order = [f"{sign}{field}"] if field == "pk" else [f"{sign}{field}", f"{sign}pk"]
    assert seen == list(Enterprise.objects.order_by(*order).values_list("pk", flat=True))
    back = walk(client, walk.last.context["pager"]["previous_url"], "previous_url")
    assert [pk for page in reversed(back) for pk in page] == seen[: len(seen) - len(pages[-1])]


def test_a_page_stays_exact_while_rows_come_and_go(client, staff):
    made = [make_enterprise() for _ in range(27)]
    first = client.get(f"{REGISTER}?sort=-pk")
    late = make_enterprise()
    made[5].steps.all().delete()
    made[5].figures.all().delete()
    Enterprise.objects.filter(pk=made[20].pk).delete()
    second = client.get(first.context["pager"]["next_url"])
    assert rows(second) == [made[1].pk, made[0].pk]
    assert late.pk not in rows(first) + rows(second)


def cursor(*parts) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(parts)).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "bad",
    [
        "%",
        "AAAA",
        cursor("n"),
        cursor("n", "1", "2"),
        cursor("x", "1"),
        cursor("n", 1),
        cursor("n", None),
        cursor("n", "satu"),
        cursor("n", "1\x00"),
        cursor("n", ["1"]),
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
        base64.urlsafe_b64encode(b'{"a": 1}').decode(),
    ],
)
def test_a_cursor_nobody_gave_is_a_bad_request(client, staff, bad):
    make_enterprise()
    assert client.get(REGISTER, {"cursor": bad}).status_code == 400


def test_a_cursor_beyond_all_numbers_finds_nothing(client, staff):
    make_enterprise()
    assert rows(client.get(REGISTER, {"cursor": cursor("n", "9" * 60), "sort": "pk"})) == []


def test_a_cursor_of_another_sort_is_a_bad_request(client, staff):
    for _ in range(26):
        make_enterprise()
    following = client.get(REGISTER).context["pager"]["next_url"]
    assert client.get(f"{following}&sort=name").status_code == 400


def test_counting_ends_at_the_limit(client, staff, monkeypatch):
    monkeypatch.setattr("core.lists.keyset.COUNT_LIMIT", 2)
    monkeypatch.setattr("core.lists.view.PAGE_SIZES", (1,))
    for _ in range(4):
        make_enterprise()
    assert "2" in client.get(REGISTER).context["pager"]["count_label"]
    assert "4" not in client.get(REGISTER).context["pager"]["count_label"]


def test_the_queue_begins_with_what_waits_and_a_tab_lifts_that(client, staff):
    waiting, sent_back = make_registration(), make_registration("correction")
    make_registration("draft")
    opened = client.get(QUEUE)
    assert rows(opened) == [waiting.pk]
    tabs = {str(tab["label"]): tab for tab in opened.context["filter_tabs"]}
    assert next(tab for tab in tabs.values() if tab["active"])["url"].endswith("status=submitted")
    everything = client.get(opened.context["filter_tabs"][-1]["url"])
    assert set(rows(everything)) == {waiting.pk, sent_back.pk}
    assert not any(chip["label"].startswith("Status") for chip in everything.context["active_filters"])


def test_an_export_takes_the_default_filter_and_only_filters_along(client, staff):
    make_registration()
    export = client.get(f"{QUEUE}?q=dapur&size=50&sort=-submitted&col=number&kabupaten=").context["export"]
    if export is not None:  # the reports are of a higher app
        assert sorted(export["query"].split("&")) == ["q=dapur", "status=submitted"]


def test_a_chip_takes_away_its_own_filter_and_no_other(client, staff):
    make_enterprise()
    shown = client.get(f"{REGISTER}?business_class=micro&sex=P&sort=name")
    assert len(shown.context["active_filters"]) == 2
    removed = shown.context["active_filters"][0]["remove_url"]
    assert removed in (f"{REGISTER}?sex=P&sort=name", f"{REGISTER}?sort=name&sex=P")


def test_only_chosen_columns_are_fetched(client, staff, django_assert_num_queries):
    make_enterprise()
    response = client.get(f"{REGISTER}?col=name&col=class&col=unknown")
    assert [column["key"] for column in response.context["table"]["columns"]] == ["name", "class"]
    assert len(client.get(f"{REGISTER}?col=unknown").context["table"]["columns"]) > 5


def test_an_invalid_filter_shows_nothing_instead_of_everything(client, staff):
    make_enterprise()
    response = client.get(f"{REGISTER}?registered_from=kemarin")
    assert rows(response) == []
    assert response.context["filter_form"].errors["registered_from"]


# Bulk actions --------------------------------------------------------------------------------------------------------


@pytest.fixture
def verifier(client):
    user = make_user("verifier")
    client.force_login(user)
    return user


def test_each_ticked_row_stands_alone(client, verifier):
    stuck, good = make_registration(), make_registration()
    make_owner(nik=stuck.nik)  # meanwhile its NIK has come into the register by another way
    answer = client.post(QUEUE, {"action": "verify", "pk": [stuck.pk, good.pk]}, follow=True)
    stuck.refresh_from_db()
    good.refresh_from_db()
    assert (stuck.status, good.status) == ("submitted", "verified")
    assert any(stuck.number in str(message) for message in answer.context["messages"])


def test_ticked_rows_are_verified_by_the_service(client, verifier):
    ticked = [make_registration() for _ in range(3)]
    response = client.post(f"{QUEUE}?q=dapur", {"action": "verify", "pk": [row.pk for row in ticked]})
    assert (response.status_code, response["Location"]) == (302, f"{QUEUE}?q=dapur")
    assert Enterprise.objects.filter(registration__in=ticked).count() == 3
    assert Act.objects.filter(verb="registration.verify", actor_id=verifier.pk).count() == 3


def test_rows_of_another_region_are_not_touched(client, verifier):
    foreign = make_registration(village=SRI_MENANTI)
    client.post(QUEUE, {"action": "verify", "pk": [foreign.pk]})
    foreign.refresh_from_db()
    assert foreign.status == "submitted"


def test_a_reason_is_asked_for_once_for_all(client, verifier):
    row = make_registration()
    client.post(QUEUE, {"action": "return", "pk": [row.pk], "reason": "  "})
    row.refresh_from_db()
    assert row.status == "submitted"
    client.post(QUEUE, {"action": "return", "pk": [row.pk], "reason": "Tulis RT/RW."})
    row.refresh_from_db()
    assert row.status == "correction"


@pytest.mark.parametrize(
    ("role", "data", "status"),
    [
        ("leadership", {"action": "verify"}, 403),
        ("facilitator", {"action": "verify"}, 403),
        ("verifier", {"action": "destroy"}, 400),
        ("verifier", {}, 400),
        ("verifier", {"action": "verify", "pk": ["x", "-1", "1 OR 1=1", "9" * 19, "9" * 5000]}, 302),
    ],
)
def test_what_is_not_offered_cannot_be_done(client, role, data, status):
    row = make_registration()
    client.force_login(make_user(role))
    answer = client.post(QUEUE, {"pk": row.pk} | data)
    assert answer.status_code == status
    row.refresh_from_db()
    assert row.status == "submitted"


# Filters -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_places():
    here = make_enterprise(village=TAMAN_BUNGA, steps=["P3"], name="Dapur Kerupuk Getas")
    there = make_enterprise(
        village=SRI_MENANTI,
        name="Warung Sahang",
        main_product="Lada putih",
        turnover=20_000_000_000,
        nib="0220101234567",
    )
    Enterprise.objects.filter(pk=there.pk).update(registered_on=date(2025, 3, 1))
    there.owner.sex = "L"
    there.owner.save()
    return here, there


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kabupaten=19.71", "here"),
        ("kabupaten=19.01", "there"),
        ("kecamatan=19.71.05", "here"),
        ("kecamatan=19.71.06", ""),
        ("business_class=micro", "here"),
        ("business_class=medium", "there"),
        ("sex=L", "there"),
        ("step=P3", "here"),
        ("lacks_step=P3", "there"),
        ("step=P1", "both"),
        ("registered_to=2025-12-31", "there"),
        ("registered_from=2025-12-31", "here"),
        ("q=getas", "here"),
        ("q=GETAS kerupuk", "here"),
        ("q=krupuk gtas", "here"),
        ("q=srupuk", "here"),
        ("q=sahang getas", ""),
        ("q=0220101234567", "there"),
        ("q=ge", "here"),
        ("q=et", ""),
        ("q=%25", ""),
        ("q=_", ""),
        ("q=", "both"),
        ("q=%20", "both"),
    ],
)
def test_filters_of_the_register(client, staff, two_places, query, found):
    here, there = two_places
    expected = {"here": {here.pk}, "there": {there.pk}, "both": {here.pk, there.pk}, "": set()}[found]
    assert set(rows(client.get(f"{REGISTER}?{query}"))) == expected


def test_a_revoked_step_does_not_count(client, staff, two_places):
    here, _there = two_places
    here.steps.filter(step="P3").update(revoked_at=timezone.now(), revoked_reason="Keliru")
    assert rows(client.get(f"{REGISTER}?step=P3")) == []


def test_the_register_number_finds_by_its_beginning(client, staff, two_places):
    here, _there = two_places
    assert rows(client.get(REGISTER, {"q": here.number})) == [here.pk]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("krupuk gtas", "here"),
        ("kerupuk gtas", "here"),
        ("srupuk", "here"),
        ("lada", "there"),
        ("ge", "here"),
        ("krupuk sahng", ""),
        ("zzyzx", ""),
    ],
)
def test_a_misspelt_word_is_found_by_the_vocabulary_too(client, staff, two_places, query, found):
    here, there = two_places
    Word.refresh()
    expected = {"here": {here.pk}, "there": {there.pk}, "": set()}[found]
    assert set(rows(client.get(REGISTER, {"q": query}))) == expected


def test_a_word_newer_than_the_vocabulary_is_found_misspelt(client, staff, two_places):
    Word.refresh()
    fresh = make_enterprise(name="Sanggar Tembaga")
    assert rows(client.get(REGISTER, {"q": "tembga"})) == [fresh.pk]


def test_the_vocabulary_is_read_anew_by_its_task(two_places):
    from enterprises.tasks import refresh_vocabulary

    assert not Word.objects.exists()
    refresh_vocabulary()
    assert {"kerupuk", "getas", "sahang", "lada"} <= set(Word.objects.values_list("word", flat=True))


def test_a_filter_finds_nothing_beyond_the_scope(client, two_places):
    client.force_login(make_user("verifier", region=BANGKA))
    _here, there = two_places
    assert rows(client.get(REGISTER)) == [there.pk]
    assert rows(client.get(f"{REGISTER}?kabupaten=19.71")) == []
    assert rows(client.get(f"{REGISTER}?q=getas")) == []
    assert "Getas" not in client.get(f"{REGISTER}?q=getas").content.decode().replace('value="getas"', "")


def test_a_list_is_for_staff(client):
    client.force_login(make_user())
    assert client.get(REGISTER).status_code == 403
    assert client.get(reverse("enterprises:registrations")).status_code == 403
    client.logout()
    assert client.get(REGISTER).status_code == 302
