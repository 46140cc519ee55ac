"""The drawings of the dashboard, from figures that are read already; every value leads to the list behind it."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.charts import Chart, Point, bar_chart, funnel_chart, line_chart
from core.formats import NOTHING, number, percent
from core.ui import link
from dashboard import measures
from dashboard.measures import Measure
from dashboard.models import Pace
from dashboard.selectors.figures import Board
from enterprises.causes import causes

#: How many causes the dashboard shows.
WORST = 6


def _point(board: Board, measure: Measure, label: Any = "") -> Point:
    return Point(label or measure.label, board.value(measure) or 0, url=board.url(measure))


def funnel(board: Board) -> Chart:
    """How many enterprises have done each of the seven steps."""
    points = [_point(board, measure, f"{step} {step.label}") for step, measure in measures.STEPS.items()]
    return funnel_chart(title=_("The seven steps"), points=points, text=_("Enterprises that have done each step."))


def bottlenecks(board: Board) -> Chart | None:
    """The causes that hold most enterprises, the worst first; None when nobody is stuck."""
    points = [_point(board, measures.stuck(cause), f"{cause.step} · {cause.label}") for cause in causes()]
    worst = sorted(filter(lambda point: point.value, points), key=lambda point: -point.value)[:WORST]
    if not worst:
        return None
    return bar_chart(
        title=_("Where they are stuck"),
        points=worst,
        text=_("Enterprises that have waited too long, by what is missing. Open one to act for many at once."),
    )


def paces(board: Board, found: Mapping[str, Pace]) -> dict[str, Any]:
    """A table from step to step: how many went on, and in how many days half of them did."""
    rows = []
    for before, step in pairwise(measures.STEPS):
        came, went = board.value(measures.STEPS[before]) or 0, board.value(measures.STEPS[step]) or 0
        pace = found.get(step)
        rows.append(
            [
                f"{before} → {step} {step.label}",
                link(board.url(measures.STEPS[step]), number(went)),
                percent(went / came) if came else NOTHING,
                ngettext("%(n)d day", "%(n)d days", pace.days) % {"n": pace.days} if pace else NOTHING,
            ]
        )
    heads = [_("Step"), (_("Went on"), "end"), (_("Of those before"), "end"), (_("Half of them within"), "end")]
    return {"headers": heads, "rows": rows}


def classes(board: Board) -> Chart:
    """Enterprises by class; a class without any is left out."""
    points = [point for measure in measures.CLASSES.values() if (point := _point(board, measure)).value]
    return bar_chart(title=_("By class"), points=points, text=_("Enterprises in the register, by class."))


def over_time(days: list[tuple[date, int]]) -> Chart | None:
    """The register over the days that are stored; nothing to draw from a single day."""
    if len(days) < 2:
        return None
    points = [Point(date_format(day, "j M"), value) for day, value in days]
    return line_chart(title=_("The register over time"), points=points, text=_("Enterprises in the register, by day."))


#: The columns of the table by place.
_PLACE_COLUMNS = (
    measures.REGISTERED,
    measures.WOMEN,
    *(measures.STEPS[step] for step in measures.STEPS if step != "P1"),
)


def places(board: Board, names: dict[str, str]) -> dict[str, Any]:
    """A table of the register and its steps by kabupaten/kota, or by kecamatan; ``names`` by region code, in order."""
    columns = [(measure, board.by_place(measure) or {}) for measure in _PLACE_COLUMNS]
    registered = board.by_place(measures.REGISTERED) or {}
    rows = [
        [name, *(link(board.url(measure, code), number(values.get(code, 0))) for measure, values in columns)]
        for code, name in names.items()
        if code in registered
    ]
    heads = [_("In the register"), _("Women"), *(step for step in measures.STEPS if step != "P1")]
    return {"headers": [_("Place"), *((head, "end") for head in heads)], "rows": rows}
