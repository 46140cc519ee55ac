"""Which part of the stored figures an actor looks at: never more than the permission of each measure reaches."""

from dataclasses import dataclass

from django.db.models import F

from accounts.models import Agency
from accounts.selectors import region_codes_above
from core.scope import Actor, Reach

#: Length of a kabupaten/kota code, "19.71".
KABUPATEN = 5


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows a figure is summed from: of one agency or of all together, in some regions or everywhere (None)."""

    agency_id: int | None = None
    regions: frozenset[str] | None = None

    def list_filters(self) -> dict[str, str]:
        """The filters under which a list shows the rows behind the figures of this slice."""
        filters = {}
        if self.agency_id is not None:
            filters["agency"] = str(self.agency_id)
        if self.regions is not None and len(self.regions) == 1:
            filters |= place_filters(*self.regions)
        return filters


def place_filters(code: str) -> dict[str, str]:
    """The list filters of a region: its kabupaten/kota and, where it is one, the kecamatan."""
    filters = {"kabupaten": code[:KABUPATEN]} if len(code) >= KABUPATEN else {}
    return filters | ({"kecamatan": code} if len(code) > KABUPATEN else {})


@dataclass(frozen=True, slots=True)
class Lens:
    """An actor, and what they chose to look at: a kabupaten/kota, an agency, or neither."""

    actor: Actor
    kabupaten: str = ""
    agency_id: int | None = None

    def slice_for(self, permission: str) -> Slice | None:
        """The part of the figures this actor may see by ``permission``; None when that is nothing.

        Figures of several agencies cannot be added (an enterprise may be served by both), so whoever works for several
        sees one at a time: the chosen one, else their own.
        """
        reach = self.actor.reach(permission)
        chosen = frozenset({self.kabupaten}) if self.kabupaten else None
        if reach.everything:
            return Slice(self.agency_id, chosen)
        if reach.agencies and (self.agency_id is not None or not reach.regions):
            agency_id = self._own_agency(reach) if self.agency_id is None else self.agency_id
            return Slice(agency_id, chosen) if agency_id in reach.agencies else None
        if reach.regions and self.agency_id is None:
            regions = _within(reach.regions, self.kabupaten)
            return Slice(None, regions) if regions else None
        return None

    def _own_agency(self, reach: Reach) -> int:
        own = self.actor.agency_id
        return own if own in reach.agencies else min(reach.agencies)


def _within(regions: frozenset[str], kabupaten: str) -> frozenset[str]:
    """The parts of these regions that lie in a kabupaten/kota (all of them when none is chosen)."""
    if not kabupaten:
        return regions
    inside = {code for code in regions if kabupaten in region_codes_above(code)}
    around = any(code in region_codes_above(kabupaten) for code in regions)
    return frozenset({kabupaten} if around else inside)


def kabupaten_choices(reach: Reach, all_codes: list[str]) -> list[str]:
    """The kabupaten/kota among which an actor may choose; none when there is nothing to choose."""
    if reach.everything or reach.agencies:
        return all_codes
    codes = [code for code in all_codes if _within(reach.regions, code)]
    return codes if len(codes) > 1 else []


def agency_choices(reach: Reach) -> list[Agency]:
    """The agencies among which an actor may choose."""
    if reach.everything:
        return list(Agency.objects.order_by("short_name", "pk"))
    if len(reach.agencies) > 1 or (reach.agencies and reach.regions):
        standing_first = F("valid_to").desc(nulls_first=True)
        return list(Agency.objects.filter(pk__in=reach.agencies).order_by(standing_first, "short_name", "pk"))
    return []
