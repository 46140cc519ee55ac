"""Is the port free, and if not, who has it?"""

import errno
import socket
from pathlib import Path

from launcher.faults import Fault
from launcher.waiting import command_of


def demand_port(host: str, port: int) -> None:
    """Fault, in a line that says what to do, when the web server could not listen there."""
    with socket.socket(socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Fault(f"Port {port} is reserved for root. Choose another: make run PORT=8000") from None
        except socket.gaierror:
            raise Fault(f"HOST={host} is not an address of this machine.") from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Fault(f"Cannot listen on {host}:{port}: {error.strerror}.") from None
            raise Fault(f"Port {port} is taken{_by(port)}. Choose another: make run PORT={port + 1}") from None


def _by(port: int) -> str:
    """`` by process 123 (command)`` where the system tells."""
    pid = _holder(port)
    return f" by process {pid} ({command_of(pid)[:60]})" if pid else ""


def _holder(port: int) -> int | None:
    sockets = {f"socket:[{inode}]" for inode in _listening(port)}
    if not sockets:
        return None
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) in sockets:
                return int(link.parts[2])
        except OSError:
            continue
    return None


def _listening(port: int) -> list[str]:
    """Inodes of the sockets that listen on the port (Linux)."""
    found = []
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        if table.exists():
            rows = [line.split() for line in table.read_text().splitlines()[1:]]
            found += [row[9] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")]
    return found
