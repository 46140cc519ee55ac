"""``manage.py load_reference``: write the reference files of the apps into their tables."""

from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

#: Up the ladder, because the facts of an app may point at those of the apps below it.
APPS = ["regions", "accounts", "enterprises", "partnerships", "support"]


class Command(BaseCommand):
    help = "Load the reference data: regions, agencies, KBLI, thresholds, required articles, schemes. Can be run again."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for app in APPS:
            for loaded in import_module(f"{app}.reference_data").load():
                self.stdout.write(
                    f"{app}: {loaded.what}: {loaded.total} facts, {loaded.created} new, {loaded.updated} corrected"
                )
