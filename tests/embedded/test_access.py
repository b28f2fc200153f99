"""Nobody is trusted: who may connect to the embedded server, from where, and what it writes down."""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
from pathlib import Path

import psycopg
import pytest

from lims_desktop.embedded import Server
from tests.embedded.conftest import ask, postmaster


def test_every_access_rule_asks_for_a_scram_password(server: Server) -> None:
    rules = ask(server, "select type, address, auth_method, error from pg_hba_file_rules")
    assert rules == [("host", "127.0.0.1", "scram-sha-256", None)]


def test_the_owners_password_is_stored_as_a_scram_verifier(server: Server) -> None:
    assert ask(server, "select rolname, left(rolpassword, 14) from pg_authid where rolcanlogin") == [
        ("lims_root", "SCRAM-SHA-256$")
    ]


@pytest.mark.parametrize("password", ["", "guess", "lims_root"])
def test_a_wrong_password_is_refused(server: Server, password: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(**{**server.administrator(), "password": password})


def test_a_failed_sign_in_is_in_the_servers_own_log(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**{**server.administrator(), "user": "somebody", "password": "guess"})
    log = server.data / str(ask(server, "select pg_current_logfile('jsonlog')")[0][0])
    failed = [line for line in map(json.loads, log.read_text().splitlines()) if line.get("user") == "somebody"]
    assert ("28P01", "127.0.0.1") in [(line.get("state_code"), line.get("remote_host")) for line in failed]


def test_it_listens_on_this_computer_only(server: Server) -> None:
    settings = "select current_setting('listen_addresses'), current_setting('unix_socket_directories')"
    assert ask(server, settings) == [("127.0.0.1", "")]
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", server.port)):
        pass


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("password_encryption", "scram-sha-256"),
        ("log_statement", "none"),
        ("log_destination", "jsonlog"),
        ("idle_in_transaction_session_timeout", "30s"),
    ],
)
def test_the_settings_that_the_records_depend_on(server: Server, setting: str, value: str) -> None:
    assert ask(server, f"select current_setting('{setting}')") == [(value,)]


def test_letters_of_every_script_are_letters_to_it(server: Server) -> None:
    if ask(server, "select current_setting('server_version_num')::int >= 170000") == [(True,)]:
        assert ask(server, "select upper('ñandú żółw київ')") == [("ÑANDÚ ŻÓŁW КИЇВ",)]
    assert ask(server, "select length('证物 🔬')") == [(4,)]


def test_the_secret_is_readable_by_its_owner_only_and_not_shown(server: Server) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE((server.folder / "server.json").stat().st_mode) == 0o600
    assert server.secret not in repr(server)
    assert not list(server.folder.glob("*.part*"))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root has rights to give up")
def test_started_by_root_it_runs_as_somebody_without_rights(server: Server) -> None:
    process = Path(f"/proc/{postmaster(server.folder)}").stat()
    assert process.st_uid != 0
    assert process.st_uid == server.data.stat().st_uid
    assert (server.folder / "server.json").stat().st_uid == 0
    rights = Path(f"/proc/{postmaster(server.folder)}/status").read_text()
    assert "CapEff:\t0000000000000000" in rights
    assert "Groups:\t \n" in rights or "Groups:\t\n" in rights
