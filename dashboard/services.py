"""Computing the stored figures, ordering a fresh computation, and forgetting old days."""

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from core.database import LOCK, STATEMENT, allow, one_at_a_time
from core.decisions import Refused
from core.scope import Actor
from dashboard.measures import queries
from dashboard.models import Figure, FigureRun, Realisation
from enterprises.services.standing import restand
from jobs.models import OutboxMessage
from jobs.outbox import enqueue
from partnerships.models import Target
from partnerships.periods import Days
from partnerships.realisation import indicator

TASK = "dashboard.compute"
#: A person may ask for fresh figures when they are at least this old.
FRESH_FOR = timedelta(minutes=1)
#: Every day is kept this long; of older months only the last day.
KEEP_DAYS = timedelta(days=92)

#: One statement, so that all figures of a run are of one moment; it writes only what has changed.
_STORE = """
WITH fresh AS MATERIALIZED ({queries}),
written AS (
    INSERT INTO dashboard_figure (day, measure, region_id, agency_id, value)
    SELECT %s, of_measure, of_region, of_agency, of_value FROM fresh
    ON CONFLICT (day, measure, region_id, agency_id) DO UPDATE SET value = excluded.value
    WHERE dashboard_figure.value <> excluded.value
)
DELETE FROM dashboard_figure AS old WHERE old.day = %s AND NOT EXISTS (
    SELECT FROM fresh
    WHERE of_measure = old.measure AND of_region = old.region_id AND of_agency IS NOT DISTINCT FROM old.agency_id
)
"""

#: Days from each step to the next, of those who did both in this order.
_PACES = """
WITH went AS MATERIALIZED (
    SELECT enterprise.id, enterprise.village_id, later.step, later.achieved_on - earlier.achieved_on AS days
    FROM enterprises_steprecord AS later
    JOIN enterprises_steprecord AS earlier
        ON earlier.enterprise_id = later.enterprise_id AND earlier.revoked_at IS NULL
        AND right(earlier.step, 1)::int = right(later.step, 1)::int - 1
    JOIN enterprises_enterprise AS enterprise ON enterprise.id = later.enterprise_id
    WHERE later.revoked_at IS NULL AND later.achieved_on >= earlier.achieved_on
), placed AS (
    SELECT nullif(left(village_id, width), '') AS region_id, NULL::bigint AS agency_id, step, days
    FROM went, unnest(ARRAY[0, 5, 8]) AS width
    UNION ALL
    SELECT NULL, engagement.agency_id, step, days
    FROM went JOIN enterprises_engagement AS engagement ON engagement.enterprise_id = went.id
)
INSERT INTO dashboard_pace (region_id, agency_id, step, days, count)
SELECT region_id, agency_id, step, percentile_disc(0.5) WITHIN GROUP (ORDER BY days), count(*)
FROM placed GROUP BY region_id, agency_id, step
"""


def compute_figures(day: date | None = None) -> FigureRun:
    """Count everything as it stands now and store it under ``day`` (today). Running it again changes only what changed.

    Two computations never overlap: the second waits for the first.
    """
    day = day or timezone.localdate()
    # First who waits for what, and on its own: nobody who acts on an enterprise waits until all is counted.
    restand()
    with transaction.atomic(), connection.cursor() as cursor:
        allow(timedelta(minutes=10), STATEMENT, LOCK)
        one_at_a_time(TASK)
        _store_figures(cursor, day)
        cursor.execute("DELETE FROM dashboard_pace")
        cursor.execute(_PACES)
        _store_realisations(day.year)
        run, _made = FigureRun.objects.update_or_create(day=day, defaults={"computed_at": timezone.now()})
    return run


def _store_figures(cursor: Any, day: date) -> None:
    texts: list[str] = []
    params: list[Any] = []
    for query in queries():
        text, values = query.query.sql_with_params()
        texts.append(text)
        params.extend(values)
    cursor.execute(_STORE.format(queries=" UNION ALL ".join(texts)), [*params, day, day])


def _store_realisations(year: int) -> None:
    """How far every target of the year is: by the very queries that list the people behind it."""
    rows = []
    for target in Target.objects.filter(year=year).order_by("pk"):
        counted = indicator(target.indicator)
        if counted is not None:
            value = counted.count(
                agreement_id=target.agreement_id, days=Days.of_year(target.year), region_code=target.region_id or None
            )
            rows.append(Realisation(target=target, value=value))
    Realisation.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["target"], update_fields=["value"], batch_size=500
    )


def order_refresh(*, actor: Actor) -> None:
    """Have the figures computed soon. Raises ``Refused`` while they are being computed, or are fresh anyway."""
    decision = actor.may("dashboard.view")
    if not decision:
        raise Refused(decision.reason)
    with transaction.atomic():
        if OutboxMessage.objects.filter(task=TASK, done_at__isnull=True, failed_at__isnull=True).exists():
            raise Refused(_("The figures are being computed. Open the page again in a moment."))
        if FigureRun.objects.filter(computed_at__gt=timezone.now() - FRESH_FOR).exists():
            raise Refused(_("The figures are less than a minute old."))
        enqueue(TASK)


def thin_out(today: date | None = None) -> int:
    """Forget the figures of old days but the last day of each month; returns how many rows went."""
    limit = (today or timezone.localdate()) - KEEP_DAYS
    old = FigureRun.objects.filter(day__lt=limit)
    last_days = old.annotate(month=TruncMonth("day")).values("month").annotate(last=Max("day")).values("last")
    gone = list(old.exclude(day__in=last_days).values_list("day", flat=True))
    deleted, _by_model = Figure.objects.filter(day__in=gone).delete()
    FigureRun.objects.filter(day__in=gone).delete()
    return deleted
