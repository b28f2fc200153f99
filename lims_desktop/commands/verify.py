"""`main.py verify`: recompute the whole ledger and say whether it is sound."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from psycopg.conninfo import conninfo_to_dict
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from lims_desktop import embedded, faults, verify, witness
from lims_desktop.errors import LimsError, Refused
from lims_desktop.journal import Receipt
from lims_desktop.lab import Lab
from lims_desktop.ledger import Anchor
from lims_desktop.sentences import sentence
from lims_desktop.station import EMBEDDED, Station, load
from lims_desktop.verify import Verdict
from lims_desktop.verify import paper as papers
from lims_desktop.verify.source import Where

Login = Annotated[str, typer.Option(help="Sign in as this person: an auditor, or a quality or laboratory manager.")]
Password = Annotated[str, typer.Option(envvar="LIMS_PASSWORD", help="Their password; asked for when not given.")]
StationFile = Annotated[Path | None, typer.Option("--station", help="The station file, when not in its usual place.")]
Dsn = Annotated[str, typer.Option("--dsn", help="Instead of signing in: how to reach the database, in libpq's words.")]
Anchors = Annotated[Path | None, typer.Option(help="Checkpoints kept elsewhere, one a line: size, root, time.")]
Language = Annotated[str, typer.Option(help="Language of the findings: en or es.")]
Paper = Annotated[Path | None, typer.Option(help="Only check this paper: was it issued by this laboratory, unchanged?")]
SHOWN = 20


def register(app: typer.Typer) -> None:
    """Bring `verify` to the command line."""
    app.command("verify")(run)


def run(
    login: Login = "",
    password: Password = "",
    station: StationFile = None,
    dsn: Dsn = "",
    anchors: Anchors = None,
    paper: Paper = None,
    language: Language = "en",
) -> None:
    """Recompute every hash, link and root of the ledger, and compare custody and all records with it.

    Without --login and --dsn, as the owner of the server on this computer. Ends with 0 when the ledger is sound and
    with 1 when it is not; the first broken entry is named. When you sign in, what the station has kept is held against
    it as well. With --paper, only that file is held against the ledger; everybody who signs in may.
    """
    if paper is not None:
        _check_paper(paper, _station(station), login, password, language)
        return
    kept = _from_file(anchors)
    try:
        verdict = _watched(_asked(dsn), kept, ()) if dsn else _here(_station(station), login, password, kept)
    except psycopg.Error as problem:
        raise (faults.translated(problem, "verify") or problem) from problem
    _say(verdict, language)
    raise typer.Exit(0 if verdict.sound else 1)


def _check_paper(path: Path, station: Station, login: str, password: str, language: str) -> None:
    """Ends with 0 when the paper is genuine; otherwise the reason is said and the command ends with 1."""
    if not login:
        raise Refused("verify.paper_login")
    if station.mode == EMBEDDED:
        server = embedded.start(Path(station.folder or embedded.default_folder()))
        station = station.listening_at(server.host, server.port)
    password = password or typer.prompt("Password", hide_input=True)
    with contextlib.closing(Lab.sign_in(station, login, password)) as lab, _bar() as (bar, task):

        def progress(done: int, total: int, what: str) -> None:
            bar.update(task, description=what, completed=done, total=total)

        checked = papers.check_file(lab, str(path), progress=progress)
    for line in checked.sentences(language):
        typer.echo(line)


def _asked(dsn: str) -> Where:
    try:
        return conninfo_to_dict(dsn)
    except psycopg.ProgrammingError as problem:
        raise Refused("verify.bad_dsn", why=str(problem).strip()) from problem


def _here(station: Station, login: str, password: str, kept: list[Anchor]) -> Verdict:
    """At this station: with what it has kept, as the person who signs in, or as the owner of the server on it."""
    owner: Where | None = None
    if station.mode == EMBEDDED:
        server = embedded.start(Path(station.folder or embedded.default_folder()))
        station = station.listening_at(server.host, server.port)
        owner = server.administrator(station.database)
    if not login:
        if owner is None:
            raise Refused("verify.who")
        return _watched(owner, kept, ())
    password = password or typer.prompt("Password", hide_input=True)
    with contextlib.closing(Lab.sign_in(station, login, password)) as lab:
        return _watched(lab, [*kept, *witness.anchors(lab)], lab.receipts())


def _station(path: Path | None) -> Station:
    station = load(path)
    if station is None:
        raise Refused("verify.who")
    return station


def _from_file(path: Path | None) -> list[Anchor]:
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [Anchor.from_line(line) for line in lines if line.strip() and not line.startswith("#")]
    except (OSError, ValueError) as problem:
        raise Refused("verify.anchors_unreadable", file=str(path), why=str(problem)) from problem


def _watched(where: Where, anchors: Iterable[Anchor], receipts: Iterable[Receipt]) -> Verdict:
    with _bar() as (bar, task):

        def progress(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        return verify.verify(where, anchors, receipts, progress)


@contextlib.contextmanager
def _bar() -> Iterator[tuple[Progress, TaskID]]:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        yield bar, bar.add_task("entries", total=None)


def _say(verdict: Verdict, language: str) -> None:
    typer.echo(verdict.sentence(language))
    for finding in verdict.findings[1:SHOWN]:
        typer.echo(f"  {finding.sentence(language)}")
    if verdict.found > SHOWN:
        typer.echo(f"  … {verdict.found - SHOWN}")
    for code, tables in (("verify.not_whole", verdict.partly), ("verify.unread", verdict.unread)):
        if tables:
            typer.echo(sentence(LimsError(code, tables=", ".join(tables)), language))
    typer.echo(sentence(LimsError("verify.done", **_figures(verdict)), language))
    if verdict.sound and verdict.newest:
        typer.echo(sentence(LimsError("verify.keep", line=verdict.newest.line()), language))


def _figures(verdict: Verdict) -> dict[str, object]:
    figures = {name: getattr(verdict, name) for name in ("entries", "checkpoints", "custody", "rows", "size")}
    return figures | {"seconds": f"{verdict.seconds:.1f}", "root": verdict.root.hex()}
