"""How the acts of this app are called in the trace."""

from django.utils.translation import gettext_lazy as _

from audit.verbs import name_verb

name_verb("data_request.ask", _("Asked about personal data"), icon="inbox", tone="info")
name_verb("privacy.erase", _("Personal data deleted"), icon="eraser", tone="danger")
name_verb("privacy.expire", _("Stale draft deleted"), icon="eraser", tone="warning")
name_verb("breach.record", _("Breach recorded"), icon="shield-alert", tone="danger")
name_verb("breach.correct", _("Breach corrected"), icon="pencil", tone="info")
name_verb("breach.sent", _("Letter sent"), icon="mail-check", tone="success", describe=lambda act: act.data["to"])
