"""The launcher is tried on servers of its own in temporary folders."""

import subprocess
import sys
from pathlib import Path

import pytest

from launcher import postgres, steps, valkey
from launcher.postgres import Postgres
from launcher.valkey import Valkey

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def own_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (postgres, valkey, steps):
        monkeypatch.setattr(module, "LOGS", tmp_path / "log")
    return tmp_path / "log"


@pytest.fixture
def make_postgres(tmp_path: Path):
    """A quick server in a folder of its own; stopped afterwards."""
    made: list[Postgres] = []

    def make(*, quick: bool = True) -> Postgres:
        server = Postgres(tmp_path / "data", quick=quick)
        made.append(server)
        return server

    yield make
    for server in made:
        server.stop()


@pytest.fixture
def make_valkey(tmp_path: Path):
    made: list[Valkey] = []

    def make() -> Valkey:
        server = Valkey(tmp_path / "data")
        made.append(server)
        return server

    yield make
    for server in made:
        server.stop()


@pytest.fixture
def launch(tmp_path: Path):
    """Run the launcher as a person would, with its files in a temporary folder: exit code and all it said."""

    def run(*words: str, **env: str) -> tuple[int, str]:
        import os

        clean = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
        done = subprocess.run(
            [sys.executable, str(ROOT / "tools" / "launch.py"), *words],
            env=clean | {"BABEL_LOCAL": str(tmp_path / "local")} | env,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.returncode, done.stdout + done.stderr

    return run
