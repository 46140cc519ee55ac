"""How fast the lists of staff answer, and whether they stay so when the register grows.

    tools/with-services python -m benchmarks.lists                  # 200,000 enterprises beside 10,000
    tools/with-services python -m benchmarks.lists --rows 20000     # the small variant, as a report

Whole pages through Django's test client as a signed-in officer, without the network; the rounds of both sizes are
interleaved. The peer is the changelist of Django's admin on the same table with the same indexes.
"""

import base64
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babel_umkm.settings.test")
django.setup()

from django.test import Client  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import Agency, Membership, User  # noqa: E402
from benchmarks.databases import throwaway, use  # noqa: E402
from benchmarks.measuring import machine, medians, milliseconds, two_registers, write  # noqa: E402
from benchmarks.register import fill  # noqa: E402
from enterprises.services.standing import restand  # noqa: E402

SMALL, LARGE = "babel_bench_small", "babel_bench_large"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One page: ``url`` gets the number of rows; ``peer`` marks a page of the admin."""

    name: str
    url: Callable[[int], str]
    reader: str = "administrator"
    peer: bool = False


def cursor(position: int) -> str:
    return base64.urlsafe_b64encode(json.dumps(["n", str(position)]).encode()).decode().rstrip("=")


SCENARIOS = (
    Scenario("first page", lambda rows: "/umkm/"),
    Scenario("middle page", lambda rows: f"/umkm/?cursor={cursor(rows // 2)}"),
    Scenario("sorted by name", lambda rows: "/umkm/?sort=name"),
    Scenario("kabupaten, class and step", lambda rows: "/umkm/?kabupaten=19.71&business_class=micro&step=P3"),
    Scenario("women without capital", lambda rows: "/umkm/?sex=P&lacks_step=P7"),
    Scenario("a rare step", lambda rows: "/umkm/?step=P7"),
    Scenario("one kecamatan, by name", lambda rows: "/umkm/?kecamatan=19.71.05&sort=name"),
    Scenario("search: getas", lambda rows: "/umkm/?q=getas"),
    Scenario("search: dapur getas lestari", lambda rows: "/umkm/?q=dapur+getas+lestari"),
    Scenario("search, misspelt: kmplang tngiri", lambda rows: "/umkm/?q=kmplang+tngiri"),
    Scenario("search, misspelt: krupuk gtas", lambda rows: "/umkm/?q=krupuk+gtas"),
    Scenario("search: two letters", lambda rows: "/umkm/?q=ge"),
    Scenario("search: one letter", lambda rows: "/umkm/?q=k"),
    Scenario("search: nothing like it", lambda rows: "/umkm/?q=zzyzx+qwfp"),
    Scenario("a verifier's first page", lambda rows: "/umkm/", reader="verifier"),
    Scenario("a verifier's search", lambda rows: "/umkm/?q=kemplang", reader="verifier"),
    Scenario("queue of registrations", lambda rows: "/pendaftaran/"),
    Scenario("all registrations, searched", lambda rows: "/pendaftaran/?status=&q=getas"),
    Scenario("who is stuck", lambda rows: "/umkm/terhambat/"),
    Scenario("stuck for one cause in one kabupaten", lambda rows: "/umkm/terhambat/?cause=p4_no_nib&kabupaten=19.71"),
    Scenario("stuck, searched", lambda rows: "/umkm/terhambat/?q=getas"),
    Scenario("stuck, a verifier's", lambda rows: "/umkm/terhambat/", reader="verifier"),
    Scenario("stuck, of the agency that frees", lambda rows: "/umkm/terhambat/", reader="agency_officer"),
    Scenario("the register of the agency that frees", lambda rows: "/umkm/", reader="agency_officer"),
    Scenario("admin: first page", lambda rows: "/admin/enterprises/enterprise/", peer=True),
    Scenario("admin: middle page", lambda rows: f"/admin/enterprises/enterprise/?p={rows // 100}", peer=True),
    Scenario("admin: search getas", lambda rows: "/admin/enterprises/enterprise/?q=getas", peer=True),
)


#: Pages of the admin: no goal holds for them.
PEERS = frozenset(scenario.name for scenario in SCENARIOS if scenario.peer)


def readers() -> dict[str, Client]:
    """A signed-in client for each reader, in the database in use."""
    clients = {}
    places = (
        (Role.ADMINISTRATOR, {}),
        (Role.VERIFIER, {"region_id": "19.71"}),
        (Role.AGENCY_OFFICER, {"agency": Agency.objects.get(code="dpmptsp")}),
    )
    for role, place in places:
        is_admin = role == Role.ADMINISTRATOR
        user = User.objects.create_user(
            full_name=str(role.label), email=f"{role}@example.id", is_staff=is_admin, is_superuser=is_admin
        )
        Membership.objects.create(user=user, role=role, **place)
        clients[role.value] = Client()
        clients[role.value].force_login(user)
    return clients


def measure(sizes: dict[str, int], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds by scenario and database."""
    clients = {}
    for name, rows in sizes.items():
        use(name)
        started = time.perf_counter()
        fill(rows)
        print(f"{rows:,} enterprises in {time.perf_counter() - started:.0f} s", flush=True)
        for what, ids in (("all, first", None), ("all, unchanged", None), ("one", [rows // 2])):
            started = time.perf_counter()
            changed = restand(ids)
            print(f"restand {what}: {(time.perf_counter() - started) * 1000:,.0f} ms, {changed:,} rows", flush=True)
        clients[name] = readers()
    taken: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _round in range(rounds):
        for name, rows in sizes.items():
            use(name)
            for scenario in SCENARIOS:
                client, url = clients[name][scenario.reader], scenario.url(rows)
                milliseconds(client, url)  # connection, plans and pages in memory are those of a server at work
                taken[scenario.name][name] += [milliseconds(client, url) for _ in range(3)]
    return taken


def main() -> None:
    options = two_registers("Measure the lists of staff.", rows=200_000)
    sizes = {SMALL: options.small, LARGE: options.rows}
    with throwaway(SMALL, LARGE):
        table = medians("page", measure(sizes, options.rounds), sizes, lambda name: name not in PEERS)
        result = f"{machine()}.\n\n{table}"
    print(result)
    if options.write:
        write("lists", result)


if __name__ == "__main__":
    main()
