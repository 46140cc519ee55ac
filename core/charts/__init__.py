"""Charts as server-side SVG, each with a title, a description and its data as a table. No JavaScript; they print.

Build one in the view, draw it with ``{% chart it %}``. Colours come from classes, so light and dark both fit. Every
label is escaped. Text is never scaled: shapes stretch with the page, letters keep their size.
"""

from core.charts.bars import bar_chart, funnel_chart, target_chart
from core.charts.base import Chart, Point
from core.charts.curves import donut_chart, line_chart

__all__ = ["Chart", "Point", "bar_chart", "donut_chart", "funnel_chart", "line_chart", "target_chart"]
