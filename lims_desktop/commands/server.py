"""`main.py server`: build the laboratory in a PostgreSQL server, bring it up to date, look after it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated, Any

import psycopg
import typer
from psycopg.conninfo import conninfo_to_dict

from lims_desktop import SCHEMA, faults, people, provision
from lims_desktop.errors import Unreachable
from lims_desktop.sentences import sentence
from lims_desktop.station import EMBEDDED, SERVER, Station

Dsn = Annotated[
    str, typer.Option("--dsn", help="How a superuser reaches the server, such as 'host=db.example.org user=postgres'.")
]
DATABASE = "lims"

server = typer.Typer(
    help="Build a laboratory in a PostgreSQL server, bring it up to date, look after it.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Bring `server` to the command line."""
    app.add_typer(server, name="server")


@server.command()
def init(
    dsn: Dsn,
    administrator: Annotated[str, typer.Option(help="Login of the person who makes all the others.")] = "",
    name: Annotated[str, typer.Option(help="That person's name.")] = "",
    laboratory: Annotated[str, typer.Option(help="What the laboratory is called.")] = "Forensic Laboratory",
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="A fictitious laboratory with people and cases, for trying out.")
    ] = False,
) -> None:
    """Build the laboratory: roles, tables and rules, and its first administrator (password asked, or LIMS_PASSWORD)."""
    admin = _admin(dsn)
    if demonstration:
        _demonstrate(admin)
    elif administrator and name:
        password = _new_password(administrator, name)
        provision.init(admin, laboratory=laboratory)
        provision.first_administrator(admin, administrator, name, password)
        typer.echo(f"{name} signs in as {administrator} and makes the accounts of everybody else.")
        typer.echo("What is entered next, and in which order: help (F1), 'Setting up a new laboratory'.")
    else:
        raise typer.BadParameter("Say who the first administrator is: --administrator and --name.")
    typer.echo(f"The laboratory is built in the database {admin['dbname']} (release {SCHEMA}).")
    _say_what_is_missing(admin)


def _demonstrate(admin: dict[str, Any]) -> None:
    from lims_desktop.demonstration import demonstrate, issue_reports, material

    made = material()
    keeper = next(person for person in made.people if "administrator" in person.duties)
    provision.init(admin, laboratory=made.about["name"], demonstration=True)
    provision.first_administrator(admin, keeper.login, keeper.name, made.password)
    with typer.progressbar(length=1, label="Making up cases") as bar:

        def told(_what: str, done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        demonstrate(_station(admin), keeper.login, progress=told)
    keys = issue_reports(_station(admin), Path.cwd() / "demonstration")
    typer.echo(f"Everybody's key for signatures lies in {keys}.")
    typer.echo(f"Everybody's password is: {made.password}")


def _station(admin: dict[str, Any]) -> Station:
    """A station beside the server, which reaches it as the superuser does."""
    encrypted = admin.get("sslmode") in ("verify-ca", "verify-full")
    where = {"host": admin.get("host", "127.0.0.1"), "port": int(admin.get("port", 5432)), "database": admin["dbname"]}
    return Station("Provisioning", SERVER if encrypted else EMBEDDED, ca=admin.get("sslrootcert", ""), **where)


def _new_password(login: str, name: str) -> str:
    given = os.environ.get("LIMS_PASSWORD") or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return people.checked(given, login, name)


@server.command()
def upgrade(dsn: Dsn) -> None:
    """Bring the laboratory to this program's release, tables and rules, in one step or not at all."""
    admin = _admin(dsn)
    before = provision.schema_version(admin)
    provision.upgrade(admin)
    typer.echo(f"The laboratory in {admin['dbname']} is at release {SCHEMA} (it was at {before}).")
    _say_what_is_missing(admin)


@server.command()
def caretaker(dsn: Dsn) -> None:
    """Give the caretaker's account, which `server watch` uses, its password (asked, or LIMS_PASSWORD)."""
    provision.set_caretaker_password(_admin(dsn), _new_password("lims_caretaker", "caretaker"))
    typer.echo("The caretaker (lims_caretaker) has a new password.")


@server.command()
def watch(
    dsn: Annotated[
        str, typer.Option("--dsn", help="How the caretaker reaches the server; the password may come from PGPASSWORD.")
    ],
    seconds: Annotated[float, typer.Option(min=0.2, help="Pause between two looks.")] = 2.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for a timer of the system.")] = False,
) -> None:
    """Keep the ledger's tree growing and wrong passwords counted, also while nobody works."""
    while True:
        try:
            _look(_admin(dsn), seconds, once)
            return
        except psycopg.Error as problem:
            lost = faults.translated(problem, "watch")
            if once or not isinstance(lost, Unreachable):
                raise (lost or problem) from problem
            typer.echo(sentence(lost), err=True)
            time.sleep(seconds)


def _look(admin: dict[str, Any], seconds: float, once: bool) -> None:
    with psycopg.connect(**{"user": "lims_caretaker", **admin}, autocommit=True) as connection:
        while True:
            connection.execute("select lims.lockout_scan()")
            connection.execute("select lims.lapse_prelogs()")
            connection.execute("select chain.tick()")
            if once:
                return
            time.sleep(seconds)


def _admin(dsn: str) -> dict[str, Any]:
    try:
        return {"dbname": DATABASE, "connect_timeout": 10, **conninfo_to_dict(dsn)}
    except psycopg.ProgrammingError as nonsense:
        raise typer.BadParameter(str(nonsense).strip(), param_hint="--dsn") from None


def _say_what_is_missing(admin: dict[str, Any]) -> None:
    if not provision.writes_json_log(admin):
        typer.echo(
            "The server writes no JSON log, so accounts are not locked after wrong passwords. "
            "Set logging_collector = on and log_destination = 'jsonlog' in postgresql.conf and restart it.",
            err=True,
        )
