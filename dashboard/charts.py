"""The drawings of the dashboard, from figures that are read already; every value leads to the list behind it."""

from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from core.charts import Chart, Point, bar_chart, funnel_chart, line_chart, target_chart
from core.formats import day_short, number
from core.ui import link
from dashboard import measures
from dashboard.measures import Measure
from dashboard.models import Realisation
from dashboard.selectors.figures import Board
from partnerships.realisation import indicator


def _point(board: Board, measure: Measure, label: Any = "") -> Point:
    return Point(label or measure.label, board.value(measure) or 0, url=board.url(measure))


def funnel(board: Board) -> Chart:
    """How many enterprises have done each of the seven steps."""
    points = [_point(board, measure, f"{step} {step.label}") for step, measure in measures.STEPS.items()]
    return funnel_chart(title=_("The seven steps"), points=points, text=_("Enterprises that have done each step."))


def classes(board: Board) -> Chart:
    """Enterprises by class; a class without any is left out."""
    points = [point for measure in measures.CLASSES.values() if (point := _point(board, measure)).value]
    return bar_chart(title=_("By class"), points=points, text=_("Enterprises in the register, by class."))


def over_time(days: list[tuple[date, int]]) -> Chart | None:
    """The register over the days that are stored; nothing to draw from a single day."""
    if len(days) < 2:
        return None
    points = [Point(day_short(day), value) for day, value in days]
    return line_chart(title=_("The register over time"), points=points, text=_("Enterprises in the register, by day."))


def targets(rows: list[Realisation]) -> Chart | None:
    """Targets of agreements against what was done."""
    if not rows:
        return None
    return target_chart(title=_("Targets furthest from done"), points=[_target(row) for row in rows])


def _target(row: Realisation) -> Point:
    counted = indicator(row.target.indicator)
    what = counted.label if counted else row.target.indicator
    try:
        url = reverse("partnerships:realisation", args=[row.target_id])
    except NoReverseMatch:
        url = ""
    return Point(f"{what} · {row.target.agreement.title}", row.value, url=url, goal=row.target.amount)


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
