"""How the acts of this app are called in the trace."""

from django.utils.translation import gettext_lazy as _

from audit.models import Act
from audit.verbs import name_verb
from enterprises.choices import Step
from enterprises.models import Enterprise, Owner, Registration


def _step(act: Act) -> str:
    step = Step(act.data["step"])
    return " · ".join(filter(None, [step.value, str(step.label), act.data.get("text", "")]))


def _fields(act: Act) -> str:
    """The names of the numbers that were shown; never the numbers."""
    columns = [column for model in _HOLDERS for column in model._meta.fields if column.name in model.private_fields]
    labels = {column.name: str(column.verbose_name) for column in columns}
    return ", ".join(labels.get(name, name) for name in act.data["fields"])


_HOLDERS = (Enterprise, Owner, Registration)

name_verb("journey.record", _("Step recorded"), icon="circle-check", tone="success", describe=_step)
name_verb("journey.revoke", _("Step revoked"), icon="undo-2", tone="danger", describe=_step)
name_verb("identity.reveal", _("Private data revealed"), icon="eye", tone="warning", describe=_fields)
name_verb("enterprise.correct", _("Data corrected"), icon="pencil", tone="info")
