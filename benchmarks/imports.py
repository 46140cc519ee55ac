"""How fast a spreadsheet enters the register, beside the bare COPY of the same rows and beside django-import-export.

    tools/with-services python -m benchmarks.imports                    # 200,000 rows into a register of 200,000
    tools/with-services python -m benchmarks.imports --rows 5000        # a small variant, as a report

The invented sheet has known faults; every one must be found. The peer takes part where it is installed
(``pip install django-import-export``); the project itself does not need it.
"""

import argparse
import cProfile
import io
import os
import pstats
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babel_umkm.settings.test")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.actors import actor_for  # noqa: E402
from accounts.choices import Role  # noqa: E402
from accounts.models import Agency, Membership, User  # noqa: E402
from benchmarks import peers  # noqa: E402
from benchmarks.databases import throwaway, use  # noqa: E402
from benchmarks.measuring import machine, write  # noqa: E402
from benchmarks.register import fill  # noqa: E402
from core.files import checked  # noqa: E402
from core.scope import Actor  # noqa: E402
from core.sheets import reading  # noqa: E402
from core.sheets.kinds import KINDS  # noqa: E402
from enterprises.choices import ImportMode  # noqa: E402
from enterprises.demo.messy import make_messy_sheet  # noqa: E402
from enterprises.importing.cells import as_text  # noqa: E402
from enterprises.models import Enterprise, Import  # noqa: E402
from enterprises.selectors.importing import proposal  # noqa: E402
from enterprises.services import importing  # noqa: E402
from jobs.services import run_job  # noqa: E402

NAME = "babel_bench_import"
#: What a row of the file becomes, in the order in which foreign keys need it, and how it is found again.
PARTS = {
    "enterprises_owner": "id IN (SELECT owner_id FROM enterprises_enterprise WHERE id > {first})",
    "enterprises_enterprise": "id > {first}",
    "enterprises_yearlyfigure": "enterprise_id > {first}",
    "enterprises_steprecord": "enterprise_id > {first}",
    "enterprises_proof": "enterprise_id > {first}",
    "enterprises_standing": "enterprise_id > {first}",
}
#: The peer is asked for fewer rows: what it does costs the same for each.
PEER_ROWS = 2_000

Taken = dict[str, list[float]]


@contextmanager
def clock(taken: Taken, what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    taken[what].append(time.perf_counter() - started)


def importer() -> Actor:
    user = User.objects.create_user(full_name="Pengimpor", email="impor@example.id")
    Membership.objects.create(user=user, role=Role.AGENCY_OFFICER, agency=Agency.objects.get(is_lead=True))
    return actor_for(user.pk)


def hand_in(actor: Actor, path: Path) -> Import:
    """The file as an officer hands it in, with the suggested columns, and its check ordered."""
    upload = checked(SimpleUploadedFile(path.name, path.read_bytes()), kinds=KINDS, most=settings.MAX_SHEET_BYTES)
    row = importing.hand_in(actor=actor, upload=upload, source="Pendataan desa")
    return importing.order_check(actor=actor, row=row, values=proposal(actor, row).values)


def work(row: Import) -> Import:
    """Let the worker's function do what was ordered last. Stops everything when it failed."""
    run_job(row.job_id)
    row = Import.objects.select_related("job", "check_job").get(pk=row.pk)
    if row.job.status != "done":
        raise SystemExit(f"{row.job.kind}: {row.job.error}")
    return row


def whole_import(actor: Actor, path: Path, faults: set[int], taken: Taken, keep: Callable[[int], None]) -> None:
    """Check, enter and undo one file; ``keep`` gets the last enterprise before it."""
    first = Enterprise.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    kind = path.suffix[1:]
    forget_peak()
    with clock(taken, f"{kind}: read, check, mark"):
        row = work(hand_in(actor, path))
    missed = faults - set(row.rows.filter(verdict="bad").values_list("number", flat=True))
    taken[f"{kind}: missed"].append(len(missed))
    with clock(taken, f"{kind}: enter"):
        row = work(importing.order_run(actor=actor, row=row, mode=ImportMode.GOOD))
    taken[f"{kind}: rows"].append(row.rows_read)
    taken[f"{kind}: bad"].append(row.rows_bad)
    taken[f"{kind}: entered"].append(row.rows_entered)
    taken[f"{kind}: peak"].append(peak())
    keep(first)
    with clock(taken, f"{kind}: undo"):
        work(importing.order_undo(actor=actor, row=row, reason="Pengukuran"))


def keep_copies(folder: Path, first: int) -> None:
    """What the import entered, as COPY writes it."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for table, which in PARTS.items():
            with (folder / table).open("wb") as out:
                rows = f"SELECT {_columns(table)} FROM {table} WHERE {which.format(first=first)}"  # noqa: S608
                cursor.copy_expert(f"COPY ({rows} ORDER BY 1) TO STDOUT", out)


def _columns(table: str) -> str:
    """The columns that are stored as given, by name; the others follow from them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = %s::regclass"
            " AND attnum > 0 AND attgenerated = '' AND NOT attisdropped",
            [table],
        )
        return str(cursor.fetchone()[0])


