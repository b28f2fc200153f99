"""Builds the laboratory in a PostgreSQL server, and brings it up to today's release: roles, tables, rules.

Both are one command and one transaction. It needs a superuser once; the program itself never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import URL

from lims_desktop import SCHEMA, faults, wire
from lims_desktop.errors import Refused
from lims_desktop.line import scram_verifier
from lims_desktop.shipped import retention_rules, word_lists
from lims_desktop.tables import Base

Admin = Mapping[str, Any]
"""How a superuser reaches the server: libpq's own words (host, port, user, password, dbname ...)."""

BEFORE_TABLES = (("roles", None), ("words", "lims_owner"))
FRAME = (
    ("chain", None),
    ("codes", "lims_owner"),
    ("refusals", "lims_owner"),
    ("guard", "lims_guard"),
    ("session", "lims_owner"),
    ("acts", "lims_owner"),
    ("vouch", "lims_owner"),
)
RULES_FIRST = ("lists", "visibility", "unseen", "people", "places", "agencies", "tasks", "custody", "outside")

SCHEMA_VERSION = """
create function lims.schema_version() returns int
language sql immutable parallel safe set search_path = '' as 'select {}'
"""


def init(admin: Admin, *, laboratory: str = "", demonstration: bool = False) -> None:
    """Build the laboratory in this database, making the database when there is none yet; again is no harm."""
    make_database(admin)
    with _connection(admin) as connection:
        first = _schema_version(_driver(connection)) is None
        _apply(connection)
        if first:
            _set_policy(connection, "demonstration", demonstration)
            _set_policy(connection, "laboratory_name", laboratory or "Forensic Laboratory")


def upgrade(admin: Admin) -> None:
    """Bring the laboratory to this program's release: tables first, then every rule, all or nothing."""
    with _connection(admin) as connection:
        _apply(connection)


def schema_version(admin: Admin) -> int | None:
    """The release the database was last brought to; None when there is no laboratory in it."""
    with _session(admin) as session:
        return _schema_version(session)


def first_administrator(admin: Admin, login: str, name: str, password: str) -> int:
    """Make the person who makes all the others; refused when there is one already."""
    with _session(admin) as session:
        verifier = scram_verifier(session, login, password)
        row = session.execute("select lims.first_administrator(%s, %s, %s)", (login, name, verifier)).fetchone()
    assert row is not None
    return int(row[0])


def set_caretaker_password(admin: Admin, password: str) -> None:
    """Let the caretaker sign in, who runs the ledger's sequencer and counts wrong passwords, and nothing else."""
    with _session(admin) as session:
        verifier = scram_verifier(session, "lims_caretaker", password)
        session.execute(sql.SQL("alter role lims_caretaker password {}").format(verifier))


def writes_json_log(admin: Admin) -> bool:
    """Whether the server writes the log by which wrong passwords are counted."""
    with _session(admin) as session:
        row = session.execute("select pg_current_logfile('jsonlog') is not null").fetchone()
    return row is not None and bool(row[0])


def make_database(admin: Admin) -> None:
    """Make the database, in UTF-8 and with the same order of letters on every computer, unless it is there."""
    name = admin.get("dbname") or "lims"
    with _session({**admin, "dbname": "postgres"}) as server:
        if server.execute("select 1 from pg_database where datname = %s", (name,)).fetchone():
            return
        statement = b"create database %s template template0 encoding 'UTF8' lc_collate 'C' lc_ctype '%s' %s"
        builtin = b"locale_provider builtin builtin_locale 'C.UTF-8'" if server.info.server_version >= 170000 else b""
        server.execute(statement % (sql.Identifier(name).as_bytes(server), _letters(server), builtin))


def _letters(server: psycopg.Connection[Any]) -> bytes:
    """A locale that knows that É is the capital of é; PostgreSQL 17 brings one, before it is the system's."""
    if server.info.server_version >= 170000:
        return b"C"
    known = {row[0] for row in server.execute("select collctype from pg_collation where collprovider = 'c'")}
    wanted = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "es_MX.utf8")
    return next((name for name in wanted if name in known), "C").encode()


@contextmanager
def _session(admin: Admin) -> Iterator[psycopg.Connection[Any]]:
    """A superuser's connection; what goes wrong is said in the same words as to everybody else."""
    try:
        with psycopg.connect(**admin, autocommit=True) as connection:
            yield connection
    except psycopg.Error as problem:
        unconnected = problem.sqlstate is None
        fault = (
            faults.at_sign_in(problem, str(admin.get("host", "")))
            if unconnected
            else faults.translated(problem, "server")
        )
        raise fault or problem from problem


