"""What stands in the way of a start is told in a line, never as a traceback, and nothing of others is harmed."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import application, places, steps
from launcher.faults import Fault
from launcher.locks import try_hold
from launcher.processes import Processes
from launcher.services import Services
from launcher.waiting import alive, command_of, until


def test_a_taken_port_is_told_with_its_holder_and_the_way_out(launch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = launch("run", PORT=str(port))

    assert code == 1
    assert f"Port {port} is taken by process {os.getpid()}" in said
    assert f"make run PORT={port + 1}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["http", "0", "70000", ""])
def test_a_port_that_is_none(launch, port):
    code, said = launch("run", PORT=port)

    assert code == 1
    assert said.strip() == f"PORT={port} is not a port number."


def test_a_second_run_in_one_checkout_is_told_about_the_first(launch, tmp_path: Path):
    with try_hold(tmp_path / "local" / "run.lock"):
        code, said = launch("run")
        again, said_again = launch("reset-demo")

    assert (code, again) == (1, 1)
    assert f"going on in this checkout already (process {os.getpid()})" in said
    assert "Traceback" not in said + said_again
    assert not (tmp_path / "local" / "data").exists()


def test_no_space_is_told_before_anything_is_begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(places, "LOCAL", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9 - 5, 5))

    with pytest.raises(Fault, match="Only 0 MB are free"):
        places.demand_space()


def test_a_failing_step_quotes_its_last_words(own_logs: Path):
    with pytest.raises(Fault, match=r"(?s)pip failed .*\. Is the network there\?\n    no route to host"):
        steps.run_step(
            "pip", [sys.executable, "-c", "raise SystemExit('no route to host')"], hint="Is the network there?"
        )

    assert (own_logs / "pip.log").read_text() == "no route to host\n"


def test_a_step_is_done_again_only_when_what_it_came_from_changed(tmp_path: Path):
    source, stamp = tmp_path / "requirements.txt", tmp_path / "stamp"
    source.write_text("a==1")
    steps.put_stamp(stamp, steps.fingerprint([source]))
    assert steps.is_stamped(stamp, steps.fingerprint([source]))
    source.write_text("a==2")
    assert not steps.is_stamped(stamp, steps.fingerprint([source]))


@pytest.mark.parametrize(
    ("host", "given", "site"),
    [
        ("127.0.0.1", None, "http://localhost:8141"),
        ("10.0.0.5", None, "http://10.0.0.5:8141"),
        ("127.0.0.1", "https://umkm.example", "https://umkm.example"),
    ],
)
def test_the_site_names_the_address_it_runs_at(monkeypatch: pytest.MonkeyPatch, host, given, site):
    if given:
        monkeypatch.setenv("SITE_URL", given)
    else:
        monkeypatch.delenv("SITE_URL", raising=False)
    servers = Services("postgresql:///x", "redis:///0", postgres=None, valkey=None)
    assert application.environment_at(host, 8141, servers)["SITE_URL"] == site


def test_leftovers_of_a_killed_run_are_ended_but_nobody_else(tmp_path: Path):
    """The register may name a process id that is somebody else's by now."""
    nap = "import sys; sys.stdin.read()"
    stranger = subprocess.Popen([sys.executable, "-c", nap], stdin=subprocess.PIPE, start_new_session=True)
    ours = subprocess.Popen(
        [sys.executable, "-c", nap, "babel_umkm"], stdin=subprocess.PIPE, start_new_session=True, cwd=places.ROOT
    )
    register = tmp_path / "run.json"
    register.write_text(json.dumps({"web": ours.pid, "worker": stranger.pid}))
    with stranger, ours:
        assert until(lambda: "babel_umkm" in command_of(ours.pid), seconds=10)
        Processes(register).end_leftovers()

        assert ours.wait(10) != 0
        assert alive(stranger.pid)
        assert not register.exists()
        stranger.kill()


def test_children_and_what_they_started_are_stopped_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("launcher.processes.LOGS", tmp_path)
    processes = Processes(tmp_path / "run.json")
    shell = "echo $$; sleep 60 & echo $!; wait"
    processes.start("web", ["sh", "-c", shell], dict(os.environ))
    assert processes.dead() is None
    assert until(lambda: len((tmp_path / "web.log").read_text().split()) == 2, seconds=10)
    pids = [int(word) for word in (tmp_path / "web.log").read_text().split()]

    processes.stop()

    # What a child had started is buried by the machine, which takes its time.
    assert until(lambda: not any(map(alive, pids)), seconds=10)


def test_a_child_that_ends_by_itself_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("launcher.processes.LOGS", tmp_path)
    processes = Processes(tmp_path / "run.json")
    processes.start("beat", ["sh", "-c", "echo no schedule; exit 3"], dict(os.environ))
    processes.children["beat"].wait(10)

    assert processes.dead() == "beat"
    processes.stop()


def test_a_socket_folder_that_is_a_trap_is_refused(tmp_path: Path):
    (tmp_path / "trap").symlink_to("/")

    with pytest.raises(Fault, match="is not ours"):
        places.private_folder(tmp_path / "trap")


def test_our_own_error_pages_are_shown_unless_somebody_changes_code(monkeypatch: pytest.MonkeyPatch):
    servers = Services("postgresql:///x", "redis:///0", postgres=None, valkey=None)
    for name in ("DEBUG", "RELOAD"):
        monkeypatch.delenv(name, raising=False)
    assert application.environment_at("127.0.0.1", 8000, servers)["DEBUG"] == "0"
    monkeypatch.setenv("RELOAD", "1")
    assert application.environment_at("127.0.0.1", 8000, servers)["DEBUG"] == "1"
    monkeypatch.setenv("DEBUG", "0")
    assert application.environment_at("127.0.0.1", 8000, servers)["DEBUG"] == "0"
