"""Computing where enterprises stand, in one statement, for a few after an act or for all at night."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, CharField, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from accounts.models import Agency
from enterprises.causes import causes_of
from enterprises.choices import Step
from enterprises.models import Enterprise, StepRecord

#: Days a cause may last where no rule says how many.
PATIENCE = 30

#: Writes only what has changed. The clock of a cause goes on while the cause stays the same.
_STORE = """
INSERT INTO enterprises_standing AS s
    (enterprise_id, village_id, next_step, cause, waiting_since, cause_since, patience, agency_id)
SELECT of_id, of_village, of_step, of_cause, of_since, of_since,
    COALESCE(rule.patience, %s), COALESCE(rule.agency_id, %s)
FROM ({queries}) AS fresh LEFT JOIN enterprises_causerule AS rule ON rule.cause = of_cause
ON CONFLICT (enterprise_id) DO UPDATE SET
    village_id = excluded.village_id, next_step = excluded.next_step, cause = excluded.cause,
    waiting_since = excluded.waiting_since,
    cause_since = CASE WHEN s.cause = excluded.cause THEN GREATEST(s.cause_since, excluded.waiting_since)
                       ELSE GREATEST(%s, excluded.waiting_since) END,
    patience = excluded.patience, agency_id = excluded.agency_id
WHERE (s.village_id, s.next_step, s.cause, s.waiting_since, s.patience, s.agency_id)
    IS DISTINCT FROM
    (excluded.village_id, excluded.next_step, excluded.cause, excluded.waiting_since, excluded.patience,
     excluded.agency_id)
"""


def restand(enterprise_ids: Collection[int] | None = None, *, today: date | None = None) -> int:
    """Compute where these enterprises stand (None: all of them); returns how many rows changed.

    Whoever changes what a cause rests on calls it in the same transaction. Running it again changes nothing.
    """
    if enterprise_ids is not None and not enterprise_ids:
        return 0
    today = today or timezone.localdate()
    enterprises = Enterprise.objects.order_by()
    if enterprise_ids is not None:
        enterprises = enterprises.filter(pk__in=list(enterprise_ids))
    texts: list[str] = []
    params: list[Any] = []
    for query in _queries(enterprises, today):
        text, values = query.query.sql_with_params()
        texts.append(f"({text})")
        params.extend(values)
    lead = Agency.objects.on(today).filter(is_lead=True).order_by("pk").values_list("pk", flat=True).first()
    with transaction.atomic(), connection.cursor() as cursor:
        if enterprise_ids is None:
            # Longer than a web request may hold the database: only workers and commands compute all of them.
            cursor.execute("SELECT set_config('statement_timeout', '10min', true)")
        cursor.execute(_STORE.format(queries=" UNION ALL ".join(texts)), [PATIENCE, lead, *params, today])
        return int(cursor.rowcount)


def _queries(enterprises: QuerySet[Enterprise], today: date) -> list[QuerySet[Any]]:
    """One query for each step that can be the next, and one for those who have done all seven."""
    records = StepRecord.objects.standing().filter(enterprise_id=OuterRef("pk")).order_by()
    last = records.values("enterprise_id").annotate(last=Max("achieved_on")).values("last")
    since = Greatest(F("registered_on"), Coalesce(Subquery(last), F("registered_on")), output_field=DateField())
    rows = enterprises
    found = []
    for step in Step:
        done = Exists(records.filter(step=step))
        found.append(_named(rows.filter(~done), Value(step.value), _cause_of(step, today), since))
        rows = rows.filter(done)
    found.append(_named(rows, Value(""), Value(""), since))
    return found


def _cause_of(step: Step, today: date) -> Case | Value:
    """The first cause of the step that holds."""
    listed = causes_of(step)
    always = next((c.code for c in listed if c.condition is None), "")
    whens = [When(Q(c.condition(today)), then=Value(c.code)) for c in listed if c.condition is not None]
    return Case(*whens, default=Value(always), output_field=CharField()) if whens else Value(always)


def _named(rows: QuerySet[Enterprise], step: Value, cause: Case | Value, since: Greatest) -> QuerySet[Any]:
    return rows.values(of_id=F("pk"), of_village=F("village_id"), of_step=step, of_cause=cause, of_since=since)
