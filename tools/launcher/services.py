"""PostgreSQL and Valkey of this checkout, shared by whoever needs them: the first starts them, the last stops them."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from launcher.faults import Fault
from launcher.locks import held, last_out, share, try_hold
from launcher.places import LOCAL
from launcher.postgres import Postgres
from launcher.valkey import Valkey

#: Test runs of one checkout that may go on at once; each has its own database names and Valkey databases.
SLOTS = 6
#: Valkey databases each test run may use: one for each pytest-xdist process.
DATABASES_A_SLOT = 16


@dataclass(frozen=True)
class Services:
    """Where the servers are reached; a server given by the environment is used as it is."""

    database_url: str
    redis_url: str
    postgres: Postgres | None
    valkey: Valkey | None

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}

    def revive_valkey(self) -> None:
        """End our Valkey, also one that hangs, and start it again with what it had written down."""
        if self.valkey:
            self.valkey.stop()
            self.valkey.start()

    def missing(self) -> str | None:
        """The name of a server of ours that no longer answers."""
        if self.postgres and not self.postgres.running():
            return "PostgreSQL"
        if self.valkey and not self.valkey.running():
            return "Valkey"
        return None


@contextmanager
def services(*, quick: bool = False) -> Iterator[Services]:
    """The servers of the application, or with ``quick`` those of the tests, while the block runs."""
    folder = LOCAL / ("test" if quick else "data")
    folder.mkdir(parents=True, exist_ok=True)
    database_url, redis_url = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    postgres = None if database_url else Postgres(folder, quick=quick)
    valkey = None if redis_url else Valkey(folder, quick=quick)
    servers = [server for server in (postgres, valkey) if server]
    with ExitStack() as stack:
        slot = _take_slot(folder, stack) if quick else 0
        stack.enter_context(_joined(folder, servers))
        yield Services(
            database_url=postgres.url(f"babel_{slot}" if slot else "babel") if postgres else database_url,
            redis_url=valkey.url(slot * DATABASES_A_SLOT) if valkey else redis_url,
            postgres=postgres,
            valkey=valkey,
        )


@contextmanager
def _joined(folder: Path, servers: list[Postgres | Valkey]) -> Iterator[None]:
    gate = folder / "services.gate"
    with held(gate):
        users = share(folder / "services.users")
        try:
            for server in servers:
                if not server.running():
                    server.start()
        except BaseException:
            if last_out(users):
                _stop(servers)
            raise
    try:
        yield
    finally:
        with held(gate):
            if last_out(users):
                _stop(servers)


def _stop(servers: list[Postgres | Valkey]) -> None:
    for server in reversed(servers):
        server.stop()


def _take_slot(folder: Path, stack: ExitStack) -> int:
    for slot in range(SLOTS):
        lock = try_hold(folder / f"slot-{slot}.lock")
        if lock is not None:
            stack.enter_context(lock)
            return slot
    raise Fault(f"{SLOTS} test runs are going on in this checkout already. Wait for one to end.")
