"""How the acts of this app are called in the trace."""

from django.utils.translation import gettext_lazy as _

from audit.verbs import name_verb

name_verb("marketing.record", _("Marketing result recorded"), icon="shopping-bag", tone="success")
name_verb("capital.record", _("Capital recorded"), icon="hand-coins", tone="success")
