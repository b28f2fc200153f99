"""The work of the sections in the last months: requests, and the worksheets by which they were answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from psycopg.types.json import Jsonb

from lims_desktop.demonstration.equipment import Equipment, Work, equip, head, works
from lims_desktop.demonstration.stage import Piece, Stage, later
from lims_desktop.shipped import Word, word_lists

if TYPE_CHECKING:
    from lims_desktop.demonstration.hands import Step
    from lims_desktop.demonstration.lives import Life

SINCE = timedelta(days=300)
"""Worksheets are kept in the program since then; before, the sections worked on paper."""

REVIEWED = 0.8
"""The share of the requests of two weeks that their section has looked at."""

AGREED = "Agreed at the section's meeting."
"""Why something goes out of turn; it is kept only when it does."""

Request = tuple[int, str, list[Piece]]
"""A request: its number, its examination, and the items it is about."""


class Casework:
    """What the sections have, and what is asked of them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.equipment = Equipment()

    def told(self) -> Iterator[datetime]:
        """The sections are equipped before their first worksheet."""
        now = self.stage.until - SINCE - timedelta(days=20)
        yield now
        self.equipment = equip(self.stage, now)

    @property
    def _manager(self) -> str:
        return self.stage.material.with_duty("laboratory_manager")[-1].login

    def asked(self, life: Life, now: datetime) -> list[Request]:
        """What the agency asks about a case of the last months, written down at the counter."""
        if now < self.stage.until - SINCE or life.case.restricted:
            return []
        made = [self._asked(life, now, code) for code in life.case.scenario.requests]
        return sorted((request for request in made if request is not None), key=lambda one: _turn(one[1]))

    def _asked(self, life: Life, now: datetime, examination: str) -> Request | None:
        term = _term(examination)
        work = works().get(examination)
        fitting = [
            p for p in life.pieces if (p.what.type in work.types if work else p.section == term.extra["discipline"])
        ]
        if not fitting:
            return None
        chance = Random(f"request/{life.case.reference}/{examination}")  # noqa: S311 - a story, not a secret
        about: dict[str, Any] = {"asked_for": f"{life.case.officer.rank} {life.case.officer.name}"}
        if chance.random() < 0.35:
            about["court_date"] = (now + timedelta(days=chance.randint(12, 90))).date().isoformat()
            about["remand"] = chance.random() < 0.5
        said = {"items": [p.id for p in fitting], "examination": examination, "about": Jsonb(about)}
        questions = work.question if work else term.name
        made = life.act(life.holder, now, "request_add", questions=questions, **said)
        reviewed = later(now, chance, (30, 400))
        recent = now > self.stage.until - timedelta(days=14)
        if reviewed > self.stage.until or (recent and chance.random() > REVIEWED):
            return None
        decided = {"request": made["request"], "accepted": True, "decision": None}
        life.act(head(self.stage, str(term.extra["discipline"])), reviewed, "request_decide", **decided)
        return made["request"], examination, fitting

    def analysed(self, life: Life, now: datetime, section: str) -> Step:
        """Every request to this section by a method that the demonstration knows, each on a worksheet of its own."""
        for request, examination, pieces in life.requests:
            work = works().get(examination)
            here = work is not None and all(piece in life.held for piece in pieces)
            if work is not None and here and pieces[0].section == section and now > self.stage.until - SINCE:
                now = yield from self._worked(life, now, request, work, pieces)
        return now

    def _worked(self, life: Life, now: datetime, request: int, work: Work, pieces: list[Piece]) -> Step:
        analyst, section = life.holder, pieces[0].section
        assigned = {"request": request, "method": self.equipment.methods[work.method]}
        person = self.stage.known.people[analyst]
        given = life.act(head(self.stage, section), now, "assign", person=person, reason=AGREED, **assigned)
        now = later(now, life.chance, (10, 50))
        yield now
        sheet = self._started(life, now, work, given["assignment"])
        now = later(now, life.chance, (60, 300))
        yield now
        self._filled(life, now, work, sheet, pieces)
        self._scanned(life, now, sheet)
        life.act(analyst, now, "worksheet_submit", worksheet=sheet)
        now = later(now, life.chance, (30, 600))
        yield now
        others = [p.login for p in self.stage.examiners(section) if p.login != analyst]
        if others:
            life.act(self.stage.seats.fresh(others[0]), now, "worksheet_review", worksheet=sheet)
        return now

    def _started(self, life: Life, now: datetime, work: Work, assignment: int) -> int:
        opened = life.act(life.holder, now, "worksheet_open", assignments=[assignment])
        sheet = int(opened["worksheet"])
        takes = [self.equipment.codes[name] for name in (*work.instruments, *work.reagents)]
        taken = [("worksheet_take", {"worksheet": sheet, "code": code}) for code in takes]
        self.stage.seats.acts(life.holder, now, [*taken, ("worksheet_start", {"worksheet": sheet})])
        return sheet

    def _filled(self, life: Life, now: datetime, work: Work, sheet: int, pieces: Sequence[Piece]) -> None:
        entries = [_entry(None, field, 0, typed) for field, typed in work.run.items()]
        weights = {piece.id: _grams(piece) for piece in pieces}
        for place in self.stage.seats.ask(life.holder, "worksheet_view", sheet)["positions"]:
            if place["control"] is not None:
                known = _typed(place["id"], work.controls[place["control"]], Decimal(0))
                entries += [_scattered(entry, work, life.chance) for entry in known]
            else:
                entries += _typed(place["id"], life.chance.choice(work.samples), weights[place["item"]])
        life.act(life.holder, now, "results_enter", worksheet=sheet, entries=Jsonb(entries))

    def _scanned(self, life: Life, now: datetime, sheet: int) -> None:
        """Every vial, of a method that has them: labelled, scanned in its order at the load and in the instrument."""
        if not self.stage.seats.ask(life.holder, "vials_view", sheet)["wanted"]:
            return
        life.act(life.holder, now, "vials_label", worksheet=sheet)
        codes = [vial["code"] for vial in self.stage.seats.ask(life.holder, "vials_view", sheet)["vials"]]
        scans = [
            ("vial_scan", {"worksheet": sheet, "round": round_, "code": code})
            for round_ in ("load", "instrument")
            for code in codes
        ]
        self.stage.seats.acts(life.holder, now, scans)

    def withdrawn(self, now: datetime) -> None:
        """What nobody worked on for a quarter of a year is not needed any more: so the agencies wrote."""
        for life in self.stage.begun:
            for request, examination, _ in life.requests:
                old = life.case.received < self.stage.until - timedelta(days=100)
                if old and self.stage.seats.ask(self._manager, "request_view", request)["state"] == "ACCEPTED":
                    why = {"request": request, "reason": f"Withdrawn by {life.case.agency.name}: plea entered."}
                    life.act(
                        head(self.stage, str(_term(examination).extra["discipline"])), now, "request_cancel", **why
                    )

    def under_way(self, now: datetime) -> None:
        """What is on the benches at the end: worksheets that are begun, with the values of the run."""
        for life in [life for life in self.stage.begun if life.held and not life.offered]:
            for request, examination, pieces in life.requests:
                work = works().get(examination)
                analysts = [p.login for p in self.stage.examiners(pieces[0].section)]
                if work and life.holder in analysts and all(piece in life.held for piece in pieces):
                    self._begun(life, now, request, work)

    def _begun(self, life: Life, now: datetime, request: int, work: Work) -> None:
        known = self.stage.seats.ask(life.holder, "request_view", request)
        if known["state"] != "ACCEPTED":
            return
        assigned = {"request": request, "method": self.equipment.methods[work.method]}
        person, leader = self.stage.known.people[life.holder], head(self.stage, known["discipline"])
        given = life.act(leader, now, "assign", person=person, reason=AGREED, **assigned)
        sheet = self._started(life, now, work, given["assignment"])
        entries = [_entry(None, field, 0, typed) for field, typed in work.run.items()]
        life.act(life.holder, now, "results_enter", worksheet=sheet, entries=Jsonb(entries))


