from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = _("Trace")

    def ready(self) -> None:
        """Let every app name its acts."""
        autodiscover_modules("acts")
