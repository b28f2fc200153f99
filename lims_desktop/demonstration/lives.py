"""The life of one invented case, told as a generator: it does what happens now and says when it goes on.

All lives are told in the order of time (see `populate`). A life that has not ended when the story does is what the
people of the demonstration find on their benches.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import datetime
from random import Random
from typing import Any

from lims_desktop.demonstration import delivery
from lims_desktop.demonstration.invention import InventedCase
from lims_desktop.demonstration.material import Spot
from lims_desktop.demonstration.stage import ANNEX, Piece, Stage, groups, later, outermost, working_day
from lims_desktop.shipped import word_lists

Told = Iterator[datetime]
"""The moments at which a story goes on."""

Step = Generator[datetime, None, datetime]
"""A part of a life; its answer is the moment at which it ended."""

COURIERS = ("Laboratory van, unit 1", "Laboratory van, unit 2", "Despatch rider")

ANNOUNCED = 0.35
"""The share of deliveries that are announced before they come."""

Kept = tuple[Spot, list[Piece]]
"""Items that were put away together, and where."""


class Life:
    """One case from its announcement until its items go home."""

    def __init__(self, stage: Stage, case: InventedCase, chance: Random, *, comes: bool = True) -> None:
        self.stage = stage
        self.case = case
        self.chance = chance
        self.comes = comes
        self.number = 0
        self.pieces: list[Piece] = []
        self.holder = chance.choice(stage.technicians()).login
        self.held: list[Piece] = []
        self.kept: list[Kept] = []
        self.offered = False
        self.stays = False
        self.ended = False
        self.discrepancies: list[dict[str, Any]] = []
        self._seals = chance.randint(1000, 8000)

    def told(self) -> Told:
        """Everything that happens to the case, in its order."""
        submission = yield from self._announced()
        if not self.comes:
            return
        yield self.case.received
        self._taken_in(submission)
        if self.pieces:
            now = yield from self._labelled()
            now = yield from self._put_away(now)
            now = yield from self._examined(now)
            yield from self._gone_home(now)
        self.ended = True

    def act(self, login: str, now: datetime, name: str, **args: Any) -> dict[str, Any]:
        """One act of somebody in this case."""
        return self.stage.seats.act(login, now, name, **args)

    # At the counter ---------------------------------------------------------------------------------------------------

    def _announced(self) -> Generator[datetime, None, int | None]:
        """Whoever of the agency can sign in, or a scenes-of-crime officer, announces a part of the deliveries."""
        if self.comes and self.chance.random() > ANNOUNCED:
            return None
        material = self.stage.material
        clients = [person for person in material.people if person.agency == self.case.agency.code]
        login = self.chance.choice(clients or material.with_duty("scenes_of_crime_officer")).login
        now = working_day(self.case.received, self.chance, (-4, -1))
        if now < self.case.received:
            yield now
            file = delivery.announcement(self.case, self.stage.known)
            return int(self.act(login, now, "prelog", file=file)["submission"])
        return None

    def _taken_in(self, submission: int | None) -> None:
        now, stage = self.case.received, self.stage
        signature = stage.signed(self.holder, now, self.case.officer.name)
        intake = delivery.intake(self.case, stage.known, signature, submission)
        accepted = self.act(self.holder, now, "accept_submission", intake=intake)
        self.number, self.discrepancies = accepted["case"], accepted["discrepancies"]
        self.pieces = [self._piece(line) for line in accepted["items"] if line["standing"] == "RECEIVED"]
        self.held = list(self.pieces)
        stage.taken_in(self)

    def _piece(self, line: dict[str, Any]) -> Piece:
        what = self.case.items[line["line"] - 1]
        section = next(word.extra["discipline"] for word in word_lists()["item_type"].words if word.code == what.type)
        return Piece(what, line["id"], line["number"], line["code"], section)

    def _labelled(self) -> Step:
        """Every label is printed, then scanned back."""
        now = later(self.case.received, self.chance, (4, 12))
        yield now
        sent = {"state": "sent", "printer": "Counter printer"}
        printed = [("label_printed", {"code": piece.code, **sent}) for piece in self.pieces]
        scanned = [("label_verify", {"code": piece.code}) for piece in self.pieces]
        self.stage.seats.acts(self.holder, now, [*printed, *scanned])
        return now

    # Into the store and out of it -------------------------------------------------------------------------------------

    def _put_away(self, now: datetime) -> Step:
        """What belongs in the firearms annex goes there by courier; the rest is stored here."""
        away = [piece for piece in self.held if piece.section in ANNEX and piece.what.inside is None]
        now = yield from self._stored(later(now, self.chance, (8, 45)), [p for p in self.held if p not in away])
        if away:
            now = yield from self._sent_to_the_annex(now, away)
        return now

    def _stored(self, now: datetime, pieces: Sequence[Piece]) -> Step:
        for group in groups(pieces):
            now = later(now, self.chance, (2, 9))
            yield now
            spot = self.stage.free(group, self.chance)
            self._through(spot, now, "store", group)
            self.stage.put(spot, len(group))
            self.kept.append((spot, group))
            self.held = [piece for piece in self.held if piece not in group]
        return now

    def _fetched(self, now: datetime, wanted: Sequence[Kept], login: str) -> Step:
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
            self.stage.seats.seen(self.holder, witness, now, name, **args)
        else:
            self.act(self.holder, now, name, **args)

    def _sent_to_the_annex(self, now: datetime, pieces: list[Piece]) -> Step:
        now = later(now, self.chance, (15, 40))
        yield now
        way = {"to_office": self.stage.known.offices["FA-PR"], "courier": self.chance.choice(COURIERS)}
        items, due = outermost(pieces), later(now, self.chance, (180, 240))
        leg = self.act(self.holder, now, "dispatch", items=items, due=due, **way)["leg"]
        self.held = []
        now = later(now, self.chance, (35, 90))
        yield now
        self.holder = self.stage.technicians(annex=True)[0].login
        self.act(self.holder, now, "arrive", items=items, leg=leg)
        self.held = pieces
        return (yield from self._stored(now, pieces))

    # At the bench -----------------------------------------------------------------------------------------------------

    def _examined(self, now: datetime) -> Step:
        """Section after section takes its items, works on them and brings them back."""
        sections = {piece.section for piece in self.pieces if self.stage.examiners(piece.section)}
        for section in sorted(sections):
            now = working_day(now, self.chance, (3, 40))
            yield now
            wanted = [kept for kept in self.kept if any(piece.section == section for piece in kept[1])]
            keeper = self.chance.choice(self.stage.technicians(annex=section in ANNEX)).login
            analyst = self.chance.choice(self.stage.examiners(section)).login
            now = yield from self._fetched(now, wanted, keeper)
            now = yield from self._handed_over(now, analyst)
            now = yield from self._worked_on(now)
            now = yield from self._handed_over(now, keeper)
            now = yield from self._stored(now, self.held)
        return now

    def _handed_over(self, now: datetime, taker: str) -> Step:
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

    def _worked_on(self, now: datetime) -> Step:
        """Opened with a count or a weight, examined for some days, sealed again."""
        outer = [piece for piece in self.held if piece.what.inside is None]
        now = later(now, self.chance, (15, 180))
        yield now
        why = {"reason": "Examination"}
        self.stage.seats.acts(
            self.holder, now, [("open_seal", {"item": p.id, "quantity": p.what.observed, **why}) for p in outer]
        )
        now = working_day(now, self.chance, (2, 35))
        yield now
        tape = {"seal_type": "numbered-seal"}
        self.stage.seats.acts(
            self.holder,
            now,
            [("seal", {"item": p.id, "number": self._seal(), "quantity": p.what.observed, **tape}) for p in outer],
        )
        return now

    def _seal(self) -> str:
        """The next of the laboratory's own seals."""
        self._seals += 1
        return f"NF{self.number:04}{self._seals:04}"

    # And home ---------------------------------------------------------------------------------------------------------

    def _gone_home(self, now: datetime) -> Step:
        """Every third case goes back to its agency, to an officer who shows a card and signs. A hold keeps it here."""
        here = [kept for kept in self.kept if kept[0].code.startswith("FL")]
        if self.stays or not here or self.chance.random() > 0.35:
            return now
        now = working_day(now, self.chance, (60, 320))
        yield now
        if self.stays:
            return now
        now = yield from self._fetched(now, here, self.chance.choice(self.stage.technicians()).login)
        now = later(now, self.chance, (4, 20))
        yield now
        agency, officer = self.case.agency, self.chance.choice(self.case.agency.officers)
        self.act(
            self.holder,
            now,
            "give_out",
            items=outermost(self.held),
            kind="RETURN",
            agency=self.stage.known.agencies[agency.code],
            outsider=f"{officer.rank} {officer.name}",
            identity_document=delivery.identity_document(officer.number),
            signature=self.stage.signed(self.holder, now, officer.name),
        )
        self.held = []
        return now
