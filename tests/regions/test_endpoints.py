"""The lists for forms and the API, as anyone on the internet meets them."""

import pytest
from django.utils.translation import override

from regions.models import Region

CHILDREN, SEARCH, API = "/wilayah/anak/", "/wilayah/cari/", "/api/v1/regions/"


def values(response) -> list[str]:
    return [part.split('"')[0] for part in response.content.decode().split('<option value="')[1:]]


def test_children_as_options_and_as_json(regions, client):
    response = client.get(CHILDREN, {"parent": "19.01.01"})
    assert values(response)[:2] == ["", "19.01.01.1001"]
    assert ">Sri Menanti</option>" in response.content.decode()
    facts = client.get(CHILDREN, {"parent": "19", "format": "json"}).json()["regions"]
    assert [fact["code"] for fact in facts] == ["19.01", "19.02", "19.03", "19.04", "19.05", "19.06", "19.71"]
    assert facts[0] == {"code": "19.01", "name": "Kabupaten Bangka", "kind": "kabupaten"}


def test_the_parent_is_read_from_the_field_a_form_sends(regions, client):
    query = {"level": "3", "parent_field": "a-kabupaten", "a-kabupaten": "19.06"}
    assert values(client.get(CHILDREN, query))[1:] == list(
        Region.objects.children_of("19.06").values_list("code", flat=True)
    )


def test_a_kecamatan_outside_the_chosen_kabupaten_counts_as_not_chosen(regions, client):
    query = {"level": "4", "parent_field": "kecamatan", "kecamatan": "19.01.01"}
    query |= {"within_field": "kabupaten", "kabupaten": "19.71"}
    assert values(client.get(CHILDREN, query)) == [""]
    assert len(values(client.get(CHILDREN, query | {"kabupaten": "19.01"}))) == 14


@pytest.mark.parametrize("parent", ["", "99", "19.71; DROP", "19\x00", "..", "<b>"])
def test_what_is_no_region_has_no_children(regions, client, parent):
    response = client.get(CHILDREN, {"parent": parent, "level": "9"})
    assert (response.status_code, values(response)) == (200, [""])
    assert "<b>" not in response.content.decode()


def test_answers_may_be_kept_but_options_not_across_readers(regions, client):
    options = client.get(CHILDREN, {"parent": "19"})
    assert "private" in options["Cache-Control"] and "max-age=3600" in options["Cache-Control"]
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in options["Vary"].split(",")}
    assert "public" in client.get(CHILDREN, {"parent": "19", "format": "json"})["Cache-Control"]


def test_search_finds_villages_with_their_full_names(regions, client):
    facts = client.get(SEARCH, {"q": "srimenanti", "level": "4", "format": "json"}).json()["regions"]
    assert facts[0]["full_name"] == "Kelurahan Sri Menanti, Kecamatan Sungailiat, Kabupaten Bangka"
    assert values(client.get(SEARCH, {"q": "pangkalpinang"}))[1] == "19.71"
    assert values(client.get(SEARCH, {"q": "", "level": "x"})) == [""]


def test_search_asks_the_database_once(regions, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(SEARCH, {"q": "tanjung", "format": "json"})


def test_the_api_is_open_to_read_and_closed_to_write(regions, client):
    village = client.get(f"{API}19.01.01.1002/").json()
    assert (village["level"], village["parent"]) == (4, "19.01.01")
    assert village["full_name"].endswith("Kecamatan Sungailiat, Kabupaten Bangka")
    assert client.post(API, {"code": "19.99"}).status_code in {401, 403, 405}
    assert client.delete(f"{API}19.01.01.1002/").status_code in {401, 403, 405}
    assert Region.objects.count() == 448


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ({"under": "19.71", "level": 3}, "19.71.01", 7),
        ({"parent": "19", "kind": "kota"}, "19.71", 1),
        ({"q": "Pangkalpinang", "level": 2}, "19.71", 1),
    ],
)
def test_the_api_narrows(regions, client, query, first, count):
    found = client.get(API, query).json()["results"]
    assert (found[0]["code"], len(found)) == (first, count)


def test_an_api_page_costs_the_same_for_one_row_and_for_many(regions, client, django_assert_max_num_queries):
    for under in ("19.71.01.1001", "19"):
        with django_assert_max_num_queries(2):
            client.get(API, {"under": under})


def test_the_first_line_of_a_list_is_in_the_language_of_the_reader(regions, client):
    with override("en"):
        response = client.get(CHILDREN, {"parent": "19.01"}, headers={"accept-language": "en"})
    assert "Choose a kecamatan" in response.content.decode()
