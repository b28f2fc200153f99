"""The keeping of exhibits in the last weeks: on the way, at court, in a box, counted, and how cold it was.

Each story is told together with the lives of the cases and takes only what has come to rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from lims_desktop.demonstration.hands import COURIERS, Kept
from lims_desktop.demonstration.lives import Life, Told
from lims_desktop.demonstration.stage import Piece, Stage, later, outermost

BOXED = 3
"""Cases of which something lies in the box."""

EXCURSION = "FL-COLD-R1"
"""The refrigerator whose door stood open for a night."""


def stories(stage: Stage) -> Iterator[Told]:
    """All of them; chance of their own, so that no other story changes."""
    yield _sent(stage, days=2, hours=20)
    yield _sent(stage, days=0, hours=24)
    yield _at_court(stage, days=9, expected=3)
    yield _at_court(stage, days=1, expected=8)
    yield _boxed(stage)
    yield _counted(stage)
    yield _drawn(stage)
    yield _measured(stage)


def resting(stage: Stage) -> list[tuple[Life, Kept]]:
    """What lies in an ordinary place of the laboratory, of cases about which nothing more happens by themselves."""
    free = [life for life in stage.begun if life.ended and not life.stays and not life.case.restricted]
    return [(life, kept) for life in free for kept in life.kept if _ordinary(kept)]


def _ordinary(kept: Kept) -> bool:
    spot, pieces = kept
    return spot.code.startswith("FL-STORE") and not any(p.what.controlled or p.what.type == "extract" for p in pieces)


def _chance(name: str) -> Random:
    return Random(f"property/{name}")  # noqa: S311 - a story, not a secret


def _sent(stage: Stage, days: int, hours: int) -> Told:
    """To the scenes-of-crime office by courier; nobody has said that it arrived."""
    chance = _chance(f"sent/{days}")
    now = later(stage.until - timedelta(days=days), chance, (-90, -60))
    yield now
    if not (found := resting(stage)):
        return
    life, kept = chance.choice(found)
    yield from life.fetched(now, [kept], stage.technicians()[0].login)
    now = later(now, chance, (15, 40))
    yield now
    name, card = chance.choice(COURIERS)
    bearer = {"name": name, "identity_document": card, "signature": stage.signed(life.holder, now, name)}
    args = {"items": outermost(life.held), "due": now + timedelta(hours=hours), "bearer": bearer, "more": {}}
    life.act(life.holder, now, "dispatch", to_office=stage.known.offices["SC-PR"], **args)
    life.held = []


def _at_court(stage: Stage, days: int, expected: int) -> Told:
    """Out for a hearing; expected back after so many days."""
    chance = _chance(f"court/{days}")
    now = later(stage.until - timedelta(days=days), chance, (-200, -150))
    yield now
    if not (found := resting(stage)):
        return
    life, kept = chance.choice(found)
    yield from life.fetched(now, [kept], stage.technicians()[1].login)
    now = later(now, chance, (15, 40))
    yield now
    life.out_to_court(now, now + timedelta(days=expected))
    life.held = []


def _boxed(stage: Stage) -> Told:
    """Items of several cases go into one box, and the box onto a shelf."""
    chance, login = _chance("boxed"), stage.technicians()[2].login
    now = stage.until - timedelta(days=5, hours=4)
    yield now
    several = list({life.number: (life, kept) for life, kept in resting(stage)}.values())[:BOXED]
    if not several:
        return
    for life, kept in several:
        now = yield from life.fetched(now, [kept], login)
    now = later(now, chance, (5, 10))
    yield now
    said = {"kind": "storage-box", "description": "Archive box, closed cases", "positions": None}
    box = stage.seats.act(login, now, "carrier_make", **said)
    pieces = [piece for life, _ in several for piece in life.held]
    stage.seats.act(login, now, "containerise", items=outermost(pieces), container=box["id"])
    spot = stage.free(pieces, chance)
    stage.seats.act(
        login, later(now, chance, (5, 9)), "store", items=[box["id"]], place=stage.known.places[spot.code], claimed=None
    )
    stage.put(spot, len(pieces) + 1)
    for life, _ in several:
        life.held = []


def _counted(stage: Stage) -> Told:
    """A bin is counted; one item is not seen, and comes to light the next day behind another one."""
    chance, login = _chance("counted"), stage.technicians()[0].login
    now = stage.until - timedelta(days=12, hours=3)
    yield now
    if not (found := resting(stage)):
        return
    _, (spot, pieces) = max(found, key=lambda one: sum(one[1][0].code == other[1][0].code for other in found))
    place, lost = stage.known.places[spot.code], next(p for p in pieces if p.what.inside is None)
    count = stage.seats.act(login, now, "inventory_open", place=place, why="ROUTINE", blind=False, terms={})[
        "inventory"
    ]
    now = later(now, chance, (4, 8))
    codes = [piece.code for piece in _there(stage, spot.code) if piece is not lost]
    stage.seats.acts(login, now, [("inventory_scan", {"inventory": count, "code": code}) for code in codes])
    digest = stage.seats.ask(login, "inventory_view", count)["digest"]
    now = later(now, chance, (2, 5))
    stage.seats.act(stage.seats.fresh(login), now, "inventory_sign", inventory=count, digest=digest)
    stage.seats.act(login, now, "inventory_close", inventory=count, digest=digest)
    now += timedelta(days=1)
    yield now
    stage.seats.act(login, now, "found", item=lost.id, statement="Behind the boxes of another case.")
    now = later(now, chance, (5, 9))
    stage.seats.act(login, now, "store", items=[lost.id], place=place, claimed=None)
    _explained(stage, later(now, chance, (60, 200)), lost, login)


def _explained(stage: Stage, now: datetime, lost: Piece, login: str) -> None:
    """The discrepancy of the item that was not seen is given to whoever found it, and ends."""
    manager = stage.material.with_duty("laboratory_manager")[-1].login
    for raised in stage.seats.ask(manager, "item_view", lost.id)["discrepancies"]:
        if raised["kind"] == "not-found" and raised["state"] == "RAISED":
            about = {"discrepancy": raised["id"]}
            stage.seats.act(manager, now, "discrepancy_assign", owner=stage.known.people[login], **about)
            ended = {"state": "RESOLVED", "resolution": "It lay behind the boxes of another case.", "outcome": "found"}
            stage.seats.act(manager, now + timedelta(hours=1), "discrepancy_settle", **about, **ended)


def _there(stage: Stage, code: str) -> list[Piece]:
    """What can be scanned at a place."""
    kept = [pieces for life in stage.begun for spot, pieces in life.kept if spot.code == code]
    return [piece for pieces in kept for piece in pieces if piece.what.inside is None]


def _drawn(stage: Stage) -> Told:
    """Places for the surprise counts of this week, drawn by a seed that anybody can draw again."""
    now = stage.until - timedelta(days=1, hours=6)
    yield now
    login = stage.material.with_duty("quality_manager")[0].login
    where = stage.known.places["FL-STORE"]
    if resting(stage):
        stage.seats.act(login, now, "inventory_draw", kind="PLACES", place=where, many=2)


def _measured(stage: Stage) -> Told:
    """The loggers of a month, read out; one refrigerator was too warm for a night, and nobody has said why."""
    chance, login = _chance("measured"), stage.technicians()[0].login
    now = stage.until - timedelta(minutes=95)
    yield now
    cold = [spot for spot in stage.material.spots if spot.level == "unit" and spot.temperature]
    hours = [now - timedelta(hours=6 * step) for step in range(120, 0, -1)]
    for spot in cold:
        low, high = spot.temperature or (Decimal(0), Decimal(0))
        said = [
            {
                "place": stage.known.places[spot.code],
                "at": at.isoformat(),
                "value": float(high) + 3.4
                if spot.code == EXCURSION and 70 <= step < 72
                else round(chance.uniform(float(low) + 0.3, float(high) - 0.3), 1),
                "raw": None,
            }
            for step, at in enumerate(hours)
        ]
        stage.seats.act(login, now, "reading_record", source="csv", readings=said, device=f"Logger {spot.code}")
