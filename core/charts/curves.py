"""A line over time, and a ring of shares."""

from collections.abc import Sequence
from math import pi

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.charts.base import Chart, Point, Show, Text, cells, drawing, join, linked, share, shown_as

_HEIGHT, _TOP, _BOTTOM = 220, 14, 26
_FLOOR = _HEIGHT - _BOTTOM
_RADIUS = 62
_AROUND = 2 * pi * _RADIUS
#: How many colours the style sheet knows; more shares than this belong into a bar chart.
COLOURS = 6
#: Labels under a line, at most about so many.
_TICKS = 5

_CURVE = (
    '<svg x="0" y="0" width="100%" height="{}" viewBox="0 0 100 {}" preserveAspectRatio="none">'
    '<polygon class="chart-area" points="{}"/>'
    '<polyline class="chart-line" points="{}" vector-effect="non-scaling-stroke"/></svg>'
)
_GRID = (
    '<line class="chart-grid" x1="0" x2="100%" y1="{0}" y2="{0}"/><text class="chart-scale" x="0" y="{1}">{2}</text>'
)
_DOT = '<circle class="chart-hit" cx="{0}%" cy="{1}" r="13"/><circle class="chart-dot" cx="{0}%" cy="{1}" r="4"/>{2}'
_TICK = '<text class="chart-tick" x="{}%" y="{}" text-anchor="{}">{}</text>'
_SHARE = (
    '<circle class="chart-share colour-{}" cx="90" cy="90" r="{}" stroke-dasharray="{} {}" stroke-dashoffset="{}"'
    ' transform="rotate(-90 90 90)"/>'
)


def nice_top(most: float) -> int:
    """The round number at the top of the scale: one figure and zeros, even where it can be, not below ``most``."""
    step = 1
    while True:
        for factor in (1, 2, 3, 4, 6, 8):
            if factor * step >= most:
                return factor * step
        step *= 10


def line_chart(
    *, title: Text, points: Sequence[Point], text: Text = "", label_head: Text = "", show: Show | None = None
) -> Chart:
    """Values in the order of time, from left to right, on a scale that begins at zero."""
    say = shown_as(show)
    top = nice_top(max((point.value for point in points), default=0))
    spots = _spots(points, top)
    body = join([_grid(top, say), _curve(spots), _dots(points, spots, say)])
    words = text or _("A line over time.")
    has_links = any(point.url for point in points)
    svg = drawing(body, kind="line", height=_HEIGHT, title=title, text=words, linked=has_links)
    headers = [label_head or _("When"), (_("How many"), "end")]
    return Chart(title, words, svg, headers, [cells(p, say(p.value)) for p in points], "line", empty=not points)


def _spots(points: Sequence[Point], top: int) -> list[tuple[float, float]]:
    """Where the points lie: x in percent of the width, y in pixels."""
    last = max(1, len(points) - 1)
    span = _FLOOR - _TOP
    return [(round(n * 96 / last + 2, 2), round(_FLOOR - p.value * span / top, 1)) for n, p in enumerate(points)]


def _curve(spots: Sequence[tuple[float, float]]) -> SafeString:
    """The curve stretches with the page inside a box of its own; dots and letters do not."""
    path = " ".join(f"{x},{y}" for x, y in spots)
    area = f"{spots[0][0]},{_FLOOR} {path} {spots[-1][0]},{_FLOOR}" if spots else ""
    return format_html(_CURVE, _HEIGHT, _HEIGHT, area, path)


def _grid(top: int, say: Show) -> SafeString:
    lines = [(top, _TOP), (0, _FLOOR)]
    if top % 2 == 0:
        lines.insert(1, (top // 2, (_TOP + _FLOOR) // 2))
    return join(format_html(_GRID, y, y - 4, say(value)) for value, y in lines)


def _dots(points: Sequence[Point], spots: Sequence[tuple[float, float]], say: Show) -> SafeString:
    every = max(1, -(-len(points) // _TICKS))
    last = len(points) - 1
    drawn = []
    for n, (point, (x, y)) in enumerate(zip(points, spots, strict=True)):
        anchor = "start" if n == 0 else "end" if n == last else "middle"
        tick = format_html(_TICK, x, _HEIGHT - 6, anchor, point.label) if n % every == 0 else ""
        drawn.append(linked(point, format_html(_DOT, x, y, tick), f"{point.label}: {say(point.value)}"))
    return join(drawn)


def donut_chart(
    *, title: Text, points: Sequence[Point], text: Text = "", label_head: Text = "", show: Show | None = None
) -> Chart:
    """Shares of a whole as a ring with the whole in its middle. At most six shares; raises ``ValueError`` for more."""
    if len(points) > COLOURS:
        raise ValueError(f"a ring of {len(points)} shares cannot be read: draw bars")
    say = shown_as(show)
    whole = sum(point.value for point in points)
    shares = [f"{share(point.value, whole):.0f}%" for point in points]
    middle = format_html('<text class="chart-whole" x="90" y="97" text-anchor="middle">{}</text>', say(whole))
    spoken = [f"{point.label}: {say(point.value)} ({part})" for point, part in zip(points, shares, strict=True)]
    rings = [linked(p, ring, words) for p, ring, words in zip(points, _rings(points, whole), spoken, strict=True)]
    words = text or _("Shares of a whole.")
    svg = drawing(
        join([*rings, middle]),
        kind="donut",
        height=180,
        title=title,
        text=words,
        view_box="0 0 180 180",
        linked=any(point.url for point in points),
    )
    headers = [label_head or _("What"), (_("How many"), "end"), (_("Share"), "end")]
    rows = [[*cells(point, say(point.value)), part] for point, part in zip(points, shares, strict=True)]
    legend = [(n, point.label) for n, point in enumerate(points, start=1)]
    return Chart(title, words, svg, headers, rows, "donut", empty=not whole, legend=legend)


def _rings(points: Sequence[Point], whole: int) -> list[SafeString]:
    """The arcs of the ring, one behind the other, with a gap so that neighbours differ by more than colour."""
    arcs, passed = [], 0.0
    for n, point in enumerate(points, start=1):
        length = _AROUND * share(point.value, whole) / 100
        seen = max(0.0, length - (2.5 if 0 < point.value < whole else 0))
        arcs.append(format_html(_SHARE, n, _RADIUS, f"{seen:.2f}", f"{_AROUND - seen:.2f}", f"{-passed:.2f}"))
        passed += length
    return arcs
