"""Look for suspected duplicates among all that were in the register before each was compared; may run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.actors import SYSTEM
from audit.context import acting_as
from enterprises.models import Enterprise
from enterprises.services.duplicates import look_at_all

BATCH = 1_000


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        looked = found = last = 0
        with acting_as(SYSTEM):
            while pks := self._after(last):
                found += look_at_all(pks)
                looked, last = looked + len(pks), pks[-1]
                self.stdout.write(f"{looked} looked at, {found} pairs found")

    def _after(self, last: int) -> list[int]:
        rows = Enterprise.objects.filter(pk__gt=last).order_by("pk")
        return list(rows.values_list("pk", flat=True)[:BATCH])
