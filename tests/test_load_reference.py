"""``manage.py load_reference``: all facts of all apps, any number of times, never undoing what people corrected."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import Agency
from enterprises.models import ClassThreshold, KbliSection, KbliSectionMap
from regions.models import Region
from support.models import Scheme


def load() -> list[str]:
    out = StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def loaded(db):
    return load()


def test_every_fact_is_there(loaded):
    assert Region.objects.count() == 448
    assert Agency.objects.on(date(2026, 11, 24)).count() >= 25
    assert {version: KbliSection.objects.filter(version=version).count() for version in (2020, 2025)} == {
        2020: 21,
        2025: 22,
    }
    assert all(" new, 0 corrected" in line and " 0 new" not in line for line in loaded)


def test_a_second_time_changes_nothing_and_administrators_are_not_overruled(loaded):
    Agency.objects.filter(code="dkukm").update(name="Dinas Koperasi dan UKM")
    Scheme.objects.filter(code="umi").update(rate="4 % per tahun", is_verified=True)
    assert all(line.endswith(" 0 new, 0 corrected") for line in load())
    assert Agency.objects.get(code="dkukm").name == "Dinas Koperasi dan UKM"
    assert Scheme.objects.get(code="umi").rate == "4 % per tahun"


def test_a_merged_agency_has_a_successor_that_begins_the_next_day(loaded):
    forestry = Agency.objects.get(code="dinas-kehutanan")
    assert forestry.exists_on(date(2021, 3, 16)) and not forestry.exists_on(date(2022, 3, 31))
    assert (forestry.successor.code, forestry.successor.exists_on(date(2022, 3, 31))) == ("dlhk", True)
    assert not forestry.successor.exists_on(date(2021, 3, 16))
    assert list(Agency.objects.filter(is_lead=True).values_list("code", flat=True)) == ["dkukm"]


def test_every_section_of_2020_went_somewhere_and_every_one_of_2025_came_from_somewhere(loaded):
    pairs = set(KbliSectionMap.objects.values_list("old__letter", "new__letter"))
    assert {("J", "J"), ("J", "K"), ("K", "L"), ("U", "V"), ("G", "T"), ("A", "A")} <= pairs
    assert KbliSection.objects.filter(version=2020, became__isnull=True).count() == 0
    assert KbliSection.objects.filter(version=2025, came_from__isnull=True).count() == 0


def test_the_thresholds_of_pp_7_2021(loaded):
    rules = ClassThreshold.objects.on(date(2026, 1, 1)).values_list("business_class", "max_capital", "max_turnover")
    billion = 10**9
    assert list(rules) == [
        ("micro", 1 * billion, 2 * billion),
        ("small", 5 * billion, 15 * billion),
        ("medium", 10 * billion, 50 * billion),
    ]
    assert not ClassThreshold.objects.on(date(2021, 2, 1)).exists()


def test_one_rule_a_scheme_on_any_day(loaded):
    for day in (date(2023, 6, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 24)):
        codes = list(Scheme.objects.on(day).values_list("code", flat=True))
        assert len(codes) == len(set(codes)) > 10
    before, after = (Scheme.objects.on(day).get(code="kur-mikro") for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (before.floor, before.ceiling) == (after.floor, after.ceiling) == (10_000_000, 100_000_000)
    assert before.rate != after.rate
