"""How cases end, years later: an outcome, and a first proposal to destroy drugs that waits for a manager."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
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
PROPOSED = 6


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


def proposal(stage: Stage, chance: Random) -> None:
    """A technician proposes drugs of old cases; the consents are there, a manager has not looked yet."""
    old = [piece for life in stage.begun if not life.stays and not life.case.restricted for piece in _drugs(life)]
    if not old:
        return
    technician = stage.technicians()[0].login
    now = later(stage.until, chance, (-300, -200))
    lines = [{"item": piece.id, "method": "incineration"} for piece in old[:PROPOSED]]
    said = {"title": "Drugs of old cases, first list", "reason": "Ordered by the Magistrate's Court."}
    made = stage.seats.act(technician, now, "disposition_propose", lines=lines, **said)["disposition"]
    for kind, by, reference in CONSENTS:
        now = later(now, chance, (2, 9))
        given = {"kind": kind, "given_by": by, "reference": reference.format(year=now.year)}
        day = (now - timedelta(days=3)).date()
        stage.seats.act(technician, now, "disposition_consent", disposition=made, **given, given_on=day, document=None)


def _drugs(life: Life) -> list[Piece]:
    """What lies in a controlled place by itself, sealed, and belongs to nobody's examination."""
    kept = [piece for spot, pieces in life.kept if spot.storage_class == "CONTROLLED" for piece in pieces]
    return [p for p in kept if p.section == "chemistry" and p.what.controlled and not (p.what.inside or p.what.key)]
