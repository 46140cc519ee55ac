"""How fast the pages of a cooperation answer, and whether they stay so when it grows.

    tools/with-services python -m benchmarks.partnerships             # 40 agencies, 5 versions of 60 articles
    tools/with-services python -m benchmarks.partnerships --write     # … and write the table into the README

Beside a small cooperation; the rounds of both are interleaved. Whole pages through Django's test client as the
secretariat, without the network.
"""

import argparse
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babel_umkm.settings.test")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import Membership, User  # noqa: E402
from benchmarks.cooperation import Size, fill  # noqa: E402
from benchmarks.databases import throwaway, use  # noqa: E402
from benchmarks.measuring import machine, milliseconds, write  # noqa: E402
from partnerships.models import Agreement  # noqa: E402

SMALL, LARGE = "babel_bench_few", "babel_bench_many"
SIZES = {SMALL: Size(agencies=10, versions=2, articles=10), LARGE: Size(agencies=40, versions=5, articles=60)}
PAGE, COMPARISON = 150, 300


@dataclass(frozen=True, slots=True)
class Scenario:
    """One page of an agreement; ``goal``: the median milliseconds it may take, 0 for one without a goal."""

    name: str
    url: Callable[[Agreement], str]
    goal: int = PAGE


def _at(name: str) -> Callable[[Agreement], str]:
    return lambda agreement: reverse(f"partnerships:{name}", args=[agreement.pk])


def _newest(name: str) -> Callable[[Agreement], str]:
    return lambda agreement: reverse(f"partnerships:{name}", args=[agreement.current_version.pk])  # type: ignore[union-attr]


def _first_with_last(agreement: Agreement) -> str:
    return f"{_at('text-compare')(agreement)}?old=1&new={agreement.versions.count()}"


SCENARIOS = (
    Scenario("matrix of agencies and steps", lambda agreement: reverse("partnerships:matrix")),
    Scenario("agreement", _at("detail")),
    Scenario("its text", _at("text")),
    Scenario("newest two versions side by side", _at("text-compare"), COMPARISON),
    Scenario("first and last version side by side", _first_with_last, COMPARISON),
    Scenario("round of agencies", lambda agreement: reverse("partnerships:round", args=[agreement.rounds.get().pk])),
    Scenario("text as Word", _newest("version-docx"), 0),
    Scenario("text as PDF", _newest("version-pdf"), 0),
)


def secretariat() -> Client:
    """A signed-in client, in the database in use."""
    user = User.objects.create_user(full_name="Sekretariat", email="sekretariat@example.id")
    Membership.objects.create(user=user, role=Role.SECRETARIAT)
    client = Client()
    client.force_login(user)
    return client


@dataclass(slots=True)
class Taken:
    """What one page took in one database."""

    milliseconds: list[float]
    queries: int = 0


def measure(rounds: int) -> dict[str, dict[str, Taken]]:
    """What each scenario took in each database."""
    ready = {}
    for name, size in SIZES.items():
        use(name)
        started = time.perf_counter()
        agreement = fill(size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
        ready[name] = (secretariat(), {one.name: one.url(agreement) for one in SCENARIOS})
        print(f"{size} in {time.perf_counter() - started:.0f} s", flush=True)
    taken: dict[str, dict[str, Taken]] = defaultdict(lambda: defaultdict(lambda: Taken([])))
    for _round in range(rounds):
        for name, (client, urls) in ready.items():
            use(name)
            for scenario in SCENARIOS:
                url, here = urls[scenario.name], taken[scenario.name][name]
                # Also makes connection, plans and pages in memory those of a server at work.
                with CaptureQueriesContext(connection) as asked:
                    milliseconds(client, url)
                here.queries = len(asked)
                here.milliseconds += [milliseconds(client, url) for _ in range(3)]
    return taken


def table(taken: dict[str, dict[str, Taken]]) -> str:
    """The figures as a Markdown table."""
    few, many = SIZES[SMALL], SIZES[LARGE]
    lines = [
        *(
            f"{name}: {size.agencies} agencies, {size.versions} versions of {size.articles} articles."
            for name, size in (("Few", few), ("Many", many))
        ),
        "",
        "| page | few, median | many, median | many, least | ratio | queries, few | queries, many | goal |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for scenario in SCENARIOS:
        small, large = (taken[scenario.name][name] for name in (SMALL, LARGE))
        at_few, at_many = (statistics.median(one.milliseconds) for one in (small, large))
        over = " **over**" if scenario.goal and at_many > scenario.goal else ""
        goal = f"{scenario.goal} ms" if scenario.goal else "–"
        lines.append(
            f"| {scenario.name} | {at_few:.0f} ms | {at_many:.0f} ms{over} | {min(large.milliseconds):.0f} ms "
            f"| {at_many / at_few:.1f} | {small.queries} | {large.queries} | {goal} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the pages of a cooperation.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--write", action="store_true", help="write the result into the README beside this file")
    options = parser.parse_args()
    with throwaway(SMALL, LARGE):
        result = f"{machine()}.\n\n{table(measure(options.rounds))}"
    print(result)
    if options.write:
        write("partnerships", result)


if __name__ == "__main__":
    main()
