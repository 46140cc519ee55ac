"""Putting the triggers of many new tables into the database at once, in a migration."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class InstallTriggers(Operation):
    """Install the triggers which the states of these models (lower-case names) hold in their option ``triggers``.

    A ``pgtrigger.migrations.AddTrigger`` renders its model and all that hang on it anew for one trigger: for hundreds
    of them, minutes. Here the option stands in ``CreateModel`` and nothing is rendered again.
    """

    def __init__(self, models: Sequence[str]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The triggers are in the state since their models were created."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for trigger in self._triggers(app_label, to_state):
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for trigger in self._triggers(app_label, from_state):
            schema_editor.execute(trigger.uninstall_sql, params=None)

    def _triggers(self, app_label: str, state: ProjectState) -> list[Any]:
        return [
            trigger for name in self.models for trigger in state.models[app_label, name].options.get("triggers", [])
        ]

    def describe(self) -> str:
        return f"Install the triggers of {len(self.models)} models"
