"""A backup by PostgreSQL's own tools, restored on another server, is the same laboratory: people, rules, ledger."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from lims_desktop import custody, embedded
from lims_desktop.embedded import Server, binaries
from lims_desktop.embedded.account import Account
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.ledger import newest
from lims_desktop.verify import verify
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import one_item, place


@pytest.fixture
def elsewhere() -> Iterator[Server]:
    """An empty server, as it stands after the first one burnt."""
    folder = Path(tempfile.mkdtemp(prefix="lims-restored-"))
    try:
        yield embedded.start(folder)
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def tool(server: Server, name: str, *arguments: str) -> str:
    """What a program of PostgreSQL says about this server, run as its superuser."""
    admin = server.administrator()
    program = binaries.find(Account(), server.data)[name]
    reached = {"PGHOST": admin["host"], "PGPORT": str(admin["port"]), "PGUSER": admin["user"]}
    environment = os.environ | reached | {"PGPASSWORD": admin["password"]}
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def backed_up(database: Database, folder: Path) -> tuple[str, Path]:
    """The roles of the server and a file of the laboratory, by the commands of the help page."""
    laboratory = folder / "lims.dump"
    tool(database.server, "pg_dump", "--format=custom", f"--file={laboratory}", database.name)
    return tool(database.server, "pg_dumpall", "--roles-only"), laboratory


def restored(database: Database, server: Server, roles: str, laboratory: Path) -> Server:
    """The laboratory on another server, by the commands of the help page; its superuser has the old password then."""
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        for statement in (line for line in roles.splitlines() if line.endswith(";")):
            with contextlib.suppress(psycopg.errors.DuplicateObject):  # the superuser is there already
                admin.execute(statement.encode())
    known = replace(server, secret=database.server.secret)
    tool(known, "pg_restore", "--exit-on-error", "--create", "--dbname=postgres", str(laboratory))
    return known


def test_a_restored_laboratory_is_the_same_and_an_older_one_is_found_out(
    database: Database, lab_of: LabOf, elsewhere: Server, tmp_path: Path
) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    database.superuser("select chain.tick()")
    roles, laboratory = backed_up(database, tmp_path)
    there = restored(database, elsewhere, roles, laboratory)
    anchor = newest(tom)
    assert anchor is not None
    assert verify(there.administrator(database.name), [anchor], tom.receipts()).findings == ()

    doors = "select datacl::text from pg_database where datname = current_database()"
    second = Database(there, database.name, tmp_path)
    assert second.superuser(doors) == database.superuser(doors)
    with contextlib.closing(Lab.sign_in(second.station("Other station"), "tech.tom", PASSWORD)) as lab:
        assert custody.store(lab, [item], place(lab, "Shelf 1")).receipts
        with pytest.raises(Refused, match=r"act\.not_permitted"), lab.connection() as connection:
            connection.exec_driver_sql("delete from lab.item")

    custody.store(tom, [item], place(tom, "Shelf 1"))  # after the backup, and lost with the first server
    found = {one.code for one in verify(there.administrator(database.name), [], tom.receipts()).findings}
    assert found == {"verify.receipt_other"}
