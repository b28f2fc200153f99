"""The people of the demonstration at work: each signs in as themself, and what they do is done by acts.

Every act carries a number made from its place in the story. A story that was interrupted is told again from the start,
and what was done is answered, not done twice.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg

from lims_desktop import faults, wire
from lims_desktop.line import Line, open_line, scram_verifier
from lims_desktop.station import Station

STORY = UUID("6f2d3a52-3c0e-4b7c-9a1d-0c7d5a0e2026")
"""The namespace of the act numbers of every demonstration."""

FRESH = 60.0
"""Seconds after which a person types the password again before they accept or bear witness (the policy allows 120)."""

HASTE = b"""
    set synchronous_commit = off; set enable_seqscan = off; set plan_cache_mode = force_generic_plan; set jit = off
"""
"""A demonstration lost in a power cut is told again, so nobody waits for the disk at every act of it. The tables are
still empty when the first acts are planned, and will not be for long."""

Deed = tuple[str, Mapping[str, Any]]
"""The name of an act and its arguments."""


@dataclass
class Seat:
    """One signed-in person and the connection they have now."""

    login: str
    line: Line
    person: int
    since: float


class Seats:
    """Everybody's connections, and the hand that does their acts one after the other."""

    def __init__(self, station: Station, password: str) -> None:
        self._station = station
        self._password = password
        self._seats: dict[str, Seat] = {}
        self._told = 0

    def act(self, login: str, moment: datetime, name: str, **args: Any) -> dict[str, Any]:
        """One act of one person at this moment of the story; answers what the laboratory answered."""
        return self.acts(login, moment, [(name, args)])[0]

    def acts(self, login: str, moment: datetime, deeds: Iterable[Deed]) -> list[dict[str, Any]]:
        """Several acts of one person, sent together and done together or not at all."""
        return self._send(self._seat(login), moment, [(name, self._number(), args) for name, args in deeds])

    def seen(
        self,
        login: str,
        witness: str | tuple[str, str],
        moment: datetime,
        name: str,
        args: Mapping[str, Any],
        role: str = "witness",
        **more: Any,
    ) -> dict[str, Any]:
        """An act for which one or two others give their word, in connections whose password was typed a moment ago."""
        number = self._number()
        word = "select lims.vouch(%s, %s, %s, %s)"
        for one in [witness] if isinstance(witness, str) else witness:
            self._fresh(one).line.execute(word, (number, name, wire.argument(args), role), prepare=True)
        return self._send(self._seat(login), moment, [(name, number, {**args, **more})])[0]

    def ask(self, login: str, question: str, number: int) -> Any:
        """What this person is told when they ask this about one thing, such as `disposition_digest`."""
        row = self._seat(login).line.execute(f"select lims.{question}(%s)".encode(), (number,)).fetchone()
        return row and row[0]

    def fresh(self, login: str) -> str:
        """Make sure that this person typed the password a moment ago."""
        return self._fresh(login).login

    def begin(self, administrator: str, moment: datetime) -> None:
        """Refused when the laboratory is open, or is no demonstration: its past cannot be made any more."""
        try:
            self._seat(administrator).line.execute("select lims.demonstration_clock(%s)", (moment,))
        except psycopg.Error as problem:
            raise faults.translated(problem, "demonstration_clock") or problem from problem

    def open(self, administrator: str) -> None:
        """The story is told: from now on only the server's clock counts, and everything is on the disk."""
        line = self._seat(administrator).line
        line.execute("set synchronous_commit = on")
        line.execute("select lims.demonstration_open(%s)", (self._number(),))

    def person(self, login: str) -> int:
        """The number of this person."""
        return self._seat(login).person

    def verifier(self, login: str) -> str:
        """What the server keeps of this login's password."""
        any_seat = next(iter(self._seats.values()))
        return scram_verifier(any_seat.line, login, self._password)

    def since(self, login: str) -> datetime:
        """The moment at which this person was given their first duty, by the server's clock."""
        seat = self._seat(login)
        row = seat.line.execute("select min(since) from lab.duty where person_id = %s", (seat.person,)).fetchone()
        assert row is not None
        moment: datetime = row[0]
        return moment

    def close(self) -> None:
        """Everybody signs out."""
        for seat in self._seats.values():
            seat.line.close()
        self._seats.clear()

    def _number(self) -> UUID:
        self._told += 1
        return uuid5(STORY, str(self._told))

    def _send(
        self, seat: Seat, moment: datetime, deeds: list[tuple[str, UUID, Mapping[str, Any]]]
    ) -> list[dict[str, Any]]:
        try:
            with seat.line.pipeline():
                seat.line.execute("select lims.demonstration_clock(%s)", (moment,), prepare=True)
                told = [self._put(seat.line, name, number, args) for name, number, args in deeds]
        except psycopg.Error as problem:
            raise faults.translated(problem, deeds[0][0]) or problem from problem
        return [cursor.fetchone()[0] for cursor in told]

    def _put(self, line: Line, name: str, number: UUID, args: Mapping[str, Any]) -> Any:
        named = "".join(f", _{arg} => %s" for arg in args)
        values = [number, *(wire.argument(value) for value in args.values())]
        return line.execute(f"select lims.{name}(_act => %s{named})".encode(), values, prepare=True)

    def _fresh(self, login: str) -> Seat:
        seat = self._seat(login)
        if time.monotonic() - seat.since > FRESH:
            seat.line.close()
            del self._seats[login]
        return self._seat(login)

    def _seat(self, login: str) -> Seat:
        if login not in self._seats:
            line, welcome = open_line(self._station, login, self._password)
            line.execute(HASTE)
            self._seats[login] = Seat(login, line, welcome["person"], time.monotonic())
        return self._seats[login]
