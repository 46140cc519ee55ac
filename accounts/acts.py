"""How the acts of this app are called in the trace."""

from django.utils.translation import gettext_lazy as _

from audit.verbs import name_verb

name_verb("account.sign_in", _("Signed in"), icon="log-in")
name_verb("account.sign_out", _("Signed out"), icon="log-out")
name_verb("account.sign_in_failed", _("Sign-in failed"), icon="circle-x", tone="warning")
name_verb("account.deactivate", _("Account closed"), icon="user-x", tone="danger")
