"""The processes of the running application: started together, watched, stopped together."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from launcher.places import LOGS, ROOT
from launcher.waiting import alive, command_of, until

#: Seconds a process has to end what it is doing; after that it is killed, and what it left undone is done again later.
PATIENCE = 6
#: How often one process may end by itself before the whole is given up.
MOST_REVIVALS = 5


@dataclass
class Processes:
    """Children by name. Their ids are kept in a file, so that a start after a crash finds and ends what was left."""

    register: Path
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    #: How each was started, and how often it was started again.
    _started: dict[str, tuple[Sequence[str], Mapping[str, str]]] = field(default_factory=dict)
    _revivals: dict[str, int] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        LOGS.mkdir(parents=True, exist_ok=True)
        again = name in self._started
        self._started[name] = (command, env)
        with (LOGS / f"{name}.log").open("ab" if again else "wb") as log:
            self.children[name] = subprocess.Popen(
                command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self._note({child: process.pid for child, process in self.children.items()})

    def dead(self) -> str | None:
        """The name of a child that has ended by itself."""
        return next((name for name, process in self.children.items() if process.poll() is not None), None)

    def revive(self, name: str) -> bool:
        """Start a child that has ended once more; False when it has been too often. What it left undone is redone."""
        self._revivals[name] = self._revivals.get(name, 0) + 1
        if self._revivals[name] > MOST_REVIVALS:
            return False
        _signal(self.children[name].pid, signal.SIGKILL)
        self.start(name, *self._started[name])
        return True

    def stop(self) -> None:
        for process in self.children.values():
            _signal(process.pid, signal.SIGTERM)
        until(lambda: all(process.poll() is not None for process in self.children.values()), seconds=PATIENCE)
        for process in self.children.values():
            _signal(process.pid, signal.SIGKILL)
            process.wait()
        self.children.clear()
        self.register.unlink(missing_ok=True)

    def end_leftovers(self) -> None:
        """End what an earlier run, itself killed, left behind. Only processes that are plainly ours."""
        try:
            left = json.loads(self.register.read_text())
        except (OSError, ValueError):
            return
        ours = [pid for pid in left.values() if alive(pid) and "babel_umkm" in command_of(pid) and _runs_here(pid)]
        for pid in ours:
            _signal(pid, signal.SIGTERM)
        until(lambda: not any(map(alive, ours)), seconds=PATIENCE)
        for pid in ours:
            _signal(pid, signal.SIGKILL)
        self.register.unlink(missing_ok=True)

    def _note(self, pids: dict[str, int]) -> None:
        self.register.parent.mkdir(parents=True, exist_ok=True)
        self.register.write_text(json.dumps(pids))


def _signal(pid: int, number: int) -> None:
    """Signal a child and all it started: each child leads a process group of its own."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def _runs_here(pid: int) -> bool:
    folder = Path(f"/proc/{pid}/cwd")
    try:
        return folder.readlink() == ROOT
    except OSError:
        return not Path("/proc/self").exists()
