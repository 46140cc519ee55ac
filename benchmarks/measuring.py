"""What measurements share: asking for a page by the clock, naming the machine, keeping the result in the README."""

import os
import platform
import time
from datetime import date
from pathlib import Path

from django.test import Client

README = Path(__file__).with_name("README.md")


def milliseconds(client: Client, url: str) -> float:
    """How long a page took. Stops everything when it did not answer well."""
    started = time.perf_counter()
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answered {response.status_code}")
    return (time.perf_counter() - started) * 1000


def machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    day, load = date.today(), os.getloadavg()[0]  # noqa: DTZ011 - of the machine, not of the province
    python = platform.python_version()
    return f"{day:%d %B %Y}, {os.cpu_count()} cores ({model}) under a load of {load:.0f}, Python {python}"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def write(name: str, result: str) -> None:
    """Put the result between the marks of the README that bear its name."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    head, rest = README.read_text(encoding="utf-8").split(begin, 1)
    _old, tail = rest.split(end, 1)
    README.write_text(f"{head}{begin}{result}\n{end}{tail}", encoding="utf-8")
