"""How cases end, years later: an outcome, and the destruction of drugs.

One list was burnt some weeks ago, one lies ready for the roll call of today, and a third one waits for a manager.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from lims_desktop.demonstration.lives import Life, Told
from lims_desktop.demonstration.stage import Piece, Stage, later, working_day

OUTCOMES = (
    ("convicted", 40, "Judgment of the Supreme Court, {n} of {year}"),
    ("acquitted", 15, "Judgment of the Supreme Court, {n} of {year}"),
    ("withdrawn", 20, "Letter of the Director of Public Prosecutions, file {n}/{year}"),
    ("undetected", 15, "Letter of the Commissioner of Police, {n}/{year}"),
    ("appeal-pending", 10, "Notice of appeal {n} of {year}"),
)
CONSENTS = (
    ("police", "Commissioner of Police", "CP-{year}-118"),
    ("dpp", "Director of Public Prosecutions", "DPP-{year}-64"),
    ("court", "Magistrate's Court, Belmopan", "Order {year}-31"),
)
BURNT, CALLED, PROPOSED = 3, 4, 6
INCINERATOR = "Incinerator of the port authority"


def concluded(life: Life) -> Iterator[Told]:
    """Half of the cases are concluded within two years; chance of their own, so that no other story changes."""
    chance = Random(f"end/{life.case.reference}")  # noqa: S311 - a story, not a secret
    if life.pieces and chance.random() < 0.5:
        yield _concluded(life, chance)


def _concluded(life: Life, chance: Random) -> Told:
    now = working_day(life.case.received, chance, (150, 700))
    yield now
    outcome, _, authority = chance.choices(OUTCOMES, [weight for _, weight, _ in OUTCOMES])[0]
    life.act(
        chance.choice(life.stage.technicians()).login,
        now,
        "case_outcome",
        case=life.number,
        outcome=outcome,
        decided_on=(now - timedelta(days=2)).date(),
        authority=authority.format(n=chance.randint(10, 400), year=now.year),
        closed_on=None,
    )


def destruction(stage: Stage, chance: Random) -> None:
    """Three lists of drugs of old cases, at different points on their way."""
    long_ago = stage.until - timedelta(days=500)
    lives = [life for life in stage.begun if not life.stays and not life.case.restricted]
    old = [(life, piece) for life in lives if life.case.received < long_ago for piece in _drugs(life)]
    _burnt(stage, chance, old[:BURNT])
    _called(stage, chance, old[BURNT : BURNT + CALLED])
    if waiting := [piece for _, piece in old[BURNT + CALLED :]][:PROPOSED]:
        _proposed(stage, later(stage.until, chance, (-300, -200)), waiting)


Parcel = tuple[Life, Piece]


def _burnt(stage: Stage, chance: Random, parcels: Sequence[Parcel]) -> None:
    """Each before two witnesses; reconciled by somebody else."""
    if not parcels:
        return
    keeper, other, *_ = (person.login for person in stage.technicians())
    now = stage.until - timedelta(days=16)
    made = _staged(stage, chance, now - timedelta(days=5), now, parcels)
    witnesses = (other, stage.material.with_duty("quality_manager")[0].login)
    for _, piece in parcels:
        now = later(now, chance, (3, 8))
        how = {"disposition": made, "item": piece.id, "label": piece.code, "place": INCINERATOR, "recipient": None}
        stage.seats.seen(keeper, witnesses, now, "dispose", how)
    counted = {"disposition": made, "counted": len(parcels)}
    stage.seats.act(other, later(now, chance, (30, 60)), "disposition_reconcile", **counted)


def _called(stage: Stage, chance: Random, parcels: Sequence[Parcel]) -> None:
    """Staged yesterday for the court's roll call of today."""
    if not parcels:
        return
    now = stage.until - timedelta(hours=20)
    made = _staged(stage, chance, now - timedelta(days=4), now, parcels)
    order = {
        "court": "Magistrate's Court, Port Regent",
        "court_date": stage.until.date(),
        "order_number": f"RC-{now:%Y}-07",
    }
    called = {"disposition": made, "items": [piece.id for _, piece in parcels]}
    stage.seats.act(stage.technicians()[0].login, later(now, chance, (20, 40)), "rollcall_schedule", **called, **order)


def _staged(stage: Stage, chance: Random, proposed: datetime, now: datetime, parcels: Sequence[Parcel]) -> int:
    """Proposed, consented to, approved by a manager, and brought together in the vault before a witness."""
    keeper = stage.technicians()[0].login
    pieces = [piece for _, piece in parcels]
    made = _proposed(stage, proposed, pieces)
    manager = stage.seats.fresh(stage.material.with_duty("laboratory_manager")[0].login)
    digest = stage.seats.ask(manager, "disposition_digest", made)
    stage.seats.act(manager, proposed + timedelta(days=1), "disposition_approve", disposition=made, digest=digest)
    for life, piece in parcels:
        kept = next(kept for kept in life.kept if piece in kept[1])
        taken = {"items": [piece.id], "place": stage.known.places[kept[0].code], "claimed": None}
        now = later(now, chance, (2, 4))
        stage.seats.seen(keeper, stage.witness(chance, keeper), now, "retrieve", taken)
        life.kept.remove(kept)
    spot = stage.free(pieces, chance)
    put = {"disposition": made, "items": [piece.id for piece in pieces], "place": stage.known.places[spot.code]}
    stage.seats.seen(keeper, stage.witness(chance, keeper), later(now, chance, (4, 9)), "disposition_stage", put)
    return made


def _proposed(stage: Stage, now: datetime, pieces: Sequence[Piece]) -> int:
    """By a technician, with the consents of police, prosecution and court."""
    technician = stage.technicians()[0].login
    lines = [{"item": piece.id, "method": "incineration"} for piece in pieces]
    said = {"title": f"Drugs of old cases, {now:%B %Y}", "reason": "Ordered by the Magistrate's Court."}
    made = int(stage.seats.act(technician, now, "disposition_propose", lines=lines, **said)["disposition"])
    day = (now - timedelta(days=3)).date()
    for minutes, (kind, by, reference) in enumerate(CONSENTS, 5):
        given = {"kind": kind, "given_by": by, "reference": reference.format(year=now.year), "given_on": day}
        at = now + timedelta(minutes=minutes)
        stage.seats.act(technician, at, "disposition_consent", disposition=made, document=None, **given)
    return made


def _drugs(life: Life) -> list[Piece]:
    """What lies alone in a controlled place, sealed, and belongs to nobody's examination."""
    kept = [pieces[0] for spot, pieces in life.kept if spot.storage_class == "CONTROLLED" and len(pieces) == 1]
    return [p for p in kept if p.section == "chemistry" and p.what.controlled and not (p.what.inside or p.what.key)]
