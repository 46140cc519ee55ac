"""Databases made for one measurement and thrown away after it, on the server of ``DATABASE_URL``."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection


def use(name: str) -> None:
    """Turn the application's connection to another database of the same server."""
    connection.close()
    connection.settings_dict["NAME"] = name


@contextmanager
def throwaway(*names: str) -> Iterator[None]:
    """Make migrated databases with the reference data; drop them in the end, whatever happens."""
    home = connection.settings_dict["NAME"]
    try:
        for name in names:
            _drop(name, home)
        _run(f'CREATE DATABASE "{names[0]}"')
        use(names[0])
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0, stdout=_Silent())
        for name in names[1:]:
            use(home)
            _run(f'CREATE DATABASE "{name}" TEMPLATE "{names[0]}"')
        yield
    finally:
        for name in names:
            _drop(name, home)


def _drop(name: str, home: str) -> None:
    use(home)
    _run(f'DROP DATABASE IF EXISTS "{name}"')


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


class _Silent:
    def write(self, text: str) -> None:
        """Nothing is shown."""
