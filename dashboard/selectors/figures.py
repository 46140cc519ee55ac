"""Reading the stored figures. Nothing is counted here: sums over what the last computation has stored."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import QuerySet, Sum
from django.db.models.functions import Left
from django.urls import reverse

from core.scope import prefix_q
from dashboard import measures
from dashboard.measures import Measure
from dashboard.models import Figure, FigureRun, Pace
from dashboard.selectors.lens import Lens, Slice, place_filters

#: How far back the line of the register goes.
TREND_DAYS = 30

#: The list behind a measure: URL name and filters. For the others the dashboard has a list of its own.
_LISTS: dict[str, tuple[str, dict[str, str]]] = {
    measures.REGISTERED.code: ("enterprises:list", {}),
    measures.WOMEN.code: ("enterprises:list", {"sex": "P"}),
    measures.MOVED_UP.code: ("enterprises:list", {"moved_up": "any"}),
    measures.WAITING.code: ("enterprises:registrations", {"status": "submitted"}),
    measures.MARKETING.code: ("support:marketing", {"status": "recorded"}),
    measures.CAPITAL.code: ("support:capital", {"status": "recorded"}),
    measures.CAPITAL_RUPIAH.code: ("support:capital", {"status": "recorded"}),
    measures.STUCK.code: ("enterprises:stuck", {"state": "stuck"}),
    **{measure.code: ("enterprises:list", {"step": step}) for step, measure in measures.STEPS.items()},
    **{measure.code: ("enterprises:list", {"business_class": kind}) for kind, measure in measures.CLASSES.items()},
}

#: Place → value, of one measure.
ByPlace = dict[str, int]


def latest_run() -> FigureRun | None:
    """The last computation, whichever day it was."""
    return FigureRun.objects.order_by("-day").first()


def _rows(part: Slice) -> QuerySet[Figure]:
    rows = Figure.objects.filter(agency=part.agency_id)
    return rows if part.regions is None else rows.filter(prefix_q("region__code", part.regions))


def read(part: Slice, day: date, width: int) -> dict[str, ByPlace]:
    """Every measure of a slice, by place: the first ``width`` characters of the region code. One query."""
    found: dict[str, ByPlace] = defaultdict(dict)
    rows = _rows(part).filter(day=day).values("measure", place=Left("region_id", width)).annotate(total=Sum("value"))
    for row in rows.order_by():
        found[row["measure"]][row["place"]] = row["total"]
    return found


def trend(part: Slice, measure: Measure, until: date) -> list[tuple[date, int]]:
    """A measure of a slice, day by day, as far as days are stored."""
    rows = _rows(part).filter(measure=measure.code, day__range=(until - timedelta(days=TREND_DAYS), until))
    totals = rows.values("day").annotate(total=Sum("value")).order_by("day")
    return [(row["day"], row["total"]) for row in totals]


def totals(wanted: list[Measure], day: date) -> dict[str, int]:
    """Measures of the whole province and all agencies together."""
    rows = _rows(Slice()).filter(day=day, measure__in=[measure.code for measure in wanted])
    return dict(rows.values_list("measure").annotate(total=Sum("value")).order_by())


def paces_of(part: Slice) -> dict[str, Pace]:
    """The pace to each step: of one region or of the province, or of one agency; of nothing else is it known."""
    regions = list(part.regions) if part.regions is not None else [None]
    if len(regions) > 1 or (part.agency_id is not None and part.regions):
        return {}
    return {row.step: row for row in Pace.objects.filter(agency=part.agency_id, region=regions[0])}


@dataclass(slots=True)
class Board:
    """The figures of one day as one actor may see them; each part of the store is read once."""

    lens: Lens
    day: date
    #: Length of the region codes by which figures are kept apart: kabupaten/kota or kecamatan.
    width: int
    _read: dict[Slice, dict[str, ByPlace]] = field(default_factory=dict)

    def by_place(self, measure: Measure) -> ByPlace | None:
        """The measure by place; None when the actor may not see it, or it cannot be said of the chosen agency."""
        part = self.lens.slice_for(measure.permission)
        if part is None or (part.agency_id is not None and not measure.by_agency):
            return None
        if part not in self._read:
            self._read[part] = read(part, self.day, self.width)
        return self._read[part].get(measure.code, {})

    def is_own_part(self, measure: Measure) -> bool:
        """Whether it is shown for one agency beside a register of all: the actor sees more of one than of the other."""
        part, register = (self.lens.slice_for(m.permission) for m in (measure, measures.REGISTERED))
        return part is not None and part.agency_id is not None and (register is None or register.agency_id is None)

    def value(self, measure: Measure) -> int | None:
        places = self.by_place(measure)
        return None if places is None else sum(places.values())

    def url(self, measure: Measure, place: str = "") -> str:
        """The list of exactly the rows behind a figure; empty when there is none."""
        part = self.lens.slice_for(measure.permission)
        if part is None:
            return ""
        if measure.code in _LISTS:
            name, filters = _LISTS[measure.code]
            address = reverse(name)
        elif measure.cause:
            address, filters = reverse("enterprises:stuck"), {"state": "stuck", "cause": measure.cause}
        else:
            address, filters = reverse("dashboard:people", args=[measure.code]), {}
        query = urlencode(filters | part.list_filters() | place_filters(place))
        return f"{address}?{query}" if query else address
