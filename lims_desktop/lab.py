"""One signed-in person's laboratory: its acts, its questions, and a second person beside them.

Who and when are the database's to say; this side only carries, keeps what it sent, and sends again after a broken line.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import Connection, Engine, Executable, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from lims_desktop import faults, wire
from lims_desktop.errors import LimsError, Refused, Unreachable
from lims_desktop.journal import Intent, Journal, Receipt, default_path
from lims_desktop.line import PATIENCE, Line, open_line, scram_verifier
from lims_desktop.station import Station

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

PAUSES = (0.0, 0.3, 1.0, 2.0, 4.0)
"""Seconds between one try and the next: a server that restarts is back within a few."""

STILL_AT_WORK = timedelta(minutes=1)
"""Longer than the server works on one act before it gives up (its statement_timeout)."""

_SECRET = frozenset({"verifier", "password"})


@dataclass(frozen=True, slots=True)
class Me:
    """The person who signed in."""

    person: int
    login: str
    name: str
    initials: str
    duties: frozenset[str]
    place: int | None
    agency: int | None = None
    office: int | None = None
    password_given: bool = False
    """Whether somebody else chose the password: then nothing can be done but to replace it."""


@dataclass(frozen=True, slots=True)
class Laboratory:
    """The laboratory this is, wherever its server moves, and its policies."""

    id: str
    name: str
    demonstration: bool
    policies: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an act that was under way: its answer, or None when it was not recorded."""

    intent: Intent
    answer: Mapping[str, Any] | None


