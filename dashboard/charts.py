"""The drawings of the dashboard, from figures that are read already; every value leads to the list behind it."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.charts import Chart, Point, bar_chart, funnel_chart, line_chart
from core.formats import number
from core.ui import link
from dashboard import measures
from dashboard.measures import Measure
from dashboard.selectors.figures import Board


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