@contextmanager
def _connection(admin: Admin) -> Iterator[Connection]:
    """One transaction as superuser; a laboratory at work waits a moment, or we give up rather than stop it."""
    engine = create_engine(URL.create("postgresql+psycopg"), connect_args=dict(admin))
    try:
        with engine.begin() as connection:
            _check(connection, admin)
            _run(connection, "set local lock_timeout = '10s'; set local check_function_bodies = off")
            yield connection
    finally:
        engine.dispose()


def _check(connection: Connection, admin: Admin) -> None:
    driver = _driver(connection)
    if driver.info.server_version < 150000:
        raise Refused("server.too_old", version=driver.info.server_version // 10000)
    if driver.info.parameter_status("is_superuser") != "on":
        raise Refused("server.not_superuser", login=str(admin.get("user", "")))
    present = _schema_version(driver)
    if present is not None and present > SCHEMA:
        raise Refused("server.newer", server=present, client=SCHEMA)


def _apply(connection: Connection) -> None:
    before = _schema_version(_driver(connection))
    for name, owner in BEFORE_TABLES:
        _run_file(connection, f"{name}.sql", owner)
    _migrate(connection)
    _run_file(connection, "clear.sql", None)
    _run(connection, SCHEMA_VERSION.format(SCHEMA), "lims_owner")
    for name, owner in FRAME:
        _run_file(connection, f"{name}.sql", owner)
    for name in _rules():
        _run_file(connection, f"rules/{name}.sql", "lims_owner")
    _run_file(connection, "finish.sql", None)
    if before != SCHEMA:  # everybody signs in again, and older programs are told so
        _load_lists(connection)
        _load_retention(connection)
        _run(connection, "delete from lab.session")


def _migrate(connection: Connection) -> None:
    """The tables as the newest migration leaves them."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "lims_desktop:migrations")
    config.attributes["connection"] = connection
    if any(
        file.name.startswith("0") and file.name.endswith(".py")
        for file in resources.files("lims_desktop.migrations.versions").iterdir()
    ):
        command.upgrade(config, "head")
    else:
        Base.metadata.create_all(connection)


def _load_lists(connection: Connection) -> None:
    """The words that are shipped and not there yet; from now on they are the laboratory's own."""
    statement = """insert into lab.term (list, code, name, name_es, extra, position)
        values (%s, %s, %s, %s, %s, %s) on conflict do nothing"""
    for words in word_lists().values():
        rows = [
            (words.code, word.code, word.name, word.name_es, Jsonb(dict(word.extra), dumps=wire.dumps), position)
            for position, word in enumerate(words.words, 1)
        ]
        _driver(connection).cursor().executemany(statement, rows)


def _load_retention(connection: Connection) -> None:
    """The rules of how long items are kept that are shipped and were never there; two managers change them."""
    statement = """insert into lab.retention_rule (code, version, name, name_es, offences, outcomes, item_types,
            item_class, months, clock, action, consents, begun_at)
        select %(code)s, 1, %(name)s, %(name_es)s, %(offences)s, %(outcomes)s, %(item_types)s, %(item_class)s,
               %(months)s, %(clock)s, %(action)s, %(consents)s, clock_timestamp()
         where not exists (select from lab.retention_rule r where r.code = %(code)s)"""
    open_to_all = dict.fromkeys(("offences", "outcomes", "item_types", "item_class", "months"))
    _driver(connection).cursor().executemany(statement, [{**open_to_all, **rule} for rule in retention_rules()])


def _rules() -> list[str]:
    """Every subject's rules: those the others stand on first, then by name."""
    folder = resources.files("lims_desktop").joinpath("sql", "rules")
    found = sorted(file.name.removesuffix(".sql") for file in folder.iterdir() if file.name.endswith(".sql"))
    return sorted(found, key=lambda name: RULES_FIRST.index(name) if name in RULES_FIRST else len(RULES_FIRST))


def _run_file(connection: Connection, name: str, owner: str | None) -> None:
    text = resources.files("lims_desktop").joinpath("sql", *name.split("/")).read_text(encoding="utf-8")
    try:
        _run(connection, text, owner)
    except psycopg.Error as problem:
        problem.add_note(f"while applying lims_desktop/sql/{name}")
        raise


def _run(connection: Connection, text: str, owner: str | None = None) -> None:
    driver = _driver(connection)
    if owner:
        driver.execute(sql.SQL("set local role {}").format(sql.Identifier(owner)))
    driver.execute(text.encode())
    driver.execute("reset role")


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def _schema_version(driver: psycopg.Connection[Any]) -> int | None:
    there = driver.execute("select to_regprocedure('lims.schema_version()') is not null").fetchone()
    if there is None or not there[0]:
        return None
    row = driver.execute("select lims.schema_version()").fetchone()
    return None if row is None else int(row[0])


def _set_policy(connection: Connection, name: str, value: object) -> None:
    statement = "update lab.policy set value = %(value)s where name = %(name)s and value <> %(value)s"
    _driver(connection).execute(statement, {"name": name, "value": Jsonb(value)})
