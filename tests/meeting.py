"""Two people at the same moment, step by step: one works in an open transaction, the other waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from lims_desktop.line import CLIENT
from tests.database import PASSWORD, Database

WAITING = "select count(*) from pg_stat_activity where datname = %s and wait_event_type = 'Lock'"


@contextmanager
def at_work(database: Database, login: str) -> Iterator[psycopg.Connection]:
    """A person in the middle of something: nothing is committed until the test says so."""
    arguments = database.station().connection() | {"user": login, "password": PASSWORD}
    with psycopg.connect(**arguments, autocommit=True) as connection:
        connection.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        connection.autocommit = False
        yield connection


def until_somebody_waits(database: Database, seconds: float = 20) -> None:
    """Returns once somebody waits for a lock of somebody else."""
    end = time.monotonic() + seconds
    while not database.superuser(WAITING, database.name)[0][0]:
        assert time.monotonic() < end, "nobody waits"
