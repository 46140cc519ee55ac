"""Put the NIBs that the register held before there were licences before the officers who verify them; may run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.actors import SYSTEM
from audit.context import acting_as
from enterprises.services.licence_opening import open_nibs


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as(SYSTEM):
            self.stdout.write(f"{open_nibs(actor=SYSTEM)} licences opened")
