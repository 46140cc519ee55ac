"""Charts made of horizontal bars: simple bars, the funnel of the steps, target against realisation."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.charts.base import Chart, Point, Show, Text, cells, drawing, join, linked, share, shown_as

_ROW, _BAR, _LINE = 46, 14, 20


def bar_chart(
    *,
    title: Text,
    points: Sequence[Point],
    text: Text = "",
    label_head: Text = "",
    value_head: Text = "",
    show: Show | None = None,
) -> Chart:
    """Horizontal bars in the order given; the longest fills the width. ``show`` writes a figure: ``formats.rupiah``."""
    say = shown_as(show)
    most = max((point.value for point in points), default=0)
    rows = [_bar(n, point, share(point.value, most), say(point.value)) for n, point in enumerate(points)]
    return _chart(
        "bars", title, text or _("Bars, the longest is the most."), rows, points, [label_head, value_head], say
    )


def funnel_chart(*, title: Text, points: Sequence[Point], text: Text = "", show: Show | None = None) -> Chart:
    """How many came how far. Each bar is measured against the first, and the table says the share of the first."""
    say = shown_as(show)
    first = points[0].value if points else 0
    rows = []
    for n, point in enumerate(points):
        note = f"{share(point.value, first):.0f}%" if first else ""
        rows.append(_bar(n, point, share(point.value, first), say(point.value), note=note, css=f"step-{n + 1}"))
    chart = _chart(
        "funnel", title, text or _("Each step against the first."), rows, points, [_("Step"), _("How many")], say
    )
    headers = [*chart.headers, (_("Of the first"), "end")]
    table = [[*row, f"{share(p.value, first):.0f}%"] for row, p in zip(chart.rows, points, strict=True)]
    return Chart(title, chart.text, chart.svg, headers, table, "funnel", empty=not first)


def target_chart(*, title: Text, points: Sequence[Point], text: Text = "", show: Show | None = None) -> Chart:
    """What was done (``value``) against what was promised (``goal``): a bar in its track, full when reached."""
    say = shown_as(show)
    rows, table = [], []
    for n, point in enumerate(points):
        goal = point.goal or 0
        reached = goal > 0 and point.value >= goal
        done = f"{point.value * 100 // goal}%" if goal else "–"
        figures = _("%(value)s of %(goal)s") % {"value": say(point.value), "goal": say(goal)}
        css = "is-reached" if reached else "is-open"
        rows.append(_bar(n, point, share(point.value, goal), figures, note=done, css=css, stacked=True))
        table.append([*cells(point, say(point.value)), say(goal), done])
    headers = [_("Target"), (_("Achieved"), "end"), (_("Promised"), "end"), (_("Share"), "end")]
    words = text or _("What was done against what was promised.")
    has_links = any(point.url for point in points)
    svg = drawing(
        join(rows), kind="target", height=_height(points, stacked=True), title=title, text=words, linked=has_links
    )
    return Chart(title, words, svg, headers, table, "target", empty=not points)


def _bar(
    n: int, point: Point, percent: float, shown: str, *, note: str = "", css: str = "", stacked: bool = False
) -> SafeString:
    """One row: label left, figure right, the bar in its track beneath.

    ``stacked`` gives the figure a line of its own, for labels that may be as long as a phone is wide.
    """
    top = n * _row(stacked)
    bar = top + _row(stacked) - _ROW + 22
    shape = format_html(
        '<rect class="chart-hit" x="0" y="{}" width="100%" height="{}"/>'
        '<text class="chart-label" x="0" y="{}">{}</text>'
        '<text class="chart-figure" x="{}" y="{}" text-anchor="{}"><tspan>{}</tspan>{}</text>'
        '<rect class="chart-track" x="0" y="{}" width="100%" height="{}" rx="7"/>'
        '<rect class="chart-bar {}" x="0" y="{}" width="{}%" height="{}" rx="7"/>',
        top,
        _row(stacked) - 4,
        top + 15,
        point.label,
        "0" if stacked else "100%",
        bar - 7,
        "start" if stacked else "end",
        shown,
        format_html('<tspan class="chart-note" dx="8">{}</tspan>', note or point.note) if note or point.note else "",
        bar,
        _BAR,
        css,
        bar,
        f"{percent:g}",
        _BAR,
    )
    return linked(point, shape, f"{point.label}: {shown} {note or point.note}".strip())


def _row(stacked: bool) -> int:
    return _ROW + (_LINE if stacked else 0)


def _height(points: Sequence[Point], *, stacked: bool = False) -> int:
    return max(1, len(points)) * _row(stacked)


def _chart(
    kind: str, title: Text, text: Text, rows: list[SafeString], points: Sequence[Point], heads: Sequence[Any], say: Show
) -> Chart:
    has_links = any(point.url for point in points)
    svg = drawing(join(rows), kind=kind, height=_height(points), title=title, text=text, linked=has_links)
    headers = [heads[0] or _("What"), (heads[1] or _("How many"), "end")]
    table = [cells(point, say(point.value)) for point in points]
    return Chart(title, text, svg, headers, table, kind, empty=not any(point.value for point in points))
