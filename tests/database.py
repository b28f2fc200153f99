"""Fixtures on a real PostgreSQL: one embedded server for each worker, one laboratory made once, a copy for every test.

``LIMS_POSTGRES_BIN`` chooses another PostgreSQL. The settings are those of the product, fsync included.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from lims_desktop import embedded, people, provision
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.line import CLIENT
from lims_desktop.migrations import write
from lims_desktop.station import Station
from tests import laboratory
from tests.everyone import EVERYONE, GIVEN, PASSWORD

__all__ = ["EVERYONE", "GIVEN", "PASSWORD"]
TEMPLATE = "lims_template"

LabOf = Callable[..., Lab]
Psql = Callable[..., Any]
Newcomer = Callable[..., people.Added]

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Database:
    """One test's own laboratory."""

    server: Server
    name: str
    folder: Path

    @property
    def admin(self) -> dict[str, Any]:
        """How the superuser reaches it."""
        return self.server.administrator(self.name)

    def station(self, name: str = "Test station") -> Station:
        """A workstation of this laboratory, with a journal of its own."""
        where = {"host": self.server.host, "port": self.server.port, "database": self.name}
        return Station(name, **where, folder=str(self.folder / name))  # type: ignore[arg-type]

    def superuser(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the superuser gets for a statement."""
        with psycopg.connect(**self.admin, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of this worker's own, gone after the tests."""
    folder = Path(tempfile.mkdtemp(prefix="lims-test-"))
    try:
        yield embedded.start(folder)
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def template(server: Server) -> str:
    """A laboratory with one person for every duty, from which every test gets a copy."""
    assert write.is_current(), "python -m lims_desktop.migrations.write"
    admin = server.administrator(TEMPLATE)
    provision.init(admin, laboratory="Laboratory of the tests", demonstration=True)
    provision.first_administrator(admin, "admin.ada", "Ada Ministrator", PASSWORD)
    station = Station(
        "Template", host=server.host, port=server.port, database=TEMPLATE, folder=str(server.folder / "template")
    )
    with contextlib.closing(Lab.sign_in(station, "admin.ada", PASSWORD, connections=1)) as lab:
        for login, (name, duties) in EVERYONE.items():
            if login != "admin.ada":
                people.add(lab, login, name, duties, GIVEN)
                laboratory.own_password(station, login, GIVEN, PASSWORD)
        with contextlib.closing(Lab.sign_in(station, "mona.manager", PASSWORD, connections=1)) as manager:
            laboratory.furnish(manager, lab, GIVEN)
        for login in laboratory.CLIENTS:
            laboratory.own_password(station, login, GIVEN, PASSWORD)
    with psycopg.connect(**admin, autocommit=True) as superuser:
        superuser.execute("truncate lab.session")
    return TEMPLATE


@pytest.fixture
def database(server: Server, template: str, tmp_path: Path) -> Iterator[Database]:
    """A copy of the laboratory for one test. Roles belong to the whole server: what a test does to one is undone."""
    with a_copy(server, template, tmp_path) as copied:
        yield copied


@pytest.fixture(scope="module")
def unchanged(server: Server, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One copy for all tests of a file that only ask and change nothing."""
    with a_copy(server, template, tmp_path_factory.mktemp("unchanged")) as copied:
        yield copied


@contextlib.contextmanager
def a_copy(server: Server, template: str, folder: Path) -> Iterator[Database]:
    """A copy of the template, gone afterwards."""
    name = f"lims_{next(_numbers)}"
    _as_superuser(
        server,
        f"create database {name} template {template} strategy wal_log",
        f"revoke all on database {name} from public",  # the only thing a copy does not copy
        f"grant connect on database {name} to lims_member, lims_caretaker",
    )
    yield Database(server, name, folder)
    _as_superuser(server, f"drop database {name} with (force)")


def _as_superuser(server: Server, *statements: str) -> None:
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        for statement in statements:
            admin.execute(statement.encode())


@pytest.fixture
def lab_of(database: Database) -> Iterator[Callable[..., Lab]]:
    """Signs a person in at a workstation; everybody is signed out after the test."""
    with contextlib.ExitStack() as labs:

        def sign_in(login: str, station: str = "Test station") -> Lab:
            lab = Lab.sign_in(database.station(station), login, PASSWORD, connections=1)
            labs.callback(lab.close)
            return lab

        yield sign_in


@pytest.fixture
def newcomer(database: Database, lab_of: Callable[..., Lab]) -> Callable[..., people.Added]:
    """A person nobody else's test knows: roles belong to the whole server, so what happens to one would stay."""

    def add(*duties: str, **extra: Any) -> people.Added:
        login = f"new.{next(_numbers)}"
        added = people.add(lab_of("admin.ada", "Office"), login, "New Comer", list(duties), GIVEN, **extra)
        laboratory.own_password(database.station("Office"), login, GIVEN, PASSWORD)
        return added

    return add


@dataclass(frozen=True, slots=True)
class Refusal:
    """How PostgreSQL refused a statement: SQLSTATE and the message, which for our own rules is the code."""

    state: str
    message: str


@pytest.fixture
def psql(database: Database) -> Callable[..., list[tuple[Any, ...]] | Refusal]:
    """Plain SQL as a person, as with psql: the rows, or how it was refused. Always rolled back when it is refused."""

    def run(login: str, statement: str, *values: Any, signed_in: bool = True) -> list[tuple[Any, ...]] | Refusal:
        arguments = database.station().connection() | {"user": login, "password": PASSWORD}
        with psycopg.connect(**arguments, autocommit=True) as connection:
            if signed_in:
                connection.execute("select lims.sign_in('psql', %s)", (CLIENT,))
            try:
                cursor = connection.execute(statement.encode(), values or None)
                return cursor.fetchall() if cursor.description else []
            except psycopg.Error as refused:
                return Refusal(refused.sqlstate or "", refused.diag.message_primary or "")

    return run
