"""A full disk: said at the start, survived while the server runs. Only root can mount a disk small enough to fill."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.embedded.conftest import another_program

pytestmark = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can mount a small disk")

SAY_WHY = """
def start():
    try:
        return embedded.start(folder)
    except errors.Refused as refused:
        print(refused.code)

def fill_the_disk():
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(1 << 16))
        except OSError:
            pass

folder = Path(sys.argv[1])
"""
FILL_IT_WHILE_STOPPED = """
start()
embedded.stop(folder)
fill_the_disk()
"""
RECORD_UNTIL_IT_IS_FULL = """
import psycopg

server = start()
with psycopg.connect(**server.administrator(), autocommit=True) as session:
    session.execute("create table kept (n int, bulk text)")
    fill_the_disk()
    recorded = 0
    try:
        while True:
            bulk = "select %s, string_agg(sha512(i::text::bytea)::text, '') from generate_series(1, 4000) i"
            session.execute("insert into kept " + bulk, [recorded])
            recorded += 1
    except psycopg.Error as full:
        print("refused", full.sqlstate or "the server ended")
start()
(folder / "ballast").unlink()
server = start()
with psycopg.connect(**server.administrator(), autocommit=True) as session:
    (kept,) = session.execute("select count(*) from kept").fetchone()
    session.execute("insert into kept values (-1, '')")
print("all kept" if kept in (recorded, recorded + 1) else f"{recorded} recorded, {kept} kept")
embedded.stop(folder)
"""


def on_a_small_disk(folder: Path, size: str, story: str) -> list[str]:
    """Tell what a program says whose laboratory lies on a disk of this size, which is gone when the program ends."""
    mount = f'mount -t tmpfs -o size={size} none {folder} && chmod 711 {folder} && exec "$@"'
    small_disk = ("unshare", "--mount", "sh", "-c", mount, "sh")
    if subprocess.run([*small_disk, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer lets nobody mount a small disk")
    said, trouble = another_program(SAY_WHY + story, folder, wrapper=small_disk).communicate(timeout=120)
    assert said, trouble
    return said.splitlines()


@pytest.mark.parametrize(
    ("size", "before"),
    [("12m", ""), ("100m", ""), ("300m", FILL_IT_WHILE_STOPPED)],
    ids=["tiny", "small", "filled up later"],
)
def test_a_full_disk_is_said_at_the_start(folder: Path, size: str, before: str) -> None:
    assert on_a_small_disk(folder, size, before + "start()") == ["server.disk_full"]


def test_a_disk_that_fills_up_while_people_work_loses_nothing(folder: Path) -> None:
    said = on_a_small_disk(folder, "300m", RECORD_UNTIL_IT_IS_FULL)
    assert said[0].startswith("refused")
    assert said[-1] == "all kept"
