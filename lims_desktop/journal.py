"""What this workstation sent and what it was told: a small file that survives a crash.

Before an act is sent, its number and arguments are on the disk. Whatever happens then, sending the same act again tells
what became of it. It resends; it never keeps work for later. The receipts of every act stay, so that the station can
prove what it was told.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import platformdirs

from lims_desktop import wire
from lims_desktop.errors import Refused

_TABLES = """
create table if not exists intent (
    act text primary key, laboratory text not null, login text not null, name text not null,
    arguments text not null, noted_at text not null) without rowid;
create table if not exists receipt (
    laboratory text not null, entry integer not null, stream text not null, number integer not null, hash text not null,
    act text not null, login text not null, told_at text not null, primary key (laboratory, entry)) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Intent:
    """An act that was sent, or was about to be, and of which we do not know what became."""

    act: UUID
    name: str
    login: str
    arguments: Mapping[str, Any]
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the laboratory told this station about one entry of its ledger."""

    entry: int
    stream: str
    number: int
    hash: str
    act: UUID
    login: str
    told_at: datetime


def default_path(folder: str = "") -> Path:
    """Where this computer's journal is, unless the station has a folder of its own."""
    home = Path(folder) if folder else Path(platformdirs.user_data_path("lims-desktop", appauthor=False))
    return home / "journal.sqlite"


class Journal:
    """The journal of one workstation in one laboratory; several programs and threads may share its file."""

    def __init__(self, path: Path, laboratory: str) -> None:
        self._laboratory = laboratory
        self._alone = threading.Lock()
        with _no_room(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = _opened(path)
        self._path = path

    def note(self, act: UUID, name: str, login: str, arguments: Mapping[str, Any]) -> None:
        """On the disk, before it is sent."""
        row = (str(act), self._laboratory, login, name, wire.keep(arguments), _now())
        with self._alone, _no_room(self._path):
            self._file.execute("pragma synchronous = full")
            self._file.execute("insert or replace into intent values (?, ?, ?, ?, ?, ?)", row)

    def told(self, act: UUID, login: str, receipts: Iterable[Mapping[str, Any]]) -> None:
        """The answer came: keep its receipts, forget the intent. Losing this line in a power cut does no harm."""
        told_at = _now()
        rows = [
            (self._laboratory, r["entry"], r["stream"], r["number"], r["hash"], str(act), login, told_at)
            for r in receipts
        ]
        with self._alone, _no_room(self._path):
            self._file.execute("pragma synchronous = normal")
            self._file.execute("begin immediate")
            self._file.executemany("insert or ignore into receipt values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._file.execute("delete from intent where act = ?", (str(act),))
            self._file.execute("commit")

    def unfinished(self, login: str) -> list[Intent]:
        """What this person sent from here without hearing what became of it, oldest first."""
        query = (
            "select act, name, login, arguments, noted_at from intent where laboratory = ? and login = ? "
            "order by noted_at"
        )
        with self._alone:
            rows = self._file.execute(query, (self._laboratory, login)).fetchall()
        return [Intent(UUID(r[0]), r[1], r[2], wire.recall(r[3]), datetime.fromisoformat(r[4])) for r in rows]

    def receipts(self) -> list[Receipt]:
        """Everything this laboratory ever told this station, in the order of the ledger."""
        query = (
            "select entry, stream, number, hash, act, login, told_at from receipt where laboratory = ? order by entry"
        )
        with self._alone:
            rows = self._file.execute(query, (self._laboratory,)).fetchall()
        return [Receipt(r[0], r[1], r[2], r[3], UUID(r[4]), r[5], datetime.fromisoformat(r[6])) for r in rows]

    def close(self) -> None:
        """Let go of the file."""
        with self._alone:
            self._file.close()


def _opened(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        file.execute("pragma journal_mode = wal")
        file.executescript(_TABLES)
    except sqlite3.Error:
        file.close()
        raise
    return file


@contextmanager
def _no_room(path: Path) -> Iterator[None]:
    """A journal that cannot be written means that nothing is sent."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as problem:
        raise Refused("journal.unwritable", file=str(path), why=str(problem)) from problem


def _now() -> str:
    return datetime.now(UTC).isoformat()
