"""What quality looks after in the last months: nonconformities, tests of proficiency, conflicts of interest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from psycopg.types.json import Jsonb

from lims_desktop.demonstration.equipment import head
from lims_desktop.demonstration.lives import Life, Told
from lims_desktop.demonstration.stage import Stage

DAY = timedelta(days=1)
PROVIDER = "Caribbean Proficiency Programme"


def stories(stage: Stage) -> Iterator[Told]:
    """A quiet day in each: nothing here changes where an item is."""
    yield _corrected(stage)
    yield _looked_into(stage)
    yield _tested(stage, "priya.mahadeo", "drug-gcms", 140, "0.4")
    yield _tested(stage, "rafael.quetzal", "blood-alcohol-hsgc", 95, "-1.2")
    yield _tested(stage, "luis.barahona", "drug-purity", 60, "3.4")
    yield _given(stage)
    yield _cousin(stage)
    yield _uncle(stage)
    yield _neighbour(stage)


def _corrected(stage: Stage) -> Told:
    """Raised at the bench, corrected, found effective by somebody else; quality has yet to close it."""
    quality, chemist, leader = _quality(stage), "luis.barahona", head(stage, "chemistry")
    now = stage.until - 45 * DAY
    yield now
    said = {"kind": "control", "severity": "minor", "what": "The check mass of a day was weighed after the samples."}
    number = stage.seats.act(chemist, now, "nonconformity_raise", said=Jsonb(said))["nonconformity"]
    _owned(stage, quality, now + DAY, number, leader)
    noted = {
        "containment": "The weighings of that day were repeated.",
        "root_cause": "The worksheet did not ask for it.",
    }
    for kind, statement in noted.items():
        note: dict[str, Any] = {"nonconformity": number, "kind": kind, "statement": statement}
        stage.seats.act(leader, now + 2 * DAY, "nonconformity_note", **note)
    plan = {"kind": "corrective", "statement": "The run begins with the check mass.", "owner": _person(stage, chemist)}
    due = (now + 20 * DAY).date().isoformat()
    planned = {"nonconformity": number, "action": Jsonb({**plan, "due": due})}
    action = stage.seats.act(leader, now + 2 * DAY, "action_plan", **planned)["action"]
    now += 9 * DAY
    yield now
    stage.seats.act(chemist, now, "action_done", action=action, statement="Changed in the method, both of us trained.")
    now += 20 * DAY
    yield now
    found = {"action": action, "outcome": "effective", "finding": "Ten worksheets looked at; every one began with it."}
    stage.seats.act(quality, now, "action_settle", **found)


def _looked_into(stage: Stage) -> Told:
    """A few days old, with its owner."""
    now = stage.until - 6 * DAY
    yield now
    said = {"kind": "environment", "severity": "major", "what": "The door of a refrigerator stood open for a night."}
    raised = stage.seats.act(stage.technicians()[1].login, now, "nonconformity_raise", said=Jsonb(said))
    _owned(stage, _quality(stage), now + timedelta(hours=3), raised["nonconformity"], stage.technicians()[0].login)


def _owned(stage: Stage, quality: str, now: datetime, number: int, owner: str) -> None:
    given = {"nonconformity": number, "owner": _person(stage, owner)}
    stage.seats.act(quality, now, "nonconformity_assign", **given)


def _tested(stage: Stage, login: str, method: str, days: int, z_score: str) -> Told:
    """Given, handed in, evaluated; |z| of three and more is failed, and suspends."""
    now = stage.until - days * DAY
    yield now
    test = _give(stage, now, login, method, (now + 30 * DAY))
    now += 12 * DAY
    yield now
    stage.seats.act(login, now, "proficiency_submit", test=test, result="Both samples reported with their uncertainty.")
    now += 20 * DAY
    yield now
    passed = abs(float(z_score)) < 3
    words = "Within the limits of the provider." if passed else "Outside of the limits; the calibration is looked into."
    said = {"outcome": "pass" if passed else "fail", "evaluation": words, "z_score": z_score}
    stage.seats.act(_quality(stage), now, "proficiency_evaluate", test=test, said=Jsonb(said))


def _cousin(stage: Stage) -> Told:
    """Declared about somebody who is named in no case, and lifted some days later."""
    now = stage.until - 60 * DAY
    yield now
    statement = "My cousin. He was stopped at a checkpoint last week, and his blood may come to us."
    declared = stage.seats.act(
        "rafael.quetzal", now, "interest_declare", case=None, named="Anselmo Quetzal", statement=statement
    )
    now += 9 * DAY
    yield now
    why = "Nothing was taken of Mr. Quetzal: the letter of the traffic division of Monday says so."
    stage.seats.act(_quality(stage), now, "interest_lift", interest=declared["interest"], reason=why)


def _uncle(stage: Stage) -> Told:
    """In force about a person by name, whichever case he may come to be named in."""
    now = stage.until - 33 * DAY
    yield now
    statement = "My father's brother, who is a witness in several cases of the Police."
    stage.seats.act("abigail.nunez", now, "interest_declare", case=None, named="Ernesto Núñez", statement=statement)


def _neighbour(stage: Stage) -> Told:
    """In force about a recent case in which the section of the declarant is asked nothing, if there is one."""
    now = stage.until - 4 * DAY
    yield now
    others = [life for life in stage.begun if not life.case.restricted and not _concerns(life, "documents")]
    statement = "The complainant lives next door to us, and our children go to school together."
    for neighbours in others[-1:]:
        said = {"case": neighbours.number, "named": None, "statement": statement}
        stage.seats.act("gareth.sutherland", now, "interest_declare", **said)


def _concerns(life: Life, section: str) -> bool:
    return any(piece.section == section for piece in life.pieces)


def _given(stage: Stage) -> Told:
    """One that is due next month."""
    now = stage.until - 3 * DAY
    yield now
    _give(stage, now, "camille.joseph", "blood-alcohol-hsgc", stage.until + 30 * DAY)


def _give(stage: Stage, now: datetime, login: str, method: str, due: datetime) -> int:
    about = {"kind": "proficiency", "provider": PROVIDER, "round": f"{now:%Y-%m}", "samples": 2,
             "method": stage.casework.equipment.methods[method], "person": _person(stage, login),
             "due": due.date().isoformat()}  # fmt: skip
    return int(stage.seats.act(_quality(stage), now, "proficiency_give", test=Jsonb(about))["test"])


def _quality(stage: Stage) -> str:
    return stage.material.with_duty("quality_manager")[0].login


def _person(stage: Stage, login: str) -> int:
    return stage.known.people[login]
