"""Three connections that see the same moment of the database, and the fastest ways to read through them.

One streams the entries in binary by COPY, the bytes that were hashed; one reads everything there is to compare; and one
lets the server think about long questions meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from enum import Enum
from itertools import count
from typing import Any

import psycopg
from psycopg import pq, sql

from lims_desktop.errors import Refused, Unreachable
from lims_desktop.lab import Lab

PUBLISHED = ("lab.authority_certificate", "lab.certificate", "lab.revocation_list")
"""The tables of whom signatures are believed of."""

SIGNATURE = b"PGCOPY\n\xff\r\n\0"
HEADER = len(SIGNATURE) + 8
BEGIN = """
begin isolation level repeatable read, read only;
set local statement_timeout = 0;
set local idle_in_transaction_session_timeout = 0;
set local cursor_tuple_fraction = 1;
set local work_mem = '64MB';
set local client_encoding = 'UTF8';
set local timezone = 'UTC';
set local datestyle = 'ISO';
set local intervalstyle = 'iso_8601';
set local bytea_output = 'hex';
set local extra_float_digits = 1;
set local max_parallel_workers_per_gather = 0
"""


class Sight(Enum):
    """How much of a table a login sees; the value is the setting of row security under which it may ask."""

    WHOLE = "off"
    PART = "on"
    NONE = "none"


# The entries are wanted in their own order: then reading along the indexes is cheapest, whatever the planner expects.
IN_ORDER = "set local enable_hashjoin = off"

Connection = psycopg.Connection[Any]
Rows = list[tuple[Any, ...]]
Where = Lab | Mapping[str, Any]
"""A signed-in person's laboratory, or how a connection is made (libpq's own words)."""


class Aside:
    """A second reading beside the first; and long questions that the server answers while something else is read."""

    def __init__(self, connection: Connection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread

    def copy(self, query: str) -> Iterator[bytes]:
        """Each row of the query; to be read to its end before anything else is asked here."""
        return _copy(self._connection, query)

    def rows(self, query: str) -> Future[Rows]:
        """All rows of this query, later; one question after the other."""
        return self._thread.submit(lambda: self._connection.execute(query.encode()).fetchall())


class Source:
    """The ledger and the laboratory as they are at one moment."""

    def __init__(self, ledger: Connection, laboratory: Connection, aside: Aside) -> None:
        self._ledger = ledger
        self._laboratory = laboratory
        self._names = count(1)
        self.aside = aside

    def copy(self, query: str) -> Iterator[bytes]:
        """Each row of the query, in the ledger's order."""
        return _copy(self._ledger, query)

    def rows(self, query: str | sql.Composed, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, fetched in pieces, however many there are; several queries may be open at once."""
        with self._laboratory.cursor(name=f"verify_{next(self._names)}") as cursor:
            cursor.execute(query.encode() if isinstance(query, str) else query, values or None)
            while rows := cursor.fetchmany(5000):
                yield from rows

    def one(self, query: str, *values: Any) -> tuple[Any, ...]:
        """The only row of a query."""
        row = self._laboratory.execute(query.encode(), values or None).fetchone()
        assert row is not None
        return row  # type: ignore[no-any-return]

    def sight(self, relations: Iterable[str]) -> dict[str, Sight]:
        """How much of each table this login may read. From now on every query shows what may be seen."""
        found = {name: next((sight for sight in (Sight.WHOLE, Sight.PART) if self._sees(name, sight)), Sight.NONE)
                 for name in relations}  # fmt: skip
        self._laboratory.execute("set local row_security = on")
        return found

    def _sees(self, relation: str, sight: Sight) -> bool:
        """PostgreSQL itself says so: with row security `off` it refuses to answer a question in part."""
        try:
            with self._laboratory.transaction():
                self._laboratory.execute(sql.SQL("set local row_security = {}").format(sight.value))
                self._laboratory.execute(sql.SQL("select from {} limit 0").format(sql.Identifier(*relation.split("."))))
        except psycopg.errors.InsufficientPrivilege:
            return False
        return True


def _copy(connection: Connection, query: str) -> Iterator[bytes]:
    """Each row as COPY sends it in binary, without psycopg's ordinary (ten times slower) reading."""
    line = connection.pgconn
    result = line.exec_(f"copy ({query}) to stdout (format binary)".encode())
    if result.status != pq.ExecStatus.COPY_OUT:
        raise psycopg.errors.lookup((result.error_field(pq.DiagnosticField.SQLSTATE) or b"XX000").decode())(
            result.error_message.decode("utf-8", "replace")
        )
    received = line.get_copy_data
    length, message = received(0)
    if length > HEADER and message[: len(SIGNATURE)] == SIGNATURE:
        if length > HEADER + 2:
            yield bytes(message[HEADER:])
        length, message = received(0)
    while length > 2:  # the end is announced by a row of two bytes, then by a length of -1
        yield bytes(message)
        length, message = received(0)
    while length >= 0:
        length, message = received(0)
    _finish(line)


def _finish(line: pq.abc.PGconn) -> None:
    if line.status != pq.ConnStatus.OK:
        raise Unreachable("verify.line_lost")
    while result := line.get_result():
        if result.status == pq.ExecStatus.FATAL_ERROR:
            raise psycopg.DatabaseError(result.error_message.decode("utf-8", "replace"))


@contextmanager
def opened(where: Where) -> Iterator[Source]:
    """All connections, at the same moment; let go of afterwards, whatever happened."""
    with ExitStack() as stack:
        ledger, laboratory, aside = (stack.enter_context(_connection(where)) for _ in range(3))
        ledger.execute(BEGIN.encode())
        ledger.execute(IN_ORDER.encode())
        _check(ledger)
        row = ledger.execute("select pg_export_snapshot()").fetchone()
        assert row is not None
        for other in (laboratory, aside):
            other.execute(BEGIN.encode())
            other.execute(sql.SQL("set transaction snapshot {}").format(row[0]))
        yield Source(ledger, laboratory, Aside(aside, stack.enter_context(_thread(aside))))


@contextmanager
def _thread(connection: Connection) -> Iterator[ThreadPoolExecutor]:
    """A thread for this connection; when all is given up, so is the question it is waiting for."""
    with ThreadPoolExecutor(1) as thread:
        try:
            yield thread
        except BaseException:
            thread.shutdown(wait=False, cancel_futures=True)
            connection.cancel()
            raise


def _check(ledger: Connection) -> None:
    row = ledger.execute("select has_table_privilege(to_regclass('ledger.pending'), 'select')").fetchone()
    if not row or row[0] is None:
        raise Refused("verify.no_ledger", database=ledger.info.dbname)
    if not row[0]:
        raise Refused("verify.not_allowed", login=ledger.info.user)


@contextmanager
def _connection(where: Where) -> Iterator[Connection]:
    if isinstance(where, Lab):
        with where.connection(patience=24 * 3600) as borrowed:
            driver = borrowed.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            with _let_go(driver, borrowed.invalidate):
                yield driver
        return
    try:
        connection: Connection = psycopg.connect(**where, autocommit=True)
    except psycopg.OperationalError as problem:
        raise Unreachable("server.unreachable", host=where.get("host", ""), why=str(problem)) from problem
    with connection, _let_go(connection, connection.close):
        yield connection


@contextmanager
def _let_go(connection: Connection, give_up: Callable[[], None]) -> Iterator[None]:
    """A connection given back in the middle of a COPY would be stuck for whoever has it next: give it up then."""
    try:
        yield
    except BaseException:
        give_up()
        raise
    connection.execute("rollback")
