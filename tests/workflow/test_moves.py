"""The database lets declared moves through and no others, whoever writes: every pair of states of every lifecycle."""

import pgtrigger
import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction

from accounts.permissions import PERMISSIONS
from audit.verbs import named_verbs
from tests.factories.anything import drop_check_constraints, make_any
from workflow.lifecycle import HasLifecycle, Lifecycle, all_lifecycles

LIFECYCLES = {lifecycle.name: lifecycle for lifecycle in all_lifecycles()}
MODELS = {model.lifecycle.name: model for model in apps.get_models() if issubclass(model, HasLifecycle)}


def test_every_lifecycle_has_its_table_and_every_table_its_triggers():
    assert set(LIFECYCLES) == set(MODELS)
    for name, model in MODELS.items():
        assert {f"{name}_moves", f"{name}_begins"} <= {trigger.name for trigger in model._meta.triggers}


@pytest.fixture
def bare_tables(db):
    """Tables without check constraints, so that a row may stand in any state."""
    drop_check_constraints()


def put(row, lifecycle: Lifecycle, state: str) -> None:
    """Put a row into a state, past the trigger."""
    with pgtrigger.ignore(f"{row._meta.label}:{lifecycle.name}_moves"):
        type(row)._base_manager.filter(pk=row.pk).update(**{lifecycle.field: state})


def try_update(row, lifecycle: Lifecycle, state: str) -> bool:
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{lifecycle.field: state})
    except InternalError:
        return False
    return True


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_only_declared_moves_pass(bare_tables, name):
    lifecycle, model = LIFECYCLES[name], MODELS[name]
    row = make_any(model)
    declared = {(source, move.target) for move in lifecycle.moves for source in move.sources}
    passed = set()
    for source in lifecycle.states.values:
        for target in lifecycle.states.values:
            put(row, lifecycle, source)
            if source != target and try_update(row, lifecycle, target):
                passed.add((source, target))
    assert passed == {(source, target) for source, target in declared if source != target}


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_a_row_begins_only_at_the_beginning(bare_tables, name):
    lifecycle, model = LIFECYCLES[name], MODELS[name]
    for state in lifecycle.states.values:
        if state == lifecycle.initial:
            make_any(model)
            continue
        with pytest.raises(InternalError), transaction.atomic():
            make_any(model, **{lifecycle.field: state})


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_raw_sql_is_no_way_around(bare_tables, name):
    lifecycle, model = LIFECYCLES[name], MODELS[name]
    row = make_any(model)
    states, declared = lifecycle.states.values, {(source, m.target) for m in lifecycle.moves for source in m.sources}
    source, target = next((s, t) for s in states for t in states if s != t and (s, t) not in declared)
    put(row, lifecycle, source)
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{lifecycle.field}" = %s WHERE id = %s', [target, row.pk])


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_a_lifecycle_leads_from_its_beginning_to_every_state_and_names_real_permissions(name):
    lifecycle = LIFECYCLES[name]
    reached, waiting = {lifecycle.initial}, [lifecycle.initial]
    while waiting:
        for move in lifecycle.moves_from(waiting.pop()):
            if move.target not in reached:
                reached.add(move.target)
                waiting.append(move.target)
    assert reached == set(lifecycle.states.values)
    assert {move.permission for move in lifecycle.moves} <= set(PERMISSIONS)
    assert {f"{name}.{move.name}" for move in lifecycle.moves} <= named_verbs()
