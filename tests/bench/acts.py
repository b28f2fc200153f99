"""A custody act by the real client against a bare one-row INSERT with COMMIT, same libraries, same server."""

from __future__ import annotations

import contextlib
import multiprocessing
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Barrier
from typing import Any

import psycopg
from sqlalchemy import BigInteger, Column, MetaData, Table, Text, create_engine, insert

from lims_desktop import custody, places
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.station import Station
from tests import laboratory
from tests.bench import ground
from tests.bench.ground import Line, p50
from tests.everyone import PASSWORD
from tests.proxy import Cable

PEOPLE = ("tech.tom", "tech.tina", "ana.lyst", "ben.lyst", "mona.manager", "sam.scene", "max.medic")
ROUNDS, ACTS = 8, 60
CLIENTS, TURNS, SECONDS = 32, 5, 3.0

BARE = Table(
    "bare",
    MetaData(schema="bench"),
    Column("id", BigInteger, primary_key=True),
    Column("what", Text, nullable=False),
)


class Bare:
    """`with engine.begin(): insert one row`, as a program without a laboratory would do it."""

    def __init__(self, at: Server, database: str, login: str) -> None:
        arguments = ground.station(at, database).connection() | {"user": login, "password": PASSWORD}
        self._engine = create_engine("postgresql+psycopg://", connect_args=arguments)

    def __call__(self) -> None:
        with self._engine.begin() as connection:
            connection.execute(insert(BARE).inline().values(what="store"))


class BareDriver:
    """The same without SQLAlchemy: psycopg with autocommit, one prepared statement, one round trip."""

    def __init__(self, at: Server, database: str, login: str) -> None:
        arguments = ground.station(at, database).connection() | {"user": login, "password": PASSWORD}
        self._line = psycopg.connect(**arguments, autocommit=True)

    def __call__(self) -> None:
        self._line.execute("insert into bench.bare (what) values (%s)", ("store",))


class Mover:
    """A person who stores an item and takes it out again, by the real client with its journal."""

    def __init__(self, station: Station, seat: Seat) -> None:
        self._lab = Lab.sign_in(station, seat.login, PASSWORD, connections=1)
        self._item, self._shelf, self._stored = seat.item, seat.shelf, False

    def __call__(self) -> None:
        (custody.retrieve if self._stored else custody.store)(self._lab, [self._item], self._shelf)
        self._stored = not self._stored

    def close(self) -> None:
        if self._stored:
            self()
        self._lab.close()


def measure(at: Server, database: str) -> list[Line]:
    """Latency of one client, throughput of many, and the number of questions that go over the line."""
    with psycopg.connect(**at.administrator(database), autocommit=True) as admin:
        _prepare(admin)
    seats = _seats(at, database)
    return [*_latency(at, database, seats[0]), _round_trips(at, database, seats[0]), *_throughput(at, database, seats)]


