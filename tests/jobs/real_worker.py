"""A real Celery worker, beside the test, on its database and its Valkey."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def database_url() -> str:
    """The address of the test's own database."""
    given = connection.settings_dict
    user, password = quote(given["USER"]), quote(given["PASSWORD"] or "")
    host = given["HOST"] or given["OPTIONS"].get("host", "")
    if not host or host.startswith("/"):
        return f"postgresql://{user}:{password}@/{given['NAME']}?host={host}"
    return f"postgresql://{user}:{password}@{host}:{given['PORT'] or 5432}/{given['NAME']}"


class RealWorker:
    """Start it, kill it. ``folder`` takes its log; ``signs`` is what ``tests.jobs.kinds`` reads."""

    def __init__(self, *, folder: Path, media: Path, signs: Path, redis_url: str) -> None:
        self.log = folder / "worker.log"
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.jobs.worker_settings",
            "DATABASE_URL": database_url(),
            "REDIS_URL": redis_url,
            "MEDIA_ROOT": str(media),
            "TEST_SIGNS": str(signs),
            # The address above already is this process's own.
            "PYTEST_XDIST_WORKER": "",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        celery = [sys.executable, "-m", "celery", "--app", "tests.jobs.worker_app", "worker"]
        options = ["--concurrency", "1", "--queues", "default,mail,reports", "--without-gossip", "--without-mingle"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*celery, *options, "--loglevel", "INFO"],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """As the power would: the worker and its children at once."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
