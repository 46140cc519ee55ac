"""Reading imports for their pages."""

import json
from collections.abc import Iterable

from django.db.models import Q

from core.scope import Actor
from core.text import squash
from enterprises.importing.columns import BY_KEY, Remembered
from enterprises.models import Import, ImportedRow
from enterprises.selectors.identity import masked

#: So many earlier files are asked what their columns were called.
_MEMORY = 20


def remembered(actor: Actor, row: Import) -> Remembered:
    """What the same sender, or the same agency or region, chose for each heading; the last choice counts."""
    same = Q(sender_id=actor.user_id)
    if row.agency_id:
        same |= Q(agency_id=row.agency_id)
    if row.region_id:
        same |= Q(region_id=row.region_id)
    earlier = Import.objects.filter(same).exclude(mapping={}).order_by("-pk").values_list("headings", "mapping")
    known: Remembered = {}
    for headings, mapping in earlier[:_MEMORY]:
        for key, place in mapping.items():
            if key in BY_KEY and place < len(headings) and squash(headings[place]):
                known.setdefault(squash(headings[place]), key)
    return known


def shown_content(row: ImportedRow, keys: Iterable[str]) -> list[tuple[str, str]]:
    """(label, cell) of some fields of a row that is kept; private numbers are masked."""
    content = json.loads(row.content) if row.content else {}
    return [
        (str(BY_KEY[key].label), masked(content[key]) if BY_KEY[key].private else content[key])
        for key in keys
        if key in BY_KEY and content.get(key)
    ]
