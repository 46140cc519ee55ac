"""PostgreSQL and Valkey come up after everything that may have happened to them before."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import services
from launcher.faults import Fault
from launcher.services import Services


def tables(server) -> str:
    return server.query("SELECT count(*) FROM pg_database WHERE datname = 'babel'").strip()


def test_an_interrupted_first_start_is_begun_again(make_postgres):
    server = make_postgres()
    half = server.folder / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    server.start()

    assert tables(server) == "1"
    assert not half.exists()


def test_data_outlives_a_killed_server(make_postgres):
    server = make_postgres(quick=False)
    server.start()
    server.query("CREATE DATABASE kept")
    pid = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    server.process.wait(10)

    server.start()

    assert "kept" in server.query("SELECT datname FROM pg_database")


def test_a_lock_that_names_a_living_stranger_is_stale(make_postgres):
    """After a restart of the machine the old process id may be anybody's."""
    server = make_postgres(quick=False)
    server.start()
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n{server.sockets}\n")

    server.start()

    assert server.running()


def test_torn_test_data_is_made_anew(make_postgres):
    server = make_postgres(quick=True)
    server.start()
    server.query("CREATE DATABASE torn")
    pid = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    server.process.wait(10)

    server.start()

    assert "torn" not in server.query("SELECT datname FROM pg_database")


def test_data_of_another_version_is_refused_and_left_alone(make_postgres):
    server = make_postgres()
    server.data.mkdir(parents=True)
    (server.data / "PG_VERSION").write_text("14\n")

    with pytest.raises(Fault, match="made by PostgreSQL 14, but version"):
        server.start()

    assert (server.data / "PG_VERSION").read_text() == "14\n"


def test_a_folder_with_something_else_is_refused_and_left_alone(make_postgres):
    server = make_postgres()
    server.data.mkdir(parents=True)
    (server.data / "thesis.txt").write_text("years of work")

    with pytest.raises(Fault, match="not a database"):
        server.start()

    assert (server.data / "thesis.txt").exists()


def test_a_valkey_that_hangs_is_ended_all_the_same(make_valkey):
    server = make_valkey()
    server.start()
    os.kill(server.process.pid, signal.SIGSTOP)

    server.stop()

    assert server.process.returncode == -signal.SIGKILL


def test_queued_work_outlives_a_killed_valkey(make_valkey):
    import redis

    server = make_valkey()
    server.start()
    redis.Redis.from_url(server.url()).lpush("queue", "task")
    pid = int((server.data / "valkey.pid").read_text())
    os.kill(pid, signal.SIGKILL)
    server.process.wait(10)

    server.start()

    assert redis.Redis.from_url(server.url()).llen("queue") == 1


def test_the_last_to_leave_stops_the_servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(services, "LOCAL", tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)

    with services.services(quick=True) as first:
        with services.services(quick=True) as second:
            assert second.postgres.sockets == first.postgres.sockets
            assert second.database_url != first.database_url, "two test runs must not share a database"
            assert second.redis_url != first.redis_url
        assert first.missing() is None
        first.valkey.stop()
        assert first.missing() == "Valkey"

    assert not first.postgres.running()
    assert not first.postgres.sockets.exists()


def test_servers_given_by_the_environment_are_used_and_none_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(services, "LOCAL", tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/db")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")

    with services.services() as given:
        assert given.environment() == {"DATABASE_URL": "postgresql://elsewhere/db", "REDIS_URL": "redis://elsewhere/0"}

    assert not (tmp_path / "data" / "postgres").exists()


def test_a_lock_dies_with_its_holder(tmp_path: Path):
    from launcher.locks import try_hold

    path = tmp_path / "run.lock"
    code = """
import sys, pathlib
from launcher.locks import try_hold
lock = try_hold(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        env=os.environ | {"PYTHONPATH": "tools"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        assert try_hold(path) is None
        holder.kill()
    lock = try_hold(path)
    assert lock is not None
    lock.close()


def test_a_valkey_that_hangs_is_started_again(make_valkey):
    server = make_valkey()
    server.start()
    os.kill(server.process.pid, signal.SIGSTOP)
    running = Services("postgresql:///x", server.url(), postgres=None, valkey=server)
    assert running.missing() == "Valkey"

    running.revive_valkey()

    assert running.missing() is None
