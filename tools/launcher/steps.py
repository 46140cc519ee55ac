"""Work that is done once and again only when what it came from has changed."""

import hashlib
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from launcher.faults import Fault
from launcher.places import LOGS, ROOT


def say(message: str) -> None:
    print(message, flush=True)


def fingerprint(paths: Iterable[Path], *words: str) -> str:
    """A hash of names and contents; missing files count as empty."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def is_stamped(stamp: Path, mark: str) -> bool:
    return stamp.is_file() and stamp.read_text() == mark


def put_stamp(stamp: Path, mark: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def run_step(name: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, hint: str = "") -> None:
    """Run a command with its output in ``.local/log/<name>.log``; its failure is a Fault that quotes the last lines."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    with log.open("wb") as output:
        try:
            words = [str(part) for part in command]
            done = subprocess.run(words, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        except OSError as error:
            raise Fault(f"{name}: {error}. {hint}".strip()) from None
    if done.returncode:
        tail = "\n".join("    " + line for line in log.read_text(errors="replace").splitlines()[-6:])
        raise Fault(f"{name} failed (all of it: {log}). {hint}\n{tail}")
