"""The words after ``launch.py`` and what each does."""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence

from launcher import application
from launcher.environment import child_environment
from launcher.faults import Fault
from launcher.places import ROOT, venv_python
from launcher.services import services
from launcher.setup import set_up
from launcher.template import migrated_template


def beside_services(command: Sequence[str], *, quick: bool, settings: str) -> int:
    """Run a command to its end while the servers run; Ctrl-C is the command's to handle."""
    with services(quick=quick) as running:
        env = child_environment(running, settings)
        if quick and running.postgres:
            env["TEST_DATABASE_TEMPLATE"] = migrated_template(running.postgres, env)
        process = subprocess.Popen(command, env=env)
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGINT, before)


def run_set_up(_rest: Sequence[str]) -> int:
    set_up(develop=True)
    return 0


def run_services(rest: Sequence[str]) -> int:
    quick = bool(rest) and rest[0] == "--test"
    command = list(rest[1 if quick else 0 :])
    if command[:1] == ["--"]:
        command = command[1:]
    if not command:
        raise Fault("Name the command to run: tools/with-services [--test] COMMAND")
    set_up(develop=True)
    return beside_services(command, quick=quick, settings="test" if quick else "development")


def run_tests(rest: Sequence[str]) -> int:
    set_up(develop=True)
    os.chdir(ROOT)
    pytest = [str(venv_python()), "-m", "pytest", "-n", "2"]
    return beside_services([*pytest, *rest], quick=True, settings="test")


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": run_set_up,
    "run": application.run,
    "reset-demo": application.reset_demo,
    "services": run_services,
    "test": run_tests,
}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="launch.py", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    given = parser.parse_args(arguments)
    try:
        return COMMANDS[given.command](given.rest)
    except Fault as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
