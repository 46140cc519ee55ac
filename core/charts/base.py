"""What all charts share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core import formats

Text = str | Promise
Show = Callable[[Any], str]

_ids = count(1)


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart. ``url`` is the list of what stands behind it; ``note`` is a second figure, like a share."""

    label: Text
    value: int
    url: str = ""
    note: str = ""
    #: Another figure of the same thing: the target beside the realisation.
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: ``svg`` for the eye, ``headers`` and ``rows`` for everybody."""

    title: Text
    text: Text
    svg: SafeString
    headers: Sequence[Any]
    rows: Sequence[Sequence[Any]]
    kind: str
    empty: bool = False
    #: Labels of the colours, where a chart has several: (number of the colour, text).
    legend: Sequence[tuple[int, Text]] = field(default=())


def cells(point: Point, shown: str) -> list[Any]:
    """Label and figure of one point as cells of the table; the label leads where the drawing leads."""
    label = format_html('<a href="{}">{}</a>', point.url, point.label) if point.url else point.label
    return [label, shown]


def linked(point: Point, shape: SafeString, spoken: str) -> SafeString:
    """A shape with its tooltip, and a link around it when the value has a list behind it."""
    titled = format_html("<title>{}</title>{}", spoken, shape)
    if point.url:
        return format_html('<a href="{}" class="chart-link">{}</a>', point.url, titled)
    return format_html("<g>{}</g>", titled)


def join(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def drawing(
    body: SafeString, *, kind: str, height: int, title: Text, text: Text, view_box: str = "", linked: bool = False
) -> SafeString:
    """The ``<svg>`` around a drawing. One with links is a group, because an image hides what is inside it."""
    name = f"chart-{next(_ids)}"
    box = format_html(' viewBox="{}"', view_box) if view_box else mark_safe("")
    return format_html(
        '<svg class="chart chart-of-{}" role="{}" aria-labelledby="{}-t {}-d" width="100%" height="{}"{}>'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>',
        kind,
        "group" if linked else "img",
        name,
        name,
        height,
        box,
        name,
        title,
        name,
        text,
        body,
    )


def share(value: float, whole: float) -> float:
    """``value`` as a percentage of ``whole``, between 0 and 100, two decimals; 0 when there is no whole."""
    return round(max(0.0, min(100.0, value * 100 / whole)), 2) if whole > 0 else 0.0


def shown_as(show: Show | None) -> Show:
    return show or formats.number
