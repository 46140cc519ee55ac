"""Locks that the system drops when their holder dies, so none is ever stale."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def _open(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the lock and hold it."""
    with _open(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def try_hold(path: Path) -> IO[str] | None:
    """The open, locked file (close it to release) with our process id in it, or None when another process holds it."""
    file = _open(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def share(path: Path) -> IO[str]:
    """Join those who use something; ``last_out`` tells whether we were the only one left."""
    file = _open(path)
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def last_out(file: IO[str]) -> bool:
    """Leave; True when nobody else shares the lock. Call while holding the lock that guards joining."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
    finally:
        file.close()
