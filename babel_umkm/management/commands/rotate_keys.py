"""``manage.py rotate_keys``: after a new key was put in front of ``FIELD_ENCRYPTION_KEYS``; see ``docs/privacy.md``."""

from typing import Any

from django.core.management.base import BaseCommand

from core.rotating import encrypted_columns, rotate


class Command(BaseCommand):
    help = "Encrypt every private value anew with the first key. Can be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        for model, columns in encrypted_columns():
            written = rotate(model, columns)
            self.stdout.write(f"{model._meta.db_table}: {written} rows written anew ({', '.join(columns)})")
