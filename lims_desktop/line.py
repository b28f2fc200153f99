"""One connection to the laboratory's PostgreSQL, as the person themself, that does not wait for ever."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.types.json import set_json_loads

from lims_desktop import SCHEMA, VERSION, faults, wire
from lims_desktop.errors import LimsError, Refused
from lims_desktop.station import EMBEDDED, Station

Value = TypeVar("Value")

CLIENT = f"{SCHEMA} lims-desktop/{VERSION}"
PATIENCE = 10.0
"""Seconds after which a silent connection is given up. On some systems nothing else notices a cable that was pulled."""

_SETTINGS = (
    "-c statement_timeout=20s -c lock_timeout=5s -c idle_in_transaction_session_timeout=15s -c TimeZone=UTC "
    "-c DateStyle=ISO -c IntervalStyle=iso_8601 -c bytea_output=hex"
)


class Silent(psycopg.OperationalError):
    """The server did not answer in time; the connection is given up."""


class Line(psycopg.Connection[Any]):
    """A connection with a watchdog: no call waits longer than its patience."""

    patience = PATIENCE

    def wait(self, gen: Generator[Any, Any, Value], *args: Any, **kwargs: Any) -> Value:
        """Wait for PostgreSQL's answer, and hang up when it does not come."""
        try:
            return super().wait(_watched(gen, time.monotonic() + self.patience), *args, **kwargs)
        except Silent:
            self.pgconn.finish()
            raise


def _watched(gen: Generator[Any, Any, Value], until: float) -> Generator[Any, Any, Value]:
    try:
        ready = yield next(gen)
        while True:
            if not ready and time.monotonic() > until:
                raise Silent("no answer in time")
            ready = yield gen.send(ready)
    except StopIteration as done:
        value: Value = done.value
        return value


def open_line(station: Station, login: str, password: str) -> tuple[Line, dict[str, Any]]:
    """A new connection as this person, and what the laboratory said when they signed in on it."""
    try:
        line: Line = Line.connect(**_arguments(station, login, password), autocommit=True)
    except psycopg.Error as problem:
        raise faults.at_sign_in(problem, station.host) from problem
    set_json_loads(wire.loads, line)
    try:
        row = line.execute("select lims.sign_in(%s, %s)", (station.name, CLIENT)).fetchone()
    except psycopg.Error as problem:
        line.close()
        raise _not_signed_in(problem, station) from problem
    assert row is not None
    return line, row[0]


def _not_signed_in(problem: psycopg.Error, station: Station) -> LimsError | psycopg.Error:
    if problem.sqlstate in ("3F000", "42883"):  # this database has no laboratory in it, or one of another age
        return Refused("signin.no_laboratory", host=station.host)
    if problem.sqlstate == "42501":
        return Refused("signin.no_account", login="")
    return faults.translated(problem, "sign_in") or problem


def _arguments(station: Station, login: str, password: str) -> dict[str, Any]:
    arguments = station.connection() | {
        "user": login,
        "password": password,
        "application_name": f"lims {VERSION} {station.name}"[:60],
        "options": _SETTINGS,
        "client_encoding": "utf8",
        "require_auth": "scram-sha-256",
        "target_session_attrs": "read-write",
    }
    if station.mode != EMBEDDED:
        arguments["channel_binding"] = "require"
    if sys.platform == "linux":
        arguments["tcp_user_timeout"] = 15000
    return arguments


def scram_verifier(connection: psycopg.Connection[Any], login: str, password: str) -> str:
    """What the server keeps instead of the password; computed here, so that the password itself never travels."""
    verifier = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return verifier.decode()
