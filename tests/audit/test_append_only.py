"""The trace can be added to and read: no one changes it, not by ORM, not by SQL."""

import pghistory
import pghistory.models
import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction

from audit.models import Act
from enterprises.models import Enterprise, Registration
from tests.factories.accounts import make_actor
from tests.factories.enterprises import make_enterprise, make_registration
from workflow.services import apply_move

pytestmark = pytest.mark.django_db

EVENTS = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]


@pytest.fixture
def trace():
    row = make_registration()
    apply_move(actor=make_actor("verifier"), instance=row, move="refuse", reason="Bukan UMKM.")
    return row


@pytest.mark.parametrize("table", [Act, Registration.pgh_event_model])
def test_neither_act_nor_history_can_be_changed_or_deleted(trace, table):
    assert table.objects.exists()
    rows = table.objects.all()
    column = "reason" if table is Act else "business_name"
    for attempt in (
        lambda: rows.update(**{column: "lain"}),
        rows.delete,
        lambda: rows.first().delete(),
        lambda: _sql(f'DELETE FROM "{table._meta.db_table}"'),
        lambda: _sql(f"UPDATE \"{table._meta.db_table}\" SET {column} = 'lain'"),
    ):
        with pytest.raises(InternalError), transaction.atomic():
            attempt()


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_history_has_its_lock_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_append_only%' AND tgenabled = 'O'"
        )
        locked = {row[0] for row in cursor.fetchall()}
    assert EVENTS
    assert {model._meta.db_table for model in (*EVENTS, Act)} <= locked


def test_bulk_and_raw_writes_leave_their_trace_too():
    made = [make_enterprise() for _ in range(2)]
    Enterprise.objects.update(street="Jl. Baru")
    _sql("UPDATE enterprises_enterprise SET street = 'Jl. Lain'")
    for enterprise in made:
        history = Enterprise.pgh_event_model.objects.filter(pgh_obj_id=enterprise.pk).order_by("pgh_id")
        assert [event.street for event in history] == ["Jl. Pasar Lama 7", "Jl. Baru", "Jl. Lain"]


def test_every_table_of_ours_with_a_state_or_a_person_has_a_history():
    tracked = {model.pgh_tracked_model for model in EVENTS}
    from workflow.lifecycle import HasLifecycle

    assert {model for model in apps.get_models() if issubclass(model, HasLifecycle)} <= tracked
