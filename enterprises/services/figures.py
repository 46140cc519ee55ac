"""An officer verifies the yearly figures of an enterprise."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from core.stamps import demand_unchanged, stamp_of
from enterprises.choices import Asked, FigureSource
from enterprises.models import Ask, Enterprise, YearlyFigure
from enterprises.services.reclassifying import class_of_figure, reclassify
from enterprises.services.standing import restand

#: What an officer may set; the year and who owns them stay.
FIELDS = (
    "turnover",
    "capital",
    "assets",
    "workers_male",
    "workers_female",
    "casual_male",
    "casual_female",
    "capacity",
    "capacity_unit",
)


def verify_figures(
    *, actor: Actor, enterprise: Enterprise, year: int, values: dict[str, Any], seen: str, stamp: str = ""
) -> YearlyFigure:
    """Confirm the figures of a year (rupiah, persons), corrected where what was seen says otherwise.

    Of a year without figures they are recorded: many owners have no account to give them with. Raises ``Refused``: not
    permitted, one's own business, nothing seen, a year that is not over or before the business began, or figures that
    are no longer those of ``stamp`` (``stamp_of_figure``): somebody else was first.
    """
    demand(may_on(actor, "figures.verify", enterprise))
    if actor.user_id is not None and enterprise.owner.user_id == actor.user_id:
        raise Refused([Refusal(_("You cannot verify the figures of your own business."), _("Ask another officer."))])
    if not seen.strip():
        raise Refused([Refusal(_("Say what you have seen."), field="seen")])
    with transaction.atomic():
        row = Enterprise.objects.hold(enterprise.pk)
        figure = YearlyFigure.objects.filter(enterprise=row, year=year).first()
        if figure is None:
            refuse_year(year, started_year=row.started_year)
            figure = YearlyFigure(enterprise=row, year=year)
        demand_unchanged(stamp, stamp_of_figure(figure))
        refuse_odd_workers(values)
        for name in FIELDS:
            if name in values:
                setattr(figure, name, values[name])
        figure.source, figure.seen = FigureSource.VERIFIED, seen.strip()[:300]
        figure.verified_at, figure.verified_by = timezone.now(), actor.name
        class_of_figure(figure, started_year=row.started_year)
        figure.save()
        reclassify(row)
        Ask.objects.open().filter(enterprise=row, what=Asked.FIGURES).update(answered_at=timezone.now())
        record_act(actor=actor, verb="figures.verify", subject=row, reason=seen.strip()[:300], data={"year": year})
        restand([row.pk])
    return figure


def stamp_of_figure(figure: YearlyFigure) -> str:
    """Another one once somebody has given, corrected or verified the figures of that year."""
    return stamp_of(figure.source, figure.verified_at, *(getattr(figure, name) for name in FIELDS))


def refuse_year(year: int, *, started_year: int) -> None:
    """Figures are of a year that is over, and in which the business was there. Raises ``Refused``."""
    if year >= timezone.localdate().year:
        raise Refused([Refusal(_("The year is not over yet."), field="year")])
    if year < started_year:
        raise Refused([Refusal(_("The business had not begun in that year."), field="year")])


def refuse_odd_workers(values: dict[str, Any]) -> None:
    """Those who are not permanent are among those who work there. Raises ``Refused`` beside the field."""
    for casual, workers in (("casual_male", "workers_male"), ("casual_female", "workers_female")):
        if (values.get(casual) or 0) > (values.get(workers) or 0):
            raise Refused([Refusal(_("More than work in the business."), field=casual)])
