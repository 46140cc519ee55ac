"""The invented sheet keeps its promise: what it calls a fault is one."""

import pytest
from django.core.exceptions import ValidationError

from enterprises.demo.messy import elsewhere
from enterprises.importing.references import Places
from regions.choices import Level
from regions.models import Region
from regions.services import load_regions


@pytest.mark.django_db
def test_the_wrong_kecamatan_is_never_right_by_chance():
    """Of every village in force, with the word before the name of its kecamatan or without."""
    load_regions()
    places = Places()
    villages = Region.objects.in_force().filter(level=Level.VILLAGE).select_related("parent__parent")
    assert len(villages) > 300
    for village in villages:
        kecamatan, kabupaten = village.parent.name, village.parent.parent.name
        for written in (kecamatan, f"Kec. {kecamatan}"):
            assert places.village(kabupaten, written, village.name) == village
            wrong = elsewhere({"Kab/Kota": kabupaten, "Kecamatan": written})
            with pytest.raises(ValidationError) as refused:
                places.village(kabupaten, wrong, village.name)
            assert "village" in refused.value.message_dict