def copy_in(folder: Path, tables: list[str], *, triggers: bool) -> None:
    """The same rows by COPY into the same live tables with all their indexes; undone after the clock has stopped."""
    with connection.cursor() as cursor:
        for table in tables if not triggers else ():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table in tables:
            with (folder / table).open("rb") as rows:
                cursor.copy_expert(f"COPY {table} ({_columns(table)}) FROM STDIN", rows)


def copies(folder: Path, taken: Taken) -> None:
    owner_and_enterprise = list(PARTS)[:2]
    for what, tables, triggers in (
        ("COPY: owners and enterprises", owner_and_enterprise, False),
        ("COPY: all six tables", list(PARTS), False),
        ("COPY: all six tables, with their history", list(PARTS), True),
    ):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = 0")
                # As a worker is known to the history while it works.
                cursor.execute("SELECT set_config('pghistory.context_metadata', '{}', true)")
                cursor.execute("SELECT set_config('pghistory.context_id', gen_random_uuid()::text, true)")
            with clock(taken, what):
                copy_in(folder, tables, triggers=triggers)
            transaction.set_rollback(True)


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """Megabytes this process has held at most since ``forget_peak``."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def as_csv(sheet: Path) -> Path:
    """The same rows as a table in text."""
    import csv

    path = sheet.with_suffix(".csv")
    with path.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out, delimiter=";")
        number = 0
        for number_read, cells in reading.rows(sheet, 0):
            while number + 1 < number_read:
                number += 1
                table.writerow([])
            number = number_read
            table.writerow([_as_saved(cell) for cell in cells])
    return path


def _as_saved(cell: reading.Cell) -> str:
    """Excel saves a long number as 1,90101E+15."""
    return f"{cell:.5E}".replace(".", ",") if isinstance(cell, int) and cell > 10**12 else as_text(cell)


def measure(options: argparse.Namespace) -> str:
    taken: Taken = defaultdict(list)
    use(NAME)
    fill(options.register)
    with connection.cursor() as cursor:
        for table in (*list(PARTS)[:2], "enterprises_registration"):  # filled with numbers of their own
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 10000000)", [table])
    actor = importer()
    with tempfile.TemporaryDirectory() as name, _stored_in(name):
        folder = Path(name)
        sheet = folder / "data.xlsx"
        faults = set(make_messy_sheet(sheet, rows=options.rows, seed=7, today=timezone.localdate()))
        files = [sheet, as_csv(sheet)] if options.csv else [sheet]
        for _round in range(options.rounds):
            for path in files:
                whole_import(actor, path, faults, taken, lambda first: keep_copies(folder, first))
            copies(folder, taken)
            if peers.installed():
                with clock(taken, "django-import-export"):
                    peers.import_rows(sheet, min(options.rows, PEER_ROWS))
            print({what: round(values[-1], 1) for what, values in taken.items()}, flush=True)
    return as_table(taken, options, len(faults))


@contextmanager
def _stored_in(folder: str) -> Iterator[None]:
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, folder
    yield
    settings.MEDIA_ROOT = before


def as_table(taken: Taken, options: argparse.Namespace, faults: int) -> str:
    """The medians as a Markdown table."""
    middle = {what: statistics.median(values) for what, values in taken.items()}
    limit = middle["xlsx: entered"] / middle["COPY: owners and enterprises"]
    missed = round(middle["xlsx: missed"])
    said = f"{options.rows:,} rows, {faults:,} of them faulty, {missed} of these not found"
    lines = [
        f"{said}; into a register of {options.register:,}; medians.",
        "",
        "| work | seconds | rows/s | of COPY | peak |",
        "|---|---:|---:|---:|---:|",
    ]
    for what, seconds in middle.items():
        if what.rpartition(": ")[2] in ("rows", "bad", "missed", "entered", "peak"):
            continue
        kind = what.partition(":")[0]
        rows = middle.get(f"{kind}: rows", middle["xlsx: entered"])
        if what == "django-import-export":
            rows = min(options.rows, PEER_ROWS)
        held = f"{middle[f'{kind}: peak']:.0f} MB" if what.endswith("enter") else ""
        lines.append(f"| {what} | {seconds:.1f} | {rows / seconds:,.0f} | {rows / seconds / limit:.2f} | {held} |")
    return "\n".join(lines)


def profiled(options: argparse.Namespace) -> str:
    """Where one round spends its time."""
    profile = cProfile.Profile()
    result = profile.runcall(measure, options)
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("cumulative").print_stats(70)
    print(out.getvalue())
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the import of spreadsheets.")
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the spreadsheet")
    parser.add_argument("--register", type=int, default=200_000, help="enterprises in the register before it")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--csv", action="store_true", help="also the same rows as a table in text")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    parser.add_argument("--write", action="store_true", help="write the result into the README beside this file")
    options = parser.parse_args()
    with throwaway(NAME):
        found: Any = profiled(options) if options.profile else measure(options)
        result = f"{machine()}.\n\n{found}"
    print(result)
    if options.write:
        write("imports", result)


if __name__ == "__main__":
    main()
