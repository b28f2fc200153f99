"""The large laboratory: 60,000 cases, 300,000 items, 3,600,000 events of custody, and a ledger that verifies.

People, agencies and places are made by acts and triggers; the rest is written set by set without them
(`tests/bench/sql`), entry by entry as the acts would have told it, with true hashes, tree and checkpoints. Times reach
back thirty years. The same number of cases gives the same laboratory, but for the moment it ends at.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from struct import pack
from typing import Any

import psycopg

from lims_desktop import files
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.ledger import microseconds
from lims_desktop.merkle import Peaks
from tests.bench import ground
from tests.everyone import PASSWORD
from tests.laboratory import SIGNATURE

CASES = 60_000
STEPS = sorted((Path(__file__).parent / "sql").glob("*.sql"))
EVERY = 500
"""Leaves between one checkpoint and the next."""

SETTINGS = """
set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set extra_float_digits = 1;
set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB';
set max_parallel_maintenance_workers = 2; set statement_timeout = 0; set client_min_messages = warning
"""
LATE = ("entry_stream_number_key", "item_words_idx", "case_file_words_idx", "leaf_entry_key")
"""Indexes that are built after the rows: much faster than row by row."""

Connection = psycopg.Connection[Any]
Told = Callable[[str], None]


def build(at: Server, database: str, cases: int = CASES, told: Told = print) -> None:
    """Make the laboratory anew under this name."""
    ground.small(at, database)
    fill(at, database, cases, told)


def fill(at: Server, database: str, cases: int, told: Told = print) -> None:
    """Give the laboratory of the tests, in which nothing happened yet, thirty years of cases."""
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "tech.tom", PASSWORD)) as technician:
        signature = files.keep(technician, SIGNATURE, "image/png").sha256
    with psycopg.connect(**at.administrator(database), autocommit=True) as connection:
        connection.execute(SETTINGS.encode())
        connection.execute("select set_config('bench.cases', %s, false)", (str(cases),))
        connection.execute("select set_config('bench.signature', %s, false)", (signature,))
        _sequence(connection)
        with _indexes_late(connection, told):
            for step in STEPS:
                _run(connection, step, told)
        _checkpoints(connection)
        connection.execute("vacuum (analyze)")
        connection.execute("create schema made")  # the last thing: whoever finds it finds a whole laboratory
        told(f"{cases} cases made")


def _run(connection: Connection, step: Path, told: Told) -> None:
    began = time.monotonic()
    if step != STEPS[0]:
        connection.execute("set session_replication_role = replica")
    connection.execute(step.read_text(encoding="utf-8").encode())
    connection.execute("reset session_replication_role")
    told(f"{step.stem}: {time.monotonic() - began:.1f} s")


def _sequence(connection: Connection) -> None:
    """Let the sequencer place what was recorded so far."""
    while connection.execute("select chain.tick()").fetchone() != (None,):
        pass


@contextlib.contextmanager
def _indexes_late(connection: Connection, told: Told) -> Iterator[None]:
    """Some indexes are taken away, and made again after the rows are there."""
    again = []
    query = """select i.indexrelid::regclass, i.indrelid::regclass, pg_get_indexdef(i.indexrelid),
                      pg_get_constraintdef(c.oid)
                 from pg_index i join pg_class r on r.oid = i.indexrelid left join pg_constraint c on c.conindid = r.oid
                where r.relname = %s"""
    for name in LATE:
        for index, table, definition, constraint in connection.execute(query, (name,)).fetchall():
            if constraint:
                connection.execute(f"alter table {table} drop constraint {name}".encode())
                again.append(f"alter table {table} add constraint {name} {constraint}")
            else:
                connection.execute(f"drop index {index}".encode())
                again.append(re.sub("^CREATE INDEX", "create index", definition))
    yield
    began = time.monotonic()
    for statement in again:
        connection.execute(statement.encode())
    told(f"indexes: {time.monotonic() - began:.1f} s")


def _checkpoints(connection: Connection) -> None:
    """The tree over all new leaves, with a checkpoint every so often, sealed one to the next as the sequencer does."""
    row = connection.execute(
        "select size, peaks, seal, clock_timestamp() from ledger.checkpoint order by size desc limit 1"
    ).fetchone()
    assert row is not None
    size, hashes, seal, moment = row
    peaks = Peaks(size, hashes)
    rows = []
    with connection.transaction(), connection.cursor(name="leaves") as leaves:
        leaves.itersize = 20_000
        leaves.execute("select hash from ledger.leaf where position >= %s order by position", (size,))
        stream = iter(leaves)
        while batch := [leaf for (leaf,) in islice(stream, EVERY)]:
            peaks.extend(batch)
            root, moment = peaks.root(), moment + timedelta(milliseconds=1)
            seal = sha256(seal + pack(">q", peaks.size) + root + pack(">q", microseconds(moment))).digest()
            rows.append((peaks.size, root, moment, list(peaks.hashes), seal))
    with connection.cursor().copy("copy ledger.checkpoint (size, root, at, peaks, seal) from stdin") as copy:
        for checkpoint in rows:
            copy.write_row(checkpoint)
