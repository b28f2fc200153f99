"""The life of an embedded server: started, joined, killed, moved, out of disk."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from lims_desktop import embedded
from lims_desktop.errors import Refused
from tests.embedded.conftest import another_program, ask, postmaster

REFUSED = """
try:
    embedded.start(Path(sys.argv[1]))
except errors.Refused as refused:
    print(refused.code)
"""
START = "server = embedded.start(Path(sys.argv[1])); print(server.port)"


def test_it_is_joined_when_it_runs_and_keeps_its_records_when_it_was_stopped(folder: Path) -> None:
    server = embedded.start(folder)
    process = postmaster(folder)
    assert embedded.start(folder) == server
    assert postmaster(folder) == process
    ask(server, "create table kept as select 7 as n")
    embedded.stop(folder)
    embedded.stop(folder)
    assert embedded.start(folder) == server
    assert ask(server, "select n from kept") == [(7,)]


def test_two_programs_that_start_at_once_share_one_server(folder: Path) -> None:
    programs = [another_program(START, folder) for _ in range(3)]
    said = [program.communicate(timeout=120) for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], said
    assert len({port for port, _ in said}) == 1
    assert ask(embedded.start(folder), "select 1") == [(1,)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_it_recovers_from_kill_9_with_all_that_was_committed(folder: Path) -> None:
    server = embedded.start(folder)
    ask(server, "create table kept as select n from generate_series(1, 1000) n")
    os.kill(postmaster(folder), signal.SIGKILL)
    server = embedded.start(folder)
    assert ask(server, "select count(*) from kept") == [(1000,)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("moment", ["data.part-*", "data", "data/postmaster.pid"])
def test_a_program_killed_while_it_started_the_server_leaves_nothing_half_made(folder: Path, moment: str) -> None:
    program = another_program(START, folder)
    deadline = time.monotonic() + 60
    while not list(folder.glob(moment)) and time.monotonic() < deadline:
        pass
    program.kill()
    program.communicate()
    server = embedded.start(folder)
    assert ask(server, "select current_setting('data_checksums')") == [("on",)]
    assert embedded.start(folder) == server


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_program_leaves_the_server_to_the_others(folder: Path) -> None:
    program = another_program(START + "; print('up', flush=True); sys.stdin.read()", folder)
    assert program.stdout is not None
    port = int(program.stdout.readline())
    assert program.stdout.readline() == "up\n"
    process = postmaster(folder)
    program.kill()
    program.communicate()
    assert embedded.start(folder).port == port
    assert postmaster(folder) == process


def test_it_moves_when_somebody_else_took_its_port(folder: Path) -> None:
    port = embedded.start(folder).port
    embedded.stop(folder)
    with socket.create_server(("127.0.0.1", port)):
        moved = embedded.start(folder)
        assert moved.port != port
        assert ask(moved, "select 1") == [(1,)]
    assert embedded.start(folder) == moved


def test_a_copied_folder_is_another_laboratory(folder: Path) -> None:
    original = embedded.start(folder)
    embedded.stop(folder)
    copy = Path(tempfile.mkdtemp(prefix="lims-test-"))
    for name in ("server.json", "data"):
        subprocess.run(["cp", "-a", folder / name, copy / name], check=True)
    try:
        ask(embedded.start(folder), "create table original_only (n int)")
        other = embedded.start(copy)
        assert other.port != original.port
        assert ask(other, "select to_regclass('original_only')") == [(None,)]
    finally:
        embedded.stop(copy)
        shutil.rmtree(copy)


@pytest.mark.parametrize("running", [True, False])
def test_a_wrong_secret_is_refused_and_the_right_one_works_again(folder: Path, running: bool) -> None:
    server = embedded.start(folder)
    memory = folder / "server.json"
    right = memory.read_text()
    memory.write_text(json.dumps({"port": server.port, "secret": "guess"}))
    if not running:
        embedded.stop(folder)
    assert _refusal(folder) == "server.wrong_secret"
    memory.write_text(right)
    assert ask(embedded.start(folder), "select 1") == [(1,)]


def test_records_without_their_secret_are_not_touched(folder: Path) -> None:
    embedded.start(folder)
    embedded.stop(folder)
    (folder / "server.json").rename(folder / "elsewhere")
    assert _refusal(folder) == "server.secret_lost"
    (folder / "server.json").write_text("not json")
    assert _refusal(folder) == "server.memory_unreadable"
    (folder / "elsewhere").replace(folder / "server.json")
    assert ask(embedded.start(folder), "select 1") == [(1,)]


def test_records_of_another_version_are_not_touched(folder: Path) -> None:
    embedded.start(folder)
    embedded.stop(folder)
    version = folder / "data" / "PG_VERSION"
    ours = version.read_text()
    version.write_text("9\n")
    assert _refusal(folder) == "server.other_version"
    version.write_text(ours)
    assert ask(embedded.start(folder), "select 1") == [(1,)]


def test_a_server_that_cannot_start_says_why(folder: Path) -> None:
    embedded.start(folder)
    embedded.stop(folder)
    control = folder / "data" / "global" / "pg_control"
    control.rename(folder / "pg_control")
    with pytest.raises(Refused) as refused:
        embedded.start(folder)
    assert refused.value.code == "server.start_failed"
    assert "pg_control" in str(refused.value.detail["said"])
    (folder / "pg_control").rename(control)


def test_a_place_without_postgresql_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMS_POSTGRES_BIN", str(folder))
    assert _refusal(folder) == "server.no_programs"


def test_the_last_program_to_leave_stops_it(folder: Path) -> None:
    embedded.leave(folder)
    server = embedded.start(folder)
    with psycopg.connect(**server.administrator()) as somebody:
        embedded.leave(folder)
        assert somebody.execute("select 1").fetchone() == (1,)
    embedded.leave(folder)
    assert not (folder / "data" / "postmaster.pid").exists()


def test_a_folder_that_the_servers_account_cannot_reach_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o700 if os.geteuid() == 0 else 0o500)
    assert _refusal(tmp_path / "server") == "server.folder_unreachable"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can be root in name only")
def test_root_that_cannot_become_anybody_else_is_told(folder: Path) -> None:
    name_only = ("unshare", "--user", "--map-root-user")
    if subprocess.run([*name_only, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer makes nobody root in name only")
    said, trouble = another_program(REFUSED, folder, wrapper=name_only).communicate(timeout=60)
    assert said.startswith("server.only_root"), trouble


def _refusal(folder: Path) -> str:
    with pytest.raises(Refused) as refused:
        embedded.start(folder)
    return refused.value.code
