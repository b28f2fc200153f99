"""The life of one invented case, told as a generator: it does what happens now and says when it goes on.

All lives are told in the order of time (see `populate`). A life that has not ended when the story does is what the
people of the demonstration find on their benches.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from lims_desktop.demonstration import delivery
from lims_desktop.demonstration.casework import Request
from lims_desktop.demonstration.hands import Hands, Step
from lims_desktop.demonstration.invention import InventedCase
from lims_desktop.demonstration.stage import (
    ANNEX,
    Piece,
    Stage,
    as_found,
    day_before,
    later,
    outermost,
    working_day,
)
from lims_desktop.shipped import word_lists

Told = Iterator[datetime]
"""The moments at which a story goes on."""

ANNOUNCED = 0.35
"""The share of deliveries that are announced before they come."""

EXAMINED = 0.75
"""The share of requests that are worked on; the others are withdrawn, or wait."""

HOLDER_ABSENT = 0.012
GOES_TO_COURT = 0.06
GOES_HOME = 0.35


class Life(Hands):
    """One case from its announcement until its items go home."""

    def __init__(self, stage: Stage, case: InventedCase, chance: Random, *, comes: bool = True) -> None:
        super().__init__(stage, chance)
        self.case = case
        self.comes = comes
        self.taken_in_by = self.holder
        self.number = 0
        self.pieces: list[Piece] = []
        self.stays = False
        self.ended = False
        self.discrepancies: list[dict[str, Any]] = []
        self.requests: list[Request] = []
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
            self.requests = self.stage.casework.asked(self, now)
            now = yield from self._put_away(now)
            now = yield from self._examined(now)
            now = yield from self._in_court(now)
            yield from self._gone_home(now)
        self.ended = True

    # At the counter ---------------------------------------------------------------------------------------------------

    def _announced(self) -> Generator[datetime, None, int | None]:
        """Whoever of the agency can sign in, or a scenes-of-crime officer, announces a part of the deliveries."""
        now = day_before(self.case.received, self.chance)
        if self.comes and (self.chance.random() > ANNOUNCED or now.date() < self.case.incident):
            return None
        material = self.stage.material
        clients = [person for person in material.people if person.agency == self.case.agency.code]
        login = self.chance.choice(clients or material.with_duty("scenes_of_crime_officer")).login
        yield now
        file = delivery.announcement(self.case, self.stage.known)
        return int(self.act(login, now, "prelog", file=file)["submission"])

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
        now = later(self.case.received, self.chance, (4, 12))
        yield now
        self._print(now, self.pieces, "Counter printer")
        return now

    def _print(self, now: datetime, pieces: list[Piece], printer: str) -> None:
        """Every label is printed, then scanned back."""
        printed = [("label_printed", {"code": p.code, "state": "sent", "printer": printer}) for p in pieces]
        scanned = [("label_verify", {"code": p.code}) for p in pieces]
        self.stage.seats.acts(self.holder, now, [*printed, *scanned])

    def _put_away(self, now: datetime) -> Step:
        """What belongs in the firearms annex goes there by courier; the rest is stored here."""
        away = [piece for piece in self.held if piece.section in ANNEX and piece.what.inside is None]
        now = yield from self.stored(later(now, self.chance, (8, 45)), [p for p in self.held if p not in away])
        if away:
            now = yield from self.sent_to_the_annex(now, away)
        return now

    # At the bench -----------------------------------------------------------------------------------------------------

    def _examined(self, now: datetime) -> Step:
        """Section after section takes its items, works on them and brings them back."""
        sections = {piece.section for piece in self.pieces if self.stage.examiners(piece.section)}
        for section in sorted(sections):
            if self.chance.random() < EXAMINED:
                now = working_day(now, self.chance, (3, 40))
                yield now
                now = yield from self._at_the_bench(now, section)
        return now

    def _at_the_bench(self, now: datetime, section: str) -> Step:
        wanted = [kept for kept in self.kept if any(piece.section == section for piece in kept[1])]
        keeper = self.chance.choice(self.stage.technicians(annex=section in ANNEX)).login
        analyst = self.chance.choice(self.stage.examiners(section)).login
        now = yield from self.fetched(now, wanted, keeper)
        now = yield from self.handed_over(now, analyst)
        now = yield from self._worked_on(now, section)
        back = self.taken_over if self.chance.random() < HOLDER_ABSENT else self.handed_over
        now = yield from back(now, keeper)
        return (yield from self.stored(now, self.held))

    def _worked_on(self, now: datetime, section: str) -> Step:
        """Opened with a count or a weight, examined for some days, sealed again."""
        outer = [piece for piece in self.held if piece.what.inside is None]
        now = later(now, self.chance, (15, 180))
        yield now
        opened = [("open_seal", {"item": p.id, "quantity": p.what.observed, "reason": "Examination"}) for p in outer]
        self.stage.seats.acts(self.holder, now, opened)
        now = working_day(now, self.chance, (3, 55))
        yield now
        now = yield from self.stage.casework.analysed(self, now, section)
        if section == "dna":
            self._extracted(now, [piece for piece in outer if piece.what.key is None][:2])
        sealed = [("seal", {"item": p.id, "number": self._seal(), "quantity": p.what.observed}) for p in outer]
        self.stage.seats.acts(
            self.holder, now, [(name, {"seal_type": "numbered-seal", **args}) for name, args in sealed]
        )
        return now

    def _extracted(self, now: datetime, pieces: list[Piece]) -> None:
        """A DNA extract of each, an item of its own."""
        for piece in pieces:
            what = replace(
                piece.what,
                type="extract",
                description=f"DNA extract of {piece.number}",
                packaging="glass-vial",
                declared=Decimal(50),
                observed=Decimal(50),
                unit="µl",
                measure="volume",
                biological=True,
                controlled=False,
            )
            child = {
                "item_type": what.type,
                "description": what.description,
                "role": what.role,
                "packaging": what.packaging,
                "condition": "good",
                "quantity": what.observed,
                "unit": what.unit,
            }
            made = self.act(self.holder, now, "itemise", item=piece.id, children=[child])["items"][0]
            extract = Piece(what, made["id"], made["number"], made["code"], "dna")
            self._print(now, [extract], "DNA section printer")
            self.held.append(extract)

    def _seal(self) -> str:
        """The next of the laboratory's own seals."""
        self._seals += 1
        return f"NF{self.number:04}{self._seals:04}"

    # Out of the house -------------------------------------------------------------------------------------------------

    def _in_court(self, now: datetime) -> Step:
        """To the court for a hearing, with an officer, and back within some days."""
        if self.stays or self.chance.random() > GOES_TO_COURT or not self._here():
            return now
        now = working_day(now, self.chance, (30, 200))
        yield now
        now = yield from self.fetched(now, self._here(), self._keeper())
        now = later(now, self.chance, (4, 20))
        yield now
        visit = self.out_to_court(now, now + timedelta(days=8))
        away = self.held
        now = working_day(now, self.chance, (1, 4))
        yield now
        back = {"visit": visit, "lines": as_found(away), "bearer": self._outsider(now, self.case.agency.code)}
        self.act(self.holder, now, "court_in", **back)
        return (yield from self.stored(now, away))

    def _gone_home(self, now: datetime) -> Step:
        """Every third case goes back to its agency, to an officer who shows a card and signs. A hold keeps it here."""
        if self.chance.random() > GOES_HOME:
            return now
        now = working_day(now, self.chance, (60, 320))
        yield now
        if self.stays or not self._here():
            return now
        now = yield from self.fetched(now, self._here(), self._keeper())
        now = yield from self._given(now, self.case.agency.code)
        self.held = []
        return now

    def _here(self) -> list[Any]:
        """What is kept on this site and is not the laboratory's own making."""
        return [kept for kept in self.kept if kept[0].code.startswith("FL") and kept[1][0].what.type != "extract"]

    def _keeper(self) -> str:
        return self.chance.choice(self.stage.technicians()).login

    def out_to_court(self, now: datetime, due: datetime) -> int:
        """What is in hand goes to a hearing tomorrow and is expected back by then."""
        hearing = now + timedelta(days=1)
        args = {
            "items": outermost(self.held),
            "court": self.stage.known.agencies["SCT"],
            "bearer": self._outsider(now, self.case.agency.code),
            "visit": {"hearing_at": hearing, "due_at": due, "note": None},
        }
        return int(self._seen(now, "court_out", args)["visit"])

    def _given(self, now: datetime, agency: str) -> Step:
        now = later(now, self.chance, (4, 20))
        yield now
        letter = {
            "text": "Letter of the commanding officer",
            "number": f"{agency}-{self.chance.randint(100, 999)}/{now.year}",
        }
        args = {
            "items": outermost(self.held),
            "to": {"kind": "agency", "agency": self.stage.known.agencies[agency]},
            "authority": letter,
            "hands": self._outsider(now, agency),
        }
        self._seen(now, "release", args)
        return now

    def _seen(self, now: datetime, name: str, args: dict[str, Any]) -> dict[str, Any]:
        """Controlled items leave before the eyes of a witness."""
        if not any(piece.what.controlled for piece in self.held):
            return self.act(self.holder, now, name, **args)
        witness = self.stage.witness(self.chance, self.holder)
        return self.stage.seats.seen(self.holder, witness, now, name, args)

    def _outsider(self, now: datetime, agency: str) -> dict[str, Any]:
        """Somebody without an account: name, card and signature."""
        officers = next(a.officers for a in self.stage.material.agencies if a.code == agency)
        officer = self.chance.choice(officers)
        return {
            "name": f"{officer.rank} {officer.name}",
            "identity_document": delivery.identity_document(officer.number),
            "signature": self.stage.signed(self.holder, now, officer.name),
        }
