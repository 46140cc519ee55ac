"""How acts about reports are called."""

from django.utils.translation import gettext_lazy as _

from audit.verbs import name_verb

name_verb("report.order", _("Report ordered"), icon="file-chart-column")
