"""The command line builds a laboratory that people can sign in to, and says in a sentence what does not work."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.station import Station
from tests.database import Database

ROOT = Path(__file__).parents[2]
PASSWORD = "first of all passwords"
CHIEF = ("--administrator", "chief.built", "--name", "Chief Built")


def run(*words: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "main.py", *words]
    environment = {"LIMS_PASSWORD": password, "PGPASSWORD": password, "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def dsn(server: Server) -> Iterator[str]:
    """How a superuser reaches a database that is not there yet."""
    yield f"host={server.host} port={server.port} user={server.owner} password={server.secret} dbname=lims_built"
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        admin.execute("drop database if exists lims_built with (force)")
        admin.execute('drop role if exists "chief.built"')


def test_a_laboratory_is_built_upgraded_and_watched(dsn: str, server: Server, tmp_path: Path) -> None:
    built = run("server", "init", "--dsn", dsn, *CHIEF, "--laboratory", "Built Laboratory")
    assert (built.returncode, built.stderr) == (0, "")
    station = Station("Desk", host=server.host, port=server.port, database="lims_built", folder=str(tmp_path))
    lab = Lab.sign_in(station, "chief.built", PASSWORD)
    assert (lab.laboratory.name, lab.laboratory.demonstration) == ("Built Laboratory", False)
    lab.close()
    assert run("server", "upgrade", "--dsn", dsn).returncode == 0
    assert run("server", "caretaker", "--dsn", dsn).returncode == 0
    watch = f"host={server.host} port={server.port} dbname=lims_built"
    assert run("server", "watch", "--once", "--dsn", watch).returncode == 0


def test_a_second_first_administrator_is_refused_in_a_sentence(dsn: str) -> None:
    assert run("server", "init", "--dsn", dsn, *CHIEF).returncode == 0
    again = run("server", "init", "--dsn", dsn, *CHIEF)
    assert (again.returncode, again.stderr) == (1, "This laboratory has an administrator already.\n")


def test_a_short_password_is_refused_before_anything_is_built(dsn: str, database: Database) -> None:
    refused = run("server", "init", "--dsn", dsn, *CHIEF, password="short")
    assert refused.returncode == 1
    assert "at least 12 characters" in refused.stderr
    assert database.superuser("select 1 from pg_database where datname = 'lims_built'") == []


def test_the_administrator_must_be_named(dsn: str) -> None:
    refused = run("server", "init", "--dsn", dsn)
    assert refused.returncode == 2
    assert "--administrator" in refused.stderr


def test_a_server_that_is_not_there_is_said_in_a_sentence() -> None:
    refused = run("server", "upgrade", "--dsn", "host=127.0.0.1 port=1 user=nobody")
    assert refused.returncode == 1
    assert refused.stderr.startswith("The server 127.0.0.1 cannot be reached")
    assert "Traceback" not in refused.stderr


def test_nonsense_in_place_of_a_dsn_is_said_in_a_sentence() -> None:
    refused = run("server", "upgrade", "--dsn", "this is nonsense")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