class Lab:
    """The laboratory as this person may use it. Every thread may call it; each call has a connection of its own."""

    def __init__(self, station: Station, login: str, password: str, pool: int) -> None:
        self.station = station
        self.station_name = station.name
        self._open: Callable[[], tuple[Line, dict[str, Any]]] = lambda: open_line(station, login, password)
        first, welcome = self._open()
        self.me = wire.answered(Me, welcome)
        self.laboratory = wire.answered(Laboratory, welcome["laboratory"])
        try:
            self._journal = Journal(default_path(station.folder), self.laboratory.id)
        except Refused:
            first.close()
            raise
        self._spare: list[Line] = [first]
        self._lines: set[Line] = {first}
        self._engine = self._pool(pool)

    @classmethod
    def sign_in(cls, station: Station, login: str, password: str, *, connections: int = 2) -> Lab:
        """Sign in as this person. Raises Refused with a `signin.` code, or Unreachable."""
        lab = cls(station, login, password, connections)
        with ExitStack() as opened:  # now, and not during the first scan
            for _ in range(connections):
                opened.enter_context(lab._engine.connect())
        return lab

    def act(self, answer_type: type[Answer], name: str, /, *, act: UUID | None = None, **args: Any) -> Answer:
        """Do this act, once, and answer what the laboratory answered.

        The act is on this computer's disk before it is sent. After a broken line the same act is sent again, and the
        laboratory answers what it answered the first time. Raises Refused, NeedsReason or Conflict; Unreachable when
        nobody knows what became of it.
        """
        number = act or uuid4()
        secret = not _SECRET.isdisjoint(args)
        if not secret:
            self._journal.note(number, name, self.me.login, args)
        try:
            answer = self._sent(name, {"act": number, **args})
        except LimsError as refused:
            if not _unknown(refused):  # otherwise the journal keeps it
                self._journal.told(number, self.me.login, ())
            if isinstance(refused, Unreachable):
                raise Unreachable("server.unknown_outcome", act=name) from refused
            raise
        self._journal.told(number, self.me.login, answer.get("receipts", ()))
        return wire.answered(answer_type, answer)

    def call(self, name: str, /, **args: Any) -> Any:
        """Ask a question that is a function of the database."""
        return self._sent(name, args)

    def rows(self, question: Executable, answer_type: type[Answer]) -> list[Answer]:
        """The rows of a question as dataclasses, column by column by name."""

        def ask() -> list[Answer]:
            with self.connection() as connection:
                found = connection.execute(question)
                read = wire.row_reader(answer_type, tuple(found.keys()))
                return [read(row) for row in found.all()]

        return _insist(ask)

    @contextmanager
    def connection(self, *, patience: float | None = None, snapshot: bool = False) -> Iterator[Connection]:
        """A connection for questions. With `snapshot` all of them see the same moment, as a report must."""
        try:
            with self._engine.connect() as connection:
                if snapshot:
                    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                with _patient(connection, patience):
                    yield connection
        except DBAPIError as problem:
            if problem.connection_invalidated:
                self._engine.dispose()
            raise _fault(problem.orig, "question") or problem from problem

    def vouch(self, name: str, role: str, act: UUID, /, **args: Any) -> Mapping[str, Any]:
        """Give my word as witness or supervisor for the act to come, with exactly these arguments (see `second`)."""
        given: Mapping[str, Any] = self.call("vouch", act=act, name=name, args=args, role=role)
        return given

    @contextmanager
    def second(self, login: str, password: str) -> Iterator[Lab]:
        """Another person's laboratory on a short connection of their own: their password, typed now, is the proof."""
        other = Lab(self.station, login, password, pool=1)
        try:
            yield other
        finally:
            other.close()

    def check_password(self, password: str) -> None:
        """Whether it is still me: a connection is opened with the password and closed. Refused when it is wrong."""
        with self.second(self.me.login, password):
            pass

    def changed_password(self, password: str) -> None:
        """My password is another one now: the next connections prove themselves with it."""
        station, login = self.station, self.me.login
        self.me = replace(self.me, password_given=False)
        self._open = lambda: open_line(station, login, password)

    def verifier(self, login: str, password: str) -> str:
        """What the server will keep instead of this password; the password itself never leaves this computer."""
        with self.connection() as connection:
            return scram_verifier(_line_of(connection), login, password)

    def unfinished(self) -> list[Intent]:
        """Acts of mine from this station of which nobody knows what became; `resend` tells."""
        return self._journal.unfinished(self.me.login)

    def resend(self, intent: Intent, answer_type: type[Answer] = dict) -> Answer:  # type: ignore[assignment]
        """Send the same act again: it is done now, or it was done, and the answer is the same."""
        return self.act(answer_type, intent.name, act=intent.act, **intent.arguments)

    def settle(self) -> list[Settled]:
        """What became of my acts that were under way when the program or the line broke off.

        Nothing is done again: an act that is not recorded by now never will be, and is only told. One that was sent
        within the last minute may still be at work at the server and stays unfinished.
        """
        settled = []
        for intent in self.unfinished():
            answer = self.call("act_answer", act=intent.act)
            if answer is not None or datetime.now(UTC) - intent.noted_at > STILL_AT_WORK:
                self._journal.told(intent.act, self.me.login, (answer or {}).get("receipts", ()))
                settled.append(Settled(intent, answer))
        return settled

    def receipts(self) -> list[Receipt]:
        """What the laboratory ever told this station about its ledger."""
        return self._journal.receipts()

    def close(self) -> None:
        """Sign out: every connection is closed."""
        self._engine.dispose()
        for line in tuple(self._lines):  # also those that an earlier, broken pool had lent out
            line.close()
        self._journal.close()

    def _sent(self, name: str, args: Mapping[str, Any]) -> Any:
        """One round trip; after a broken line the same again on a new connection."""
        named = ", ".join(f"_{arg} => %s" for arg in args)
        statement = f"select lims.{name}({named})".encode()
        return _insist(lambda: self._once(name, statement, [wire.argument(value) for value in args.values()]))

    def _once(self, name: str, statement: bytes, values: list[Any]) -> Any:
        held = self._engine.raw_connection()
        line = held.driver_connection
        assert isinstance(line, Line)
        try:
            row = line.execute(statement, values).fetchone()
        except (psycopg.Error, UnicodeEncodeError) as problem:
            fault = _fault(problem, name)
            if fault and fault.code == "signin.needed":  # the laboratory was upgraded meanwhile: sign in again
                fault = Unreachable("server.lost", act=name)
                line.close()
            if line.closed:  # and so, most likely, are the others
                held.invalidate()
                self._engine.dispose()
            raise fault or problem from problem
        finally:
            held.close()
        return None if row is None else row[0]

    def _pool(self, size: int) -> Engine:
        return create_engine(
            "postgresql+psycopg://",
            creator=self._line,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=4,
            pool_use_lifo=True,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",
            use_native_hstore=False,
            json_deserializer=wire.loads,
        )

    def _line(self) -> Line:
        if self._spare:
            return self._spare.pop()
        line = self._open()[0]
        self._lines.add(line)
        self._lines.difference_update([old for old in tuple(self._lines) if old.closed])
        return line


def _insist(ask: Callable[[], Answer]) -> Answer:
    for pause in PAUSES:
        try:
            return ask()
        except Unreachable as problem:
            log.info("%s; again in %s s", problem, pause)
            time.sleep(pause)
    return ask()


def _unknown(refused: LimsError) -> bool:
    """Whether nobody knows what became of the act: no answer came, or the way back to the laboratory is barred."""
    barred = refused.code.startswith("signin.") and refused.code != "signin.fresh_needed"
    return isinstance(refused, Unreachable) or barred


def _fault(problem: BaseException | None, what: str) -> LimsError | None:
    return faults.translated(problem, what) if isinstance(problem, Exception) else None


def _line_of(connection: Connection) -> Line:
    line = connection.connection.driver_connection
    assert isinstance(line, Line)
    return line


@contextmanager
def _patient(connection: Connection, seconds: float | None) -> Iterator[None]:
    """A long question: the watchdog and the server give it this many seconds."""
    line = _line_of(connection)
    if seconds is None:
        yield
        return
    line.patience = seconds
    line.execute(f"set statement_timeout = {int(seconds * 1000)}".encode())
    try:
        yield
    finally:
        line.patience = PATIENCE
        if not line.closed:
            line.execute("reset statement_timeout")
