"""Every list of the site, found by itself: what each must do whatever it is about."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from core.access import declared_access
from core.lists import ListView
from tests.factories.accounts import make_user
from tests.factories.rows import ROWS, UNDER

pytestmark = pytest.mark.django_db


def views(patterns: list, namespace: str = "") -> Iterator[tuple[str, type]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from views(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}{pattern.name}", getattr(pattern.callback, "view_class", None)


LISTS = {
    name: view
    for name, view in views(get_resolver().url_patterns)
    if isinstance(view, type) and issubclass(view, ListView)
}


@pytest.fixture
def reader():
    """Sees everything there is."""
    return make_user("administrator")


@pytest.fixture(params=sorted(LISTS))
def listed(request, reader, client):
    """(address of a list, maker of its rows), for every list."""
    client.force_login(reader)
    if request.param in UNDER:
        arguments, make = UNDER[request.param](reader)
    else:
        model = LISTS[request.param].queryset.model
        arguments, make = [], ROWS[model]
    return reverse(request.param, args=arguments), make


def test_there_are_lists_to_try():
    assert {"enterprises:list", "enterprises:registrations"} <= set(LISTS)


def queries(client, url: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_three_rows_cost_the_queries_of_one(client, listed, reader):
    url, make = listed
    url += "?" + "&".join(f"col={column.key}" for column in _table(url).columns)
    make(reader)
    client.get(url)  # what is looked up once for ever is not counted
    one = queries(client, url)
    make(reader)
    make(reader)
    three = queries(client, url)
    assert len(three) == len(one), "\n".join(sorted(set(three) - set(one)))
    assert len(three) <= 25


def test_a_cursor_or_a_sort_nobody_gave_is_a_bad_request(client, listed):
    url, _make = listed
    for bad in ("cursor=x", "cursor=WyJuIl0", "cursor=%00", "sort=password", "sort=--pk", "size=x"):
        assert client.get(f"{url}?{bad}").status_code == 400, bad


def test_nobody_asks_for_more_than_a_page(client, listed, reader):
    url, make = listed
    make(reader)
    assert client.get(f"{url}?size=100000").context["size"] == 25


def test_every_sort_and_every_empty_filter_answers(client, listed, reader):
    url, make = listed
    make(reader)
    for column in _table(url).columns:
        if column.sort:
            for sort in (column.key, f"-{column.key}"):
                assert client.get(url, {"sort": sort}).status_code == 200
    filters = dict.fromkeys(client.get(url).context["filter_form"].fields, "")
    assert client.get(url, filters).status_code == 200
    for name in filters:
        assert client.get(url, {name: "tidak ada"}).status_code == 200, name


def test_the_result_area_comes_alone_when_htmx_asks(client, listed):
    url, _make = listed
    fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith("<section")
    assert "<html" not in fragment


@pytest.mark.parametrize("name", sorted(LISTS))
def test_no_list_is_open(client, name):
    rule = declared_access(LISTS[name])
    assert rule is not None
    assert not rule.public
    assert rule.permission


def _table(url: str):
    from django.urls import resolve

    return resolve(url).func.view_class.table_class()