def _prepare(admin: psycopg.Connection[Any]) -> None:
    admin.execute("create schema if not exists bench")
    admin.execute(
        "create table if not exists bench.bare (id bigint generated always as identity primary key, what text not null)"
    )
    admin.execute("grant usage on schema bench to lims_member; grant insert on bench.bare to lims_member")
    for login in PEOPLE:
        admin.execute(f'alter role "{login}" connection limit -1'.encode())


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at a workstation with an item in hand and a bin beside them."""

    login: str
    name: str
    item: int
    shelf: int

    def mover(self, at: Server, database: str, port: int | None = None) -> Mover:
        station = ground.station(at, database, self.name)
        return Mover(replace(station, port=port or at.port), self)


def _seats(at: Server, database: str) -> list[Seat]:
    """A seat for every client: the technician takes the items in and hands them over."""
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "tech.tom", PASSWORD)) as tom:
        bins = [place.id for place in places.locations(tom) if place.level == "bin"] or [
            laboratory.place(tom, "Shelf 1")
        ]
        seats = []
        for number in range(CLIENTS):
            login, item = PEOPLE[number % len(PEOPLE)], laboratory.one_item(tom)
            if login != tom.me.login:
                with tom.second(login, PASSWORD) as other:
                    offer = custody.offer(tom, [item], other.me.person)
                    custody.accept(other, offer.offer, offer.digest)
            seats.append(Seat(login, f"Bench {number}", item, bins[number * 7 % len(bins)]))
    return seats


def _latency(at: Server, database: str, seat: Seat) -> list[Line]:
    """Interleaved rounds, so that all three see the same machine; medians of all."""
    bare, driver, mover = Bare(at, database, seat.login), BareDriver(at, database, seat.login), seat.mover(at, database)
    taken: dict[str, list[float]] = {"bare": [], "driver": [], "act": []}
    for turn in range(ROUNDS + 1):
        for name, what in (("bare", bare), ("driver", driver), ("act", mover)):
            measured = ground.times(what, ACTS)
            if turn:  # the first round warms up
                taken[name] += measured
    mover.close()
    bare_ms, driver_ms, act_ms = (p50(each) for each in taken.values())
    figure = f"{act_ms:.2f} ms against {bare_ms:.2f} ms: {act_ms / bare_ms:.2f} times"
    more = f"{act_ms:.2f} ms against {driver_ms:.2f} ms: {act_ms / driver_ms:.2f} times"
    return [
        Line(
            "custody act, 1 client, against SQLAlchemy's INSERT and COMMIT",
            figure,
            "at most 3 times",
            act_ms <= 3 * bare_ms,
        ),
        Line("the same against psycopg's own, one packet, autocommit", more, "for comparison", True),
    ]


def _round_trips(at: Server, database: str, seat: Seat) -> Line:
    with tally(at.host, at.port) as cable:
        mover = seat.mover(at, database, cable.port)
        for _ in range(20):
            mover()
        before = cable.questions
        for _ in range(100):
            mover()
        each = (cable.questions - before) / 100
        mover.close()
    return Line("packets sent for one act", f"{each:g}", "1", each == 1)


def _throughput(at: Server, database: str, seats: Sequence[Seat]) -> list[Line]:
    """The same processes work in turns, bare and with acts, all at once."""
    context = multiprocessing.get_context("spawn")
    start, counts = context.Barrier(len(seats)), context.Queue()
    workers = [context.Process(target=_work, args=(at, database, seat, start, counts)) for seat in seats]
    for worker in workers:
        worker.start()
    told = [counts.get(timeout=600) for _ in workers for _ in range(2 * TURNS)]
    for worker in workers:
        worker.join()
    rates = {kind: sorted(sum(n for k, t, n in told if (k, t) == (kind, turn)) / SECONDS for turn in range(TURNS))
             for kind in ("bare", "act")}  # fmt: skip
    bare, act = (p50(rates[kind]) for kind in ("bare", "act"))
    figure = f"{act:.0f}/s against {bare:.0f}/s: {act / bare:.2f}"
    return [Line(f"throughput of {len(seats)} clients (a process each)", figure, "at least 0.33", act * 3 >= bare)]


def _work(at: Server, database: str, seat: Seat, start: Barrier, counts: Any) -> None:
    bare, mover = Bare(at, database, seat.login), seat.mover(at, database)
    for what in (bare, mover):
        ground.times(what, 10)
    for turn in range(TURNS):
        for kind, what in (("bare", bare), ("act", mover)):
            start.wait()
            until, done = time.perf_counter() + SECONDS, 0
            while time.perf_counter() < until:
                what()
                done += 1
            counts.put((kind, turn, done))
    start.wait()
    mover.close()


class Tally(Cable):
    """A cable that counts the questions that go through it."""

    questions = 0

    def _carry(self, near: socket.socket, far: socket.socket, line: Any) -> None:
        super()._carry(near, _Counted(far, self), line)  # type: ignore[arg-type]


class _Counted:
    def __init__(self, far: socket.socket, cable: Tally) -> None:
        self._far, self._cable = far, cable

    def sendall(self, question: bytes) -> None:
        self._cable.questions += 1
        self._far.sendall(question)

    def shutdown(self, how: int) -> None:
        self._far.shutdown(how)


@contextlib.contextmanager
def tally(host: str, port: int) -> Iterator[Tally]:
    """A counting cable to this server, unplugged afterwards."""
    cable = Tally(host, port)
    try:
        yield cable
    finally:
        cable.close()
