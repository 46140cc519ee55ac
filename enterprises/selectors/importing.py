"""Reading imports for their pages."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q

from core.scope import Actor
from core.sheets import reading
from core.text import squash
from enterprises.importing.cells import as_text
from enterprises.importing.columns import BY_KEY, Remembered, find_head, suggest
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


@contextmanager
def opened(row: Import) -> Iterator[Path]:
    """The stored file as a path with the ending that says what it is. Raises ``FileNotFoundError`` once it is gone."""
    if not row.file:
        raise FileNotFoundError
    with row.file.open("rb") as stored, reading.on_disk(stored, Path(row.file.name or "").suffix) as path:
        yield path


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a file may be read: the sheet, the row of its headings, and what its columns seem to hold."""

    outline: reading.Outline
    sheet: reading.Sheet
    head_row: int
    headings: list[str]
    mapping: dict[str, int]

    @property
    def values(self) -> dict[str, Any]:
        """As ``order_check`` takes it."""
        return {
            "sheet": self.sheet.index,
            "sheet_name": self.sheet.name,
            "head_row": self.head_row,
            "headings": self.headings,
            "mapping": self.mapping,
        }


def proposal(actor: Actor, row: Import, *, sheet: int | None = None, head: int | None = None) -> Proposal:
    """By the sheet and the row of headings that were asked for; else the likeliest.

    Raises ``FileNotFoundError`` once the file is gone.
    """
    with opened(row) as path:
        outline = reading.outline(path)
    shown, memory = outline.shown, remembered(actor, row)

    def likely(one: reading.Sheet) -> tuple[int, int]:
        return len(suggest(find_head(one.first, memory)[1], memory)), one.rows

    chosen = next((one for one in shown if one.index == sheet), None) or max(shown, key=likely)
    asked = next((cells for number, cells in chosen.first if number == head), None)
    number, headings = find_head(chosen.first, memory)
    if asked is not None and head is not None:
        number, headings = head, [as_text(cell) for cell in asked]
    headings = [heading[:100] for heading in headings + [""] * (chosen.columns - len(headings))]
    return Proposal(outline, chosen, number, headings, suggest(headings, memory))


def shown_content(row: ImportedRow, keys: Iterable[str]) -> list[tuple[str, str]]:
    """(label, cell) of some fields of a row that is kept; private numbers are masked."""
    content = json.loads(row.content) if row.content else {}
    return [
        (str(BY_KEY[key].label), masked(content[key]) if BY_KEY[key].private else content[key])
        for key in keys
        if key in BY_KEY and content.get(key)
    ]