def _term(examination: str) -> Word:
    return next(word for word in word_lists()["examination"].words if word.code == examination)


def _turn(examination: str) -> int:
    return int(_term(examination).extra["turn"])


def _fits(piece: Piece, work: Work | None, section: str) -> bool:
    return piece.what.type in work.types if work else piece.section == section


def _grams(piece: Piece) -> Decimal:
    return piece.what.observed * (1000 if piece.what.unit == "kg" else 1)


def _typed(position: int, values: Mapping[str, Any], weight: Decimal) -> list[dict[str, Any]]:
    """One entry for a value of the whole position, one for each replicate of a list."""
    entries = []
    for field, said in values.items():
        several = isinstance(said, list)
        for number, typed in enumerate(said if several else [said], 1):
            entries.append(_entry(position, field, number if several else 0, _weighed(typed, weight)))
    return entries


def _scattered(entry: dict[str, Any], work: Work, chance: Random) -> dict[str, Any]:
    """A control as it comes out of a real instrument: a little different each time, with as many digits."""
    share = work.scatter.get(entry["field"])
    if share is None:
        return entry
    typed = Decimal(entry["typed"])
    return {**entry, "typed": str((typed * Decimal(1 + chance.gauss(0, float(share)))).quantize(typed))}


def _weighed(typed: str, weight: Decimal) -> str:
    if not typed.startswith("* "):
        return typed
    return str((weight * Decimal(typed.removeprefix("* "))).quantize(Decimal("0.001")))


def _entry(position: int | None, field: str, replicate: int, typed: str) -> dict[str, Any]:
    return {"position": position, "field": field, "replicate": replicate, "typed": typed, "seen": 0}
