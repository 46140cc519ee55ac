#!/usr/bin/env python
"""Django's command line. Set-up, services and tests are one level up: see the Makefile."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babel_umkm.settings.development")
    # Commands (migrations, loads, benchmarks) may take long; web processes keep the short default of the settings.
    os.environ.setdefault("DB_STATEMENT_TIMEOUT_MS", "0")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
