"""The reference file, and loading it: complete, repeatable, correcting, never deleting."""

from collections import Counter

import pytest
from django.db import IntegrityError, transaction

from regions.models import Region
from regions.services import load_regions


def test_the_whole_province_is_loaded(regions):
    assert Counter(Region.objects.values_list("kind", flat=True)) == {
        "province": 1, "kabupaten": 6, "kota": 1, "kecamatan": 47, "kelurahan": 84, "desa": 309,
    }  # fmt: skip
    villages = {code: Region.objects.under(code).of_level(4).count() for code in ("19.01", "19.06", "19.71")}
    assert villages == {"19.01": 81, "19.06": 39, "19.71": 42}


def test_loading_again_changes_nothing(regions):
    before = list(Region.objects.values())
    again = load_regions()
    assert (again.total, again.created, again.updated) == (448, 0, 0)
    assert list(Region.objects.values()) == before


def test_loading_corrects_a_name_and_keeps_what_the_file_does_not_know(regions):
    Region.objects.filter(code="19.71").update(name="Kota Pangkalpinang")
    Region.objects.create(code="19.01.01.2999", name="Lama", kind="desa", parent_id="19.01.01")
    again = load_regions()
    assert (again.created, again.updated) == (0, 1)
    assert Region.objects.get(code="19.71").name == "Kota Pangkal Pinang"
    assert Region.objects.filter(code="19.01.01.2999").exists()


@pytest.mark.parametrize(
    ("code", "kind", "parent"),
    [
        ("19.01.01.2998", "desa", "19.01.02"),  # parent of another branch
        ("19.01.01.2998", "desa", "19.01"),  # a level left out
        ("19.01.01.2998", "desa", None),  # no parent at all
        ("19.01.01.2998", "kelurahan", "19.01.01"),  # the code of a desa
        ("19.08", "kota", "19"),  # the code of a kabupaten
        ("19.1", "kabupaten", "19"),  # not a code
        ("19", "kabupaten", None),  # a kind of another level
    ],
)
def test_the_database_refuses_a_region_in_the_wrong_place(db, code, kind, parent):
    Region.objects.create(code="19" if code != "19" else "18", name="Provinsi", kind="province")
    for above in ("19.01", "19.01.01", "19.01.02") if code != "19" else ():
        above_kind = "kabupaten" if above == "19.01" else "kecamatan"
        Region.objects.create(code=above, name=above, kind=above_kind, parent_id=above.rpartition(".")[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.create(code=code, name="Salah", kind=kind, parent_id=parent)
