"""What measurements share: asking for a page by the clock, naming the machine, keeping the result in the README."""

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from django.test import Client

#: Median milliseconds a page may take (goal of the project).
GOAL = 150

README = Path(__file__).with_name("README.md")


def milliseconds(client: Client, url: str) -> float:
    """How long a page took. Stops everything when it did not answer well."""
    started = time.perf_counter()
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answered {response.status_code}")
    return (time.perf_counter() - started) * 1000


def two_registers(description: str, *, rows: int) -> argparse.Namespace:
    """The options of a measurement of a large register beside a small one."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--rows", type=int, default=rows, help="enterprises in the large register")
    parser.add_argument("--small", type=int, default=10_000, help="enterprises in the small register")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write the result into the README beside this file")
    return parser.parse_args()


def medians(
    head: str, taken: Mapping[str, Mapping[str, list[float]]], sizes: dict[str, int], held_to: Callable[[str], bool]
) -> str:
    """A Markdown table of what was ``taken`` (line → database → milliseconds) from a small and a large database.

    ``held_to``: whether the goal of a page applies to that line.
    """
    small, large = sizes
    lines = [
        f"| {head} | {sizes[small]:,} rows | {sizes[large]:,} rows | ratio | p95 |",
        "|---|---:|---:|---:|---:|",
    ]
    for what, found in taken.items():
        at = {name: statistics.median(found[name]) for name in sizes}
        p95 = statistics.quantiles(found[large], n=20)[-1]
        over = " **over the goal**" if at[large] > GOAL and held_to(what) else ""
        lines.append(
            f"| {what} | {at[small]:.1f} ms | {at[large]:.1f} ms{over} | {at[large] / at[small]:.1f} | {p95:.1f} ms |"
        )
    return "\n".join(lines)


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
