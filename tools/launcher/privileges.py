"""PostgreSQL refuses to run as root; how its programs are started all the same.

A normal user runs them as they are (the user must have a name, initdb asks for it). Root maps itself to an ordinary
user in a user namespace: nothing changes owner, and the programs may lie in a folder closed to others. Where namespaces
are forbidden (a default Docker container), root hands the data to ``nobody`` and starts them as that user.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from launcher.faults import Fault
from launcher.places import short_hash

#: Where root puts what must lie outside a closed home folder; only root can write there.
ROOTS_PLACE = Path("/var/lib/babel-umkm")


@dataclass(frozen=True)
class Starter:
    """How to start a program that must not be root: words before it, arguments for Popen, the owner of its files."""

    prefix: list[str] = field(default_factory=list)
    popen: dict[str, Any] = field(default_factory=dict)
    owner: tuple[int, int] | None = None

    def give(self, path: Path) -> None:
        """Make a file or folder (not what is in it) the program's own."""
        if self.owner:
            os.chown(path, *self.owner)

    def data_folder(self, wanted: Path) -> Path:
        """``wanted``, or a folder outside a closed home when the program's user could not reach it."""
        if self.owner is None or _open_to_all(wanted.parent):
            return wanted
        return ROOTS_PLACE / short_hash(str(wanted)) / wanted.name

    def readable(self, *folders: Path) -> list[Path]:
        """The folders, neighbours of each other, or copies of them side by side that the program's user can read."""
        if self.owner is None or all(map(_open_to_all, folders)):
            return list(folders)
        copy = ROOTS_PLACE / f"programs-{short_hash(str(folders[0]))}"
        if not copy.exists():
            partial = copy.with_suffix(f".{os.getpid()}")
            for folder in folders:
                shutil.copytree(folder, partial / folder.name, symlinks=True)
            partial.chmod(0o755)
            partial.rename(copy)
        return [copy / folder.name for folder in folders]


def starter() -> Starter:
    if os.geteuid() != 0 and _has_name(os.geteuid()):
        return Starter()
    namespace = _namespace()
    if namespace and not os.environ.get("BABEL_NO_NAMESPACE"):
        return Starter(prefix=namespace)
    if os.geteuid() != 0:
        raise Fault(f"User {os.geteuid()} has no name on this machine, and PostgreSQL asks for one. Give DATABASE_URL.")
    nobody = pwd.getpwnam("nobody")
    owner = (nobody.pw_uid, nobody.pw_gid)
    return Starter(popen={"user": owner[0], "group": owner[1], "extra_groups": []}, owner=owner)


def _namespace() -> list[str] | None:
    """The words that make us an ordinary, named user in a namespace of our own; None where that is forbidden."""
    named = next((user for user in pwd.getpwall() if user.pw_uid != 0), None)
    if named is None:
        return None
    words = ["unshare", "-U", f"--map-user={named.pw_uid}", f"--map-group={named.pw_gid}"]
    try:
        return words if subprocess.run([*words, "true"], capture_output=True).returncode == 0 else None
    except OSError:
        return None


def _has_name(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False


def _open_to_all(folder: Path) -> bool:
    """May every user reach ``folder``? Parts that do not exist yet will be made open."""
    existing = [part for part in [folder.absolute(), *folder.absolute().parents] if part.exists()]
    return all(part.stat().st_mode & 0o001 for part in existing)
