"""Computing where enterprises stand: for a few after an act, or for all every few minutes."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, CharField, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from accounts.models import Agency
from core.database import LOCK, STATEMENT, allow
from enterprises.causes import causes_of
from enterprises.choices import Step
from enterprises.models import Enterprise, StepRecord

#: Days a cause may last where no rule says how many.
PATIENCE = 30

#: Whoever stands elsewhere than is written.
_MOVED = """
SELECT of_id
FROM ({queries}) AS fresh
LEFT JOIN enterprises_causerule AS rule ON rule.cause = of_cause
LEFT JOIN enterprises_standing AS s ON s.enterprise_id = of_id
WHERE (s.village_id, s.next_step, s.cause, s.waiting_since, s.patience, s.agency_id)
    IS DISTINCT FROM
    (of_village, of_step, of_cause, of_since, COALESCE(rule.patience, %s), COALESCE(rule.agency_id, %s))
"""

#: Writes only what has changed. The clock of a cause goes on while the cause stays the same.
_STORE = """
INSERT INTO enterprises_standing AS s
    (enterprise_id, village_id, next_step, cause, waiting_since, cause_since, patience, agency_id)
SELECT of_id, of_village, of_step, of_cause, of_since, of_since,
    COALESCE(rule.patience, %s), COALESCE(rule.agency_id, %s)
FROM ({queries}) AS fresh
LEFT JOIN enterprises_causerule AS rule ON rule.cause = of_cause
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

#: Two who compute the same standing at once: the second looks again after the first.
_LOCK = "SELECT 1 FROM enterprises_standing WHERE enterprise_id = ANY(%s) ORDER BY enterprise_id FOR UPDATE"

#: How many are written in one transaction when all are computed: others wait no longer than for these.
_CHUNK = 1_000


def restand(enterprise_ids: Collection[int] | None = None, *, today: date | None = None) -> int:
    """Compute where these enterprises stand (None: all of them); returns how many rows changed.

    Whoever changes what a cause rests on calls it in the same transaction. Running it again changes nothing. Of all,
    those who stand elsewhere are found first and then computed again, some at a time: what somebody does meanwhile is
    never overwritten by what was true before.
    """
    today = today or timezone.localdate()
    lead = Agency.objects.on(today).filter(is_lead=True).order_by("pk").values_list("pk", flat=True).first()
    if enterprise_ids is not None:
        with transaction.atomic(), connection.cursor() as cursor:
            return _store(cursor, list(enterprise_ids), today, lead)
    with _patient() as cursor:
        moved = _moved(cursor, today, lead)
    changed = 0
    for start in range(0, len(moved), _CHUNK):
        with _patient() as cursor:
            changed += _store(cursor, moved[start : start + _CHUNK], today, lead)
    return changed


@contextmanager
def _patient() -> Iterator[Any]:
    """A transaction for computing all of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        allow(timedelta(minutes=10), STATEMENT, LOCK)
        yield cursor


def _moved(cursor: Any, today: date, lead: int | None) -> list[int]:
    texts, params = _sql(Enterprise.objects.order_by(), today)
    cursor.execute(_MOVED.format(queries=texts), [*params, PATIENCE, lead])
    return sorted(pk for (pk,) in cursor.fetchall())


def _store(cursor: Any, ids: list[int], today: date, lead: int | None) -> int:
    if not ids:
        return 0
    texts, params = _sql(Enterprise.objects.filter(pk__in=ids).order_by(), today)
    cursor.execute(_LOCK, [ids])
    cursor.execute(_STORE.format(queries=texts), [PATIENCE, lead, *params, today])
    return int(cursor.rowcount)


def _sql(enterprises: QuerySet[Enterprise], today: date) -> tuple[str, list[Any]]:
    texts: list[str] = []
    params: list[Any] = []
    for query in _queries(enterprises, today):
        text, values = query.query.sql_with_params()
        texts.append(f"({text})")
        params.extend(values)
    return " UNION ALL ".join(texts), params


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
