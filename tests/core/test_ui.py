"""Components: text stays text, a mistake is loud, a page that does not exist yet is silent."""

import re
from pathlib import Path

import lucide
import pytest
from django.template import Context, Template, TemplateSyntaxError

from babel_umkm.navigation import navigation
from core import ui
from core.scope import Reach

EVIL = "<img src=x onerror=alert(1)>"


def render(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{% badge evil %}",
        "{% card title=evil text=evil action_url='/' action_label=evil %}{{ evil }}{% endcard %}",
        "{% alert title=evil %}{{ evil }}{% endalert %}",
        "{% stat evil evil url='/' hint=evil %}",
        "{% empty_state evil text=evil %}",
        "{% fact evil %}{{ evil }}{% endfact %}",
        "{% facts rows %}",
        "{% progress label=evil value=1 total=2 text=evil %}",
        "{% crumb evil %}{% crumb_to evil '/' %}",
        "{% icon 'store' label=evil css=evil %}",
        "{% table heads rows caption=evil %}",
        "{% file_link '/' evil kind=evil %}",
        "{% moves choices action='/' %}",
        "{% task_list items %}{% stepper items %}{% tabs items %}",
    ],
)
def test_components_escape_what_they_are_given(source):
    item = {"title": EVIL, "label": EVIL, "text": EVIL, "state": "next", "code": EVIL, "url": "/", "active": False}
    move = {"name": "x", "label": EVIL, "hint": EVIL, "refusals": [EVIL]}
    html = render(source, evil=EVIL, rows=[(EVIL, EVIL)], heads=[EVIL, EVIL], choices=[move], items=[item])
    assert "<img" not in html
    assert "&lt;img" in html


def test_python_pieces_for_cells_escape_too():
    for piece in (ui.badge(EVIL), ui.link("/", EVIL), ui.link('"><b>', "x"), ui.muted(EVIL)):
        assert "<img" not in piece
        assert "<b>" not in piece


def test_mistakes_are_loud():
    with pytest.raises(ValueError, match="unknown tone"):
        render("{% badge 'x' tone='pink' %}")
    with pytest.raises(TemplateSyntaxError):
        render("{% stat 'x' 1 colour='pink' %}")
    with pytest.raises(lucide.IconDoesNotExist):
        ui.icon("no-such-icon")


def test_seven_dots_say_in_words_how_far_it_is():
    html = ui.step_dots([1, 2], 3)
    assert html.count("dot-done") == 2
    assert html.count("dot-next") == 1
    assert html.count("dot-wait") == 4
    assert "2" in html.split("visually-hidden")[1]


def test_an_empty_fact_shows_a_dash():
    assert "–" in render("{% fact 'NIB' %} {% endfact %}")
    assert render("{% facts rows %}", rows=[("NIB", None), ("A", 0)]).count("–") == 1


def test_a_page_that_does_not_exist_yet_is_no_error():
    assert render("{% optional_url 'nowhere:at_all' as it %}[{{ it }}]") == "[]"


def test_a_move_that_is_not_possible_has_reasons_and_no_button():
    html = render(
        "{% moves choices action='/x/' %}", choices=[{"name": "sign", "label": "Sign", "refusals": ["No date."]}]
    )
    assert "No date." in html
    assert "<button" not in html


def test_the_menu_shows_only_what_the_role_may(rf):
    class Entrepreneur:
        def reach(self, permission):
            return Reach(owner=7)

    request = rf.get("/")
    request.actor = Entrepreneur()
    assert list(navigation(request)["navigation"]) == []


def test_no_template_writes_the_number_of_a_row_as_a_quantity():
    """``{{ row.pk }}`` says 1.587, which no form that sends it back is understood by: ``|stringformat:"d"``."""
    templates = Path(__file__).resolve().parents[2] / "templates"
    raw = re.compile(r"\{\{\s*[\w.]*\b(?:pk|enterprise_id|survivor_id)\s*\}\}")
    assert not [str(path) for path in templates.rglob("*.html") if raw.search(path.read_text(encoding="utf-8"))]
