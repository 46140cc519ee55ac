"""The programme in figures, for everybody: totals of the province, from which nobody can be told apart."""

from typing import Any

from django.db.models import Count, Sum

from core.formats import NOTHING, number, percent, rupiah_short
from core.places import LANDING_PAGE
from core.scope import Actor
from dashboard import measures
from dashboard.models import Realisation
from dashboard.selectors.figures import latest_run, totals
from partnerships.choices import AgreementKind
from partnerships.models import Agreement
from partnerships.places import AGREEMENT_PAGE
from partnerships.realisation import indicator

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


def umbrella(actor: Actor, agreement: Agreement) -> dict[str, Any] | None:
    """What the agreements under a Kesepakatan Bersama promised together and reached, by year, as stored last.

    An enterprise that several agencies helped counts in the promise of each, so these are sums of promises.
    """
    if agreement.kind != AgreementKind.KB:
        return None
    under = Agreement.objects.visible_to(actor).signed().filter(parent=agreement)
    sums = (
        Realisation.objects.filter(target__agreement__in=under.order_by().values("pk"))
        .values("target__year", "target__indicator")
        .annotate(
            promised=Sum("target__amount"), reached=Sum("value"), agreements=Count("target__agreement", distinct=True)
        )
        .order_by("-target__year", "target__indicator")
    )
    rows = [
        [
            str(row["target__year"]),
            _label(row["target__indicator"]),
            number(row["agreements"]),
            number(row["promised"]),
            number(row["reached"]),
            percent(row["reached"] / row["promised"]) if row["promised"] else NOTHING,
        ]
        for row in sums
    ]
    return {"rows": rows} if rows else None


def _label(code: str) -> str:
    counted = indicator(code)
    return str(counted.label) if counted else code


AGREEMENT_PAGE.register(template="dashboard/_umbrella.html", context=umbrella)
