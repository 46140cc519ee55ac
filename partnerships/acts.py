"""How acts about agreements are called; the moves are named by the lifecycle."""

from django.utils.translation import gettext_lazy as _

from audit.models import Act
from audit.verbs import name_verb


def _file_name(act: Act) -> str:
    return str(act.data.get("name", ""))


name_verb("agreement.attach_file", _("Document added"), icon="file-plus", describe=_file_name)
name_verb("agreement.remove_file", _("Document removed"), icon="file-x", tone="warning", describe=_file_name)
