"""Charts: nothing a person typed becomes markup, and every figure is also in the table."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template

from core.charts import Point, bar_chart, donut_chart, funnel_chart, line_chart, target_chart
from core.charts.curves import nice_top

EVIL = "\"><script>alert(1)</script>&'"
MAKERS = [bar_chart, funnel_chart, line_chart, donut_chart, target_chart]


def draw(chart) -> str:
    return Template("{% load charts %}{% chart it %}").render(Context({"it": chart}))


@pytest.mark.parametrize("make", MAKERS)
def test_what_people_typed_is_text_and_not_markup(make):
    chart = make(
        title=EVIL, text=EVIL, points=[Point(EVIL, 3, url='/x/?q="><b>', note=EVIL, goal=5), Point("b", 1, goal=2)]
    )
    html = draw(chart)
    assert "<script" not in html
    assert "<b>" not in html
    root = ET.fromstring(chart.svg)
    assert EVIL in "".join(root.itertext())


@pytest.mark.parametrize("make", MAKERS)
def test_a_chart_has_title_description_and_the_same_figures_as_a_table(make):
    chart = make(title="Judul", text="Uraian", points=[Point("Satu", 1234, goal=2000), Point("Dua", 766, goal=1000)])
    root = ET.fromstring(chart.svg)
    named = root.get("aria-labelledby").split()
    assert [element.text for name in named for element in root.iter() if element.get("id") == name] == [
        "Judul",
        "Uraian",
    ]
    html = draw(chart)
    assert re.search(r"<td[^>]*>Satu</td>", html)
    assert re.search(r"<td[^>]*>1\.234</td>", html)


@pytest.mark.parametrize("make", MAKERS)
def test_no_inline_style_and_no_values_break_nothing(make):
    html = draw(make(title="Judul", points=[])) + draw(make(title="Judul", points=[Point("nol", 0, goal=0)]))
    assert "style=" not in html
    assert "NaN" not in html


def test_each_value_leads_to_the_list_behind_it_in_drawing_and_table():
    html = draw(bar_chart(title="Judul", points=[Point("Koba", 3, url="/usaha/?region=19.04")]))
    assert html.count('href="/usaha/?region=19.04"') == 2
    assert 'role="group"' in html  # an image would hide the links from a screen reader


def test_a_target_that_is_passed_fills_its_track_and_says_so():
    chart = target_chart(title="Target", points=[Point("Dilatih", 260, goal=200)])
    assert 'width="100%" height="14" rx="7"' in chart.svg
    assert "130%" in chart.svg
    assert "is-reached" in chart.svg


def test_a_ring_refuses_more_shares_than_can_be_told_apart():
    with pytest.raises(ValueError, match="draw bars"):
        donut_chart(title="Judul", points=[Point(str(n), 1) for n in range(7)])


@pytest.mark.parametrize(("most", "top"), [(0, 1), (1, 1), (7, 8), (205, 300), (1001, 2000), (999_999, 1_000_000)])
def test_the_scale_ends_at_a_round_number(most, top):
    assert nice_top(most) == top
