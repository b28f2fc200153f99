"""The hands through which the items of a case go: into places and out of them, from person to person, to the annex."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import datetime
from random import Random
from typing import Any

from lims_desktop.demonstration.material import Spot
from lims_desktop.demonstration.stage import Piece, Stage, as_found, groups, later, outermost

Step = Generator[datetime, None, datetime]
"""A part of a life: it yields the moments at which it goes on; its answer is the moment at which it ended."""

Kept = tuple[Spot, list[Piece]]
"""Items that were put away together, and where."""

COURIERS = (("Delroy Gentle", "SVC-1107"), ("Ivette Cocom", "SVC-1112"), ("Norman Usher", "SVC-1140"))
"""Drivers of the service, who have no account: a name and the number of their card."""


class Hands:
    """Who holds what of a case, and where the rest is kept."""

    def __init__(self, stage: Stage, chance: Random) -> None:
        self.stage = stage
        self.chance = chance
        self.holder = chance.choice(stage.technicians()).login
        self.held: list[Piece] = []
        self.kept: list[Kept] = []
        self.offered = False

    def act(self, login: str, now: datetime, name: str, **args: Any) -> dict[str, Any]:
        """One act of somebody."""
        return self.stage.seats.act(login, now, name, **args)

    # Places -----------------------------------------------------------------------------------------------------------

    def stored(self, now: datetime, pieces: Sequence[Piece]) -> Step:
        """Put away, kind by kind, each where it fits."""
        for group in groups(pieces):
            now = later(now, self.chance, (2, 9))
            yield now
            spot = self.stage.free(group, self.chance)
            self._through(spot, now, "store", group)
            self.stage.put(spot, len(group))
            self.kept.append((spot, group))
            self.held = [piece for piece in self.held if piece not in group]
        return now

    def fetched(self, now: datetime, wanted: Sequence[Kept], login: str) -> Step:
        """Taken out by somebody."""
        self.holder = login
        for kept in wanted:
            now = later(now, self.chance, (2, 7))
            yield now
            spot, group = kept
            self._through(spot, now, "retrieve", group)
            self.stage.put(spot, -len(group))
            self.kept.remove(kept)
            self.held += group
        return now

    def _through(self, spot: Spot, now: datetime, name: str, pieces: Sequence[Piece]) -> None:
        """Into a place or out of it; with a witness where the place asks for one."""
        args = {"items": outermost(pieces), "place": self.stage.known.places[spot.code], "claimed": None}
        if spot.storage_class == "CONTROLLED":
            witness = self.stage.witness(self.chance, self.holder)
            self.stage.seats.seen(self.holder, witness, now, name, args)
        else:
            self.act(self.holder, now, name, **args)

    # Persons ----------------------------------------------------------------------------------------------------------

    def handed_over(self, now: datetime, taker: str) -> Step:
        """Offered in one session and accepted in the other's own."""
        now = later(now, self.chance, (3, 20))
        yield now
        offer = self.offer(now, taker)
        now = later(now, self.chance, (2, 45))
        yield now
        self.act(self.stage.seats.fresh(taker), now, "accept", offer=offer["offer"], digest=offer["digest"])
        self.holder, self.offered = taker, False
        return now

    def offer(self, now: datetime, taker: str) -> dict[str, Any]:
        """Offer everything in hand to somebody."""
        self.offered = True
        return self.act(self.holder, now, "offer", items=outermost(self.held), to=self.stage.known.people[taker])

    def taken_over(self, now: datetime, taker: str) -> Step:
        """The exception: the holder is not there, and a supervisor vouches for the one who takes."""
        now = later(now, self.chance, (60, 300))
        yield now
        supervisor = self.chance.choice(self.stage.material.with_duty("laboratory_manager")).login
        args = {"items": outermost(self.held), "claimed": None}
        why = "Holder on sick leave; needed by the section."
        self.stage.seats.seen(taker, supervisor, now, "take_over", args, role="supervisor", reason=why)
        self.holder = taker
        return now

    def sent_to_the_annex(self, now: datetime, pieces: list[Piece]) -> Step:
        """Two events with a courier between; at the annex its own technician puts the items away."""
        now = later(now, self.chance, (15, 40))
        yield now
        name, card = self.chance.choice(COURIERS)
        bearer = {"name": name, "identity_document": card, "signature": self.stage.signed(self.holder, now, name)}
        way = {"to_office": self.stage.known.offices["FA-PR"], "bearer": bearer, "more": {}}
        items, due = outermost(pieces), later(now, self.chance, (180, 240))
        leg = self.act(self.holder, now, "dispatch", items=items, due=due, **way)["leg"]
        self.held = []
        now = later(now, self.chance, (35, 90))
        yield now
        self.holder = self.stage.technicians(annex=True)[0].login
        self.act(self.holder, now, "arrive", leg=leg, lines=as_found(pieces), signature=None)
        self.held = pieces
        return (yield from self.stored(now, pieces))
