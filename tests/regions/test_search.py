"""Finding regions by name and reading their full names."""

import pytest

from regions.models import Region
from regions.selectors import found, full_names


@pytest.mark.parametrize(
    "text", ["Pangkal Pinang", "pangkalpinang", " PANGKAL-PINANG ", "pangkalpnang", "19.71", "1971"]
)
def test_a_city_is_found_however_it_is_written(regions, text):
    assert found(text)[0].code == "19.71"


def test_the_wider_region_comes_first_and_the_near_misses_last(regions):
    assert [(region.code, region.name) for region in found("sungailiat")[:2]] == [
        ("19.01.01", "Sungailiat"),
        ("19.01.01.1001", "Sungailiat"),
    ]


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "\x00", "'", "zzzzzz", "99", "²"])
def test_what_is_no_name_finds_nothing_and_breaks_nothing(regions, text):
    assert list(found(text)) == []


def test_a_dissolved_region_is_not_offered(regions):
    Region.objects.filter(code="19.71").update(valid_to="2026-01-01")
    assert "19.71" not in [region.code for region in found("pangkalpinang")]


def test_full_names_cost_one_query_for_any_number(regions, django_assert_num_queries):
    codes = list(Region.objects.of_level(4).values_list("code", flat=True))
    with django_assert_num_queries(1):
        names = full_names(codes)
    assert len(names) == 393
    assert names["19.01.01.1002"] == "Kelurahan Sri Menanti, Kecamatan Sungailiat, Kabupaten Bangka"
    assert full_names(["19.71", "19"]) == {"19": "Provinsi Kepulauan Bangka Belitung", "19.71": "Kota Pangkal Pinang"}
