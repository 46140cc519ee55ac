"""How fast suspected duplicates are looked for, and their list answers, when the register is large.

    tools/with-services python -m benchmarks.duplicates                   # 1,000,000 enterprises beside 10,000
    tools/with-services python -m benchmarks.duplicates --rows 100000     # the small variant, as a report

The search is that of every door (``selectors.duplicates.candidates``): a name in its village, its owner, its phone. The
limit beside it is the one statement by which PostgreSQL finds the likest names of the village. The list is a whole page
through Django's test client.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babel_umkm.settings.test")
django.setup()

from django.db import connection  # noqa: E402

from benchmarks.databases import throwaway, use  # noqa: E402
from benchmarks.lists import readers  # noqa: E402
from benchmarks.measuring import machine, medians, milliseconds, two_registers, write  # noqa: E402
from benchmarks.register import fill  # noqa: E402
from enterprises.models import Enterprise  # noqa: E402
from enterprises.selectors.duplicates import candidates  # noqa: E402
from enterprises.services.duplicates import look  # noqa: E402

SMALL, LARGE = "babel_bench_dup_small", "babel_bench_dup_large"
#: Enterprises that are looked at, spread over the register.
SAMPLE = 40
#: Suspected pairs behind the list, of the last enterprises.
PAIRS = 300

LIKEST = """
SELECT id, similarity(lower(name), lower(%s)) AS likeness FROM enterprises_enterprise
WHERE village_id = %s AND similarity(lower(name), lower(%s)) >= 0.2 ORDER BY likeness DESC, id LIMIT 50
"""


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _likest(row: Enterprise) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LIKEST, [row.name, row.village_id, row.name])
        cursor.fetchall()


def _sample(rows: int) -> list[Enterprise]:
    first = Enterprise.objects.order_by("pk").values_list("pk", flat=True)[0]
    pks = [first + n * (rows // SAMPLE) for n in range(SAMPLE)]
    return list(Enterprise.objects.filter(pk__in=pks).select_related("owner"))


def measure(sizes: dict[str, int], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds by what was done and database."""
    clients, samples = {}, {}
    for name, rows in sizes.items():
        use(name)
        print(f"{rows:,} enterprises in {_timed(lambda rows=rows: fill(rows)) / 1000:.0f} s", flush=True)
        newest = Enterprise.objects.select_related("owner").order_by("-pk")[:PAIRS]
        taken = _timed(lambda newest=newest: print(sum(look(row) for row in newest), "pairs kept"))
        print(f"look at {PAIRS} and keep the pairs: {taken / PAIRS:.1f} ms each", flush=True)
        clients[name], samples[name] = readers(), _sample(rows)
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _round in range(rounds):
        for name in sizes:
            use(name)
            verifier = clients[name]["verifier"]
            milliseconds(verifier, "/umkm/kembar/")
            for row in samples[name]:
                _likest(row)  # pages in memory are those of a server at work
                found["limit: likest names of the village"][name].append(_timed(lambda row=row: _likest(row)))
                found["candidates of one record"][name].append(_timed(lambda row=row: candidates(row)))
            for what, url in (
                ("list of suspected pairs", "/umkm/kembar/"),
                ("decided pairs", "/umkm/kembar/?state=decided"),
                ("searched", "/umkm/kembar/?q=getas"),
            ):
                found[what][name] += [milliseconds(verifier, url) for _ in range(5)]
    return found


def main() -> None:
    options = two_registers("Measure the search for duplicates.", rows=1_000_000)
    sizes = {SMALL: options.small, LARGE: options.rows}
    with throwaway(SMALL, LARGE):
        table = medians("what", measure(sizes, options.rounds), sizes, lambda _what: True)
        result = f"{machine()}.\n\n{table}"
    print(result)
    if options.write:
        write("duplicates", result)


if __name__ == "__main__":
    main()
