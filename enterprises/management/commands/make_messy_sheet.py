"""Write an invented spreadsheet with known faults, to try the import with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from enterprises.demo.messy import make_messy_sheet


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the workbook to write, for example messy.xlsx")
        parser.add_argument("--rows", type=int, default=5_000)
        parser.add_argument("--seed", type=int, default=7)

    def handle(self, *args: Any, path: Path, rows: int, seed: int, **options: Any) -> None:
        faults = make_messy_sheet(path, rows=rows, seed=seed, today=timezone.localdate())
        self.stdout.write(f"{path}: {rows} rows, {len(faults)} of them with a fault")
