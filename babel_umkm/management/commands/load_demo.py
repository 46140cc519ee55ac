"""Fills an empty database with an invented province: people, agreements, trainings, support."""

import time
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from accounts.demo import DEMO_USERS
from accounts.models import User
from enterprises.demo import assisted

#: In ladder order: each app builds on what those below have made. Reports tell of what was done, so they come late.
DEMOS = (
    "accounts.demo",
    "partnerships.demo",
    "enterprises.demo",
    "training.demo",
    "support.demo",
    "privacy.demo",
    "partnerships.demo.monitoring",
    "dashboard.demo",
)


class Command(BaseCommand):
    help = "Load the demo data into a database that has the reference data and no demo yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--enterprises", type=int, default=2000, help="How many enterprises to invent.")

    def handle(self, *args: Any, enterprises: int, **options: Any) -> None:
        if User.objects.filter(email=DEMO_USERS[-1].email).exists():
            self.stdout.write("The demo data is there already.")
            return
        # All of it or none: an interrupted first start begins anew.
        with transaction.atomic():
            for name in DEMOS:
                started = time.monotonic()
                demo = import_module(name)
                made = demo.load(count=enterprises) if name == "enterprises.demo" else demo.load()
                self.stdout.write(f"{name.replace('.demo', '')}: {made} ({time.monotonic() - started:.1f} s)")
        self.stdout.write(f"To be claimed by an account without a registration (/daftar/klaim/): {assisted.told()}")
