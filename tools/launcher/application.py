"""`make run`: the whole application with its data, until Ctrl-C."""

import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import IO

from launcher.environment import child_environment
from launcher.faults import Fault
from launcher.locks import try_hold
from launcher.places import LOCAL, LOGS, ROOT, venv_python
from launcher.ports import demand_port
from launcher.processes import Processes
from launcher.services import Services, services
from launcher.setup import set_up
from launcher.steps import fingerprint, is_stamped, put_stamp, run_step, say

DATA = LOCAL / "data"
RUN_LOCK = LOCAL / "run.lock"
START_TIMEOUT = 60
#: How often Valkey is started again in one run.
MOST_REVIVALS = 3


def run(_rest: Sequence[str]) -> int:
    """Set up, start everything, say where it is, wait. 0 after Ctrl-C, 1 when a part died."""
    host, port = os.environ.get("HOST", "127.0.0.1"), _port()
    with _only_run():
        processes = Processes(LOCAL / "run.json")
        processes.end_leftovers()
        demand_port(host, port)
        set_up()
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, _interrupt)
        with services() as running:
            env = environment_at(host, port, running)
            prepare_data(running, env)
            try:
                start_all(processes, env, host, port)
                await_answer(processes, host, port)
                greet(env, host, port)
                return watch(processes, running)
            except KeyboardInterrupt:
                say("\nStopping …")
                return 0
            finally:
                _with_ctrl_c_ignored(processes.stop)


def reset_demo(_rest: Sequence[str]) -> int:
    """Remove this checkout's data and load the demo again."""
    with _only_run():
        set_up()
        with services() as running:
            if running.postgres is None:
                raise Fault("DATABASE_URL is set: reset-demo removes only the data of this checkout's own server.")
            database = running.postgres.data
        shutil.rmtree(database)
        for name in ("data", "media", "mail"):
            shutil.rmtree(LOCAL / name, ignore_errors=True)
        with services() as running:
            prepare_data(running, child_environment(running, "development"))
    say("Fresh demo data is in place. Start with: make run")
    return 0


def prepare_data(running: Services, env: dict[str, str]) -> None:
    """Migrate, load reference data, and the first time demo data; skipped when nothing they come from changed."""
    place = running.postgres.identity() if running.postgres else running.database_url
    migrations = [*ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt"]
    reference = [path for path in ROOT.glob("*/reference*/**/*") if path.is_file()] + list(ROOT.glob("*/reference*.py"))
    commands = [name for name in ("load_reference", "load_demo") if _has_command(name)]
    mark = fingerprint(migrations + reference, place, *commands)
    stamp, demo_stamp = DATA / "prepared.stamp", DATA / "demo.stamp"
    if not is_stamped(stamp, mark):
        say("Preparing the database …")
        _manage("migrate", env)
        if "load_reference" in commands:
            _manage("load_reference", env)
        put_stamp(stamp, mark)
    if "load_demo" in commands and not is_stamped(demo_stamp, place):
        say("Loading demo data, once; this takes a minute …")
        _manage("load_demo", env)
        put_stamp(demo_stamp, place)


def start_all(processes: Processes, env: dict[str, str], host: str, port: int) -> None:
    python = str(venv_python())
    patient = env | {"DB_STATEMENT_TIMEOUT_MS": "600000"}
    celery = [python, "-m", "celery", "--app", "babel_umkm"]
    reload = ["--reload"] if os.environ.get("RELOAD") else []
    web = ["babel_umkm.wsgi", "--config", "deploy/gunicorn.conf.py", "--bind", f"{host}:{port}", *reload]
    processes.start("web", [python, "-m", "gunicorn", *web], env)
    alone = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    worker = ["worker", "--concurrency", "2", "--queues", "default,mail"]
    processes.start("worker", [*celery, *worker, *alone], patient)
    # Apart, so that a long report holds up neither a notice nor the search for lost work.
    reporter = ["worker", "--concurrency", "1", "--queues", "reports", "--hostname", "reporter@%h"]
    processes.start("reporter", [*celery, *reporter, *alone], patient)
    processes.start("beat", [*celery, "beat", "--pidfile=", "--loglevel", "INFO"], patient)


def await_answer(processes: Processes, host: str, port: int) -> None:
    end = time.monotonic() + START_TIMEOUT
    while not _answers(host, port):
        _demand_all_alive(processes)
        if time.monotonic() > end:
            raise Fault(f"The web server does not answer. See {LOGS / 'web.log'}.")
        time.sleep(0.1)


def environment_at(host: str, port: int, running: Services) -> dict[str, str]:
    """Notices, certificates and their QR codes name the address of the site: the one under which this run answers."""
    # Our own pages for what is not there or goes wrong, as people will see them; the yellow ones for who changes code.
    debug = "1" if os.environ.get("RELOAD") else "0"
    return {"SITE_URL": address(host, port), "DEBUG": debug} | child_environment(running, "development")


def address(host: str, port: int) -> str:
    """Where people of this machine find the site."""
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0"} else host  # noqa: S104 - compared, not bound
    return f"http://{shown}:{port}"


def greet(env: dict[str, str], host: str, port: int) -> None:
    say(f"\n  Babel UMKM runs at {address(host, port)}/\n")
    if _has_command("demo_logins"):
        subprocess.run([venv_python(), "manage.py", "demo_logins"], cwd=ROOT, env=env)
    say(f"\n  E-mail is written to {LOCAL / 'mail'}, logs to {LOGS}. Ctrl-C stops everything; the data stays.")


def watch(processes: Processes, running: Services) -> int:
    """Wait until somebody stops us. A process that dies is started again, and so is Valkey, in which only counters and
    handed-out work lie; one that keeps dying, or PostgreSQL, ends the rest.
    """
    revived = 0
    while True:
        time.sleep(0.5)
        name = processes.dead()
        if name and processes.revive(name):
            say(f"  The {name} process ended and was started again. See {LOGS / f'{name}.log'}.")
        else:
            _demand_all_alive(processes)
        missing = running.missing()
        if missing == "Valkey" and revived < MOST_REVIVALS:
            revived += 1
            running.revive_valkey()
            say(f"  Valkey did not answer and was started again. See {LOGS}.")
        elif missing:
            raise Fault(f"{missing} has stopped, so the rest was stopped too. See {LOGS}.")


def _demand_all_alive(processes: Processes) -> None:
    name = processes.dead()
    if name:
        log = LOGS / f"{name}.log"
        tail = "\n".join("    " + line for line in log.read_text(errors="replace").splitlines()[-8:])
        raise Fault(f"The {name} process ended by itself, so the rest was stopped too. Its log, {log}, ends:\n{tail}")


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _manage(command: str, env: dict[str, str]) -> None:
    run_step(command, [venv_python(), "manage.py", command], env=env)


def _has_command(name: str) -> bool:
    return any(ROOT.glob(f"*/management/commands/{name}.py"))


def _only_run() -> IO[str]:
    lock = try_hold(RUN_LOCK)
    if lock is None:
        pid = RUN_LOCK.read_text() or "?"
        raise Fault(f"`make run` is going on in this checkout already (process {pid}). Stop that one first.")
    return lock


def _port() -> int:
    given = os.environ.get("PORT", "8000")
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise Fault(f"PORT={given} is not a port number.")
    return int(given)


def _interrupt(*_args: object) -> None:
    raise KeyboardInterrupt


def _with_ctrl_c_ignored(action: Callable[[], None]) -> None:
    """A second Ctrl-C must not leave processes behind."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        action()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
