"""``{% chart it %}``: a chart of ``core.charts`` as a figure, with its data as a table under it."""

from typing import Any

from django import template

from core.charts import Chart

register = template.Library()


@register.inclusion_tag("components/chart.html")
def chart(chart: Chart, heading: bool = True, empty: Any = "") -> dict[str, Any]:
    """``heading=False`` where the card around it already has the title; ``empty`` is what to say without data."""
    return {"chart": chart, "heading": heading, "empty": empty}
