"""What the sections work with: methods with their approvals, authorisations, instruments, reagents and their lots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from lims_desktop.authorisations import Validity
from lims_desktop.demonstration.material import FOLDER, Member
from lims_desktop.demonstration.stage import Stage
from lims_desktop.methods import reading
from lims_desktop.shipped import read_toml

ENDS_SOON = "luis.barahona"
"""Whose authorisations end within the month."""


@dataclass(frozen=True, slots=True)
class Work:
    """One method at the demonstration's benches: what it takes, what it uses, and what may be typed."""

    method: str
    examination: str
    question: str
    types: tuple[str, ...]
    instruments: tuple[str, ...]
    reagents: tuple[str, ...]
    run: Mapping[str, str]
    samples: Sequence[Mapping[str, Any]]
    controls: Mapping[str, Mapping[str, Any]]
    scatter: Mapping[str, Decimal]
    """By which share a control's value of a field scatters from run to run."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What is there, by the names of the material: numbers of methods, machine codes of instruments and lots."""

    methods: dict[str, int] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


@cache
def works() -> dict[str, Work]:
    """The methods of the material, by the examination they serve."""
    said: list[dict[str, Any]] = read_toml(FOLDER / "casework.toml")["work"]
    return {work["examination"]: _work(**work) for work in said}


def _work(types: list[str], instruments: list[str], reagents: list[str], **more: Any) -> Work:
    lists = {"types": tuple(types), "instruments": tuple(instruments), "reagents": tuple(reagents)}
    return Work(**{"scatter": {}, **lists, **more})


def equip(stage: Stage, moment: datetime) -> Equipment:
    """Equip the sections as of this moment, some time before their first worksheet."""
    made = Equipment()
    for method in reading.shipped().values():
        made.methods[method.code] = _approved(stage, moment, method.discipline, reading.to_json(method))
    _authorise(stage, moment, made)
    said = read_toml(FOLDER / "casework.toml")
    for one in said["instruments"]:
        made.codes[one["name"]] = _instrument(stage, one)
    for one in said["reagents"]:
        made.codes[one["code"]] = _reagent(stage, moment, one)
    return made


def head(stage: Stage, section: str) -> str:
    """Who leads a section: its technical reviewer, or the operations supervisor where there is none."""
    leads = stage.material.with_duty("technical_reviewer", section)
    return (leads or stage.material.with_duty("laboratory_manager")[-1:])[0].login


def _approved(stage: Stage, moment: datetime, section: str, definition: str) -> int:
    """Proposed by the head of the section, approved by quality and the director."""
    seats = stage.seats
    why = "First version, from the methods that come with the program."
    made = seats.act(head(stage, section), moment, "method_propose", definition=definition, reason=why)
    deciding = [*stage.material.with_duty("quality_manager"), stage.material.with_duty("laboratory_manager")[0]]
    for number, person in enumerate(deciding, 1):
        said = {"version": made["version"], "sha256": made["sha256"]}
        seats.act(seats.fresh(person.login), moment + timedelta(hours=number), "method_approve", **said)
    return int(made["method"])


def _authorise(stage: Stage, moment: datetime, made: Equipment) -> None:
    manager = stage.material.with_duty("laboratory_manager")[-1].login
    for method in reading.shipped().values():
        for person in _of_section(stage, method.discipline):
            days = 12 if person.login == ENDS_SOON else 280
            valid = Validity(moment.date(), (stage.until + timedelta(days=days)).date()).as_range()
            said = {"person": stage.known.people[person.login], "method": made.methods[method.code], "valid": valid}
            acts = [("authorise", {**said, "kind": kind, "evidence": f"Competency test, {moment:%B %Y}"})
                    for kind in ("perform", "report", "review")]  # fmt: skip
            stage.seats.acts(manager, moment + timedelta(hours=3), acts)
        _appoint(stage, moment, made.methods[method.code])


def _appoint(stage: Stage, moment: datetime, method: int) -> None:
    """The director authorises reports for issue."""
    director, manager = (
        stage.material.with_duty("laboratory_manager")[0],
        stage.material.with_duty("quality_manager")[0],
    )
    valid = Validity(moment.date(), (stage.until + timedelta(days=700)).date()).as_range()
    said = {"person": stage.known.people[director.login], "method": method, "valid": valid, "kind": "authorise"}
    stage.seats.act(
        manager.login, moment + timedelta(hours=4), "authorise", evidence="Appointment of the director", **said
    )


def _of_section(stage: Stage, section: str) -> Iterable[Member]:
    return stage.material.with_duty("analyst", section) + stage.material.with_duty("medical_examiner", section)


def _instrument(stage: Stage, said: Mapping[str, Any]) -> str:
    """Added and calibrated; one of them has a fault."""
    login, day = head(stage, said["section"]), timedelta(days=1)
    at = stage.until - day * int(said["calibrated"])
    plate = {key: said[key] for key in ("name", "kind", "maker", "model", "serial", "software") if key in said}
    made = stage.seats.act(login, at, "instrument_add", instrument=plate)
    note = {"instrument": made["instrument"], "kind": "calibration", "statement": "Calibrated by the maker's service."}
    until = (at + day * int(said["holds"])).date()
    stage.seats.act(login, at, "instrument_note", **note, outcome="pass", valid_until=until)
    if "fault" in said:
        fault = {"instrument": made["instrument"], "kind": "fault", "statement": said["fault"]}
        stage.seats.act(login, stage.until - 6 * day, "instrument_note", **fault)
    return str(made["code"])


def _reagent(stage: Stage, moment: datetime, said: Mapping[str, Any]) -> str:
    """In the register, with its lots; answers the label of the one that is in use."""
    login = head(stage, said["section"])
    about = {key: said[key] for key in ("code", "name", "kind", "unit", "storage") if key in said}
    reagent = stage.seats.act(login, moment, "reagent_add", reagent=about)["reagent"]
    codes = [_lot(stage, moment, login, reagent, lot) for lot in said["lots"]]
    return codes[0]


def _lot(stage: Stage, moment: datetime, login: str, reagent: int, said: Mapping[str, Any]) -> str:
    expires = (stage.until + timedelta(days=int(said["expires"]))).date()
    terms = {"number": said["number"], "amount": said["amount"], "expires": expires}
    made = stage.seats.act(login, moment, "lot_receive", reagent=reagent, **terms)
    if "quarantine" in said:
        why = {"lot": made["lot"], "quarantined": True, "reason": said["quarantine"]}
        stage.seats.act(login, stage.until - timedelta(days=4), "lot_quarantine", **why)
    return str(made["code"])
