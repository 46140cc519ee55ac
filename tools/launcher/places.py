"""Where things of this checkout lie. Everything made at run time is under ``.local/``, except the socket folder."""

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

from launcher.faults import Fault

ROOT = Path(__file__).resolve().parents[2]
LOCAL = Path(os.environ.get("BABEL_LOCAL") or ROOT / ".local")
LOGS = LOCAL / "log"
VENV = Path(os.environ.get("BABEL_VENV") or ROOT / ".venv")
#: Free space (MB) without which a first set-up, and a later start, would stop half-way.
SPACE_FIRST, SPACE_LATER = 1500, 200


def short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def venv_python() -> Path:
    return VENV / "bin" / "python"


def site_packages() -> Path:
    found = sorted(VENV.glob("lib/python3*/site-packages"))
    if not found:
        raise Fault(f"{VENV} holds no Python packages. Remove it and start again.")
    return found[-1]


def private_folder(path: Path) -> Path:
    """Make ``path`` a folder only we can open; refuse one that somebody else put there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.lstat()
    # Root may have given it to the user under which PostgreSQL runs (see privileges.py).
    owners = {os.geteuid()} if os.geteuid() else {0, pwd.getpwnam("nobody").pw_uid}
    if not stat.S_ISDIR(status.st_mode) or status.st_uid not in owners:
        raise Fault(f"{path} is not ours. Remove it and start again.")
    path.chmod(0o700)
    return path


def socket_folder(data: Path) -> Path:
    """A folder for the sockets of the servers in ``data``; short, because a socket's path may have 100 bytes or so."""
    base = Path(tempfile.gettempdir())
    if len(str(base)) > 60:
        base = Path("/tmp")  # noqa: S108 - the folder below is private and its owner is checked
    return base / f"babel-{os.geteuid()}-{short_hash(str(data.resolve()))}"


def demand_space() -> None:
    """Fault when the disk is too full to finish what is about to begin."""
    LOCAL.mkdir(parents=True, exist_ok=True)
    needed = SPACE_LATER if venv_python().exists() else SPACE_FIRST
    free = shutil.disk_usage(LOCAL).free // 1_000_000
    if free < needed:
        raise Fault(
            f"Only {free} MB are free on the disk of {ROOT}; {needed} MB are needed. Make room and start again."
        )
