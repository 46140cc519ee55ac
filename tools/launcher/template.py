"""A migrated database that test databases are copied from: migrations run once, not once for each test process."""

import os
from collections.abc import Mapping

from launcher.faults import Fault
from launcher.locks import held
from launcher.places import LOCAL, ROOT, venv_python
from launcher.postgres import Postgres
from launcher.steps import fingerprint, run_step, say

PREFIX = "migrated_"


def migrated_template(postgres: Postgres, env: Mapping[str, str]) -> str:
    """The name of the template, made anew when the migrations have changed; empty when they do not run.

    In that case the tests run them themselves and show what is wrong.
    """
    name = PREFIX + fingerprint([*ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt"])[:12]
    with held(LOCAL / "test" / "template.lock"):
        databases = postgres.query("SELECT datname FROM pg_database").split()
        existing = [database for database in databases if database.startswith(PREFIX)]
        if name in existing:
            return name
        say("Migrating the template of the test databases …")
        for old in existing:
            postgres.query(f"DROP DATABASE {old}")
        building = f"building_{name}"
        postgres.query(f"DROP DATABASE IF EXISTS {building}")
        postgres.query(f"CREATE DATABASE {building}")
        try:
            migrate = [venv_python(), "manage.py", "migrate", "--verbosity", "0"]
            run_step("migrate-template", migrate, env={**os.environ, **env, "DATABASE_URL": postgres.url(building)})
        except Fault:
            return ""
        postgres.query(f"ALTER DATABASE {building} RENAME TO {name}")
    return name
