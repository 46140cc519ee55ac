"""The programme in figures, for everybody: totals of the province, from which nobody can be told apart."""

from typing import Any

from core.formats import number, rupiah_short
from core.places import LANDING_PAGE
from core.scope import Actor
from dashboard import measures
from dashboard.selectors.figures import latest_run, totals

_SHOWN = (
    (measures.REGISTERED, number),
    (measures.CERTIFIED, number),
    (measures.MARKETED, number),
    (measures.CAPITAL_RUPIAH, rupiah_short),
)


def landing(_actor: Actor, _subject: None) -> dict[str, Any] | None:
    run = latest_run()
    found = totals([measure for measure, _write in _SHOWN], run.day) if run else {}
    figures = [
        {"label": measure.label, "value": write(found[measure.code])}
        for measure, write in _SHOWN
        if found.get(measure.code)
    ]
    return {"figures": figures} if figures else None


LANDING_PAGE.register(template="dashboard/_landing.html", context=landing)
