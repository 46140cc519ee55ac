from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

#: Rooms that declare by being imported: scope rules, kinds of notices, indicators, panels, work that waits,
#: causes of waiting, bonds that keep an agency beside an enterprise, what is held of a person, parts of a story, what
#: goes with an enterprise into another, tasks.
DECLARING_ROOMS = (
    "policies",
    "notices",
    "indicators",
    "panels",
    "work",
    "causes",
    "serving",
    "holdings",
    "stories",
    "belongings",
    "tasks",
)


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        autodiscover_modules(*DECLARING_ROOMS)
