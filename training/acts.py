"""How the acts of this app are called in the trace."""

from django.utils.translation import gettext_lazy as _

from audit.models import Act
from audit.verbs import name_verb


def _training(act: Act) -> str:
    return str(act.data.get("training", ""))


name_verb("training.invite", _("Invited to a training"), icon="mail", tone="info", describe=_training)
