"""Worksheets: opened from assignments, started through every gate, filled, submitted, judged, reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Method as Definition
from lims_desktop.recorded import Recorded
from lims_desktop.tables.methods import Method, MethodVersion
from lims_desktop.tables.people import Person
from lims_desktop.tables.worksheets import Worksheet as WorksheetTable


@dataclass(frozen=True, slots=True)
class Entry:
    """One value to be entered: where, what was typed (None takes it back), and the version one saw there (0: none).

    `position` None means the whole run; `replicate` 0 the whole position. `source` tells of a reading its raw bytes,
    device and time.
    """

    position: int | None
    field: str
    typed: str | None
    replicate: int = 0
    seen: int = 0
    source: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A control of a run that breaks rules of Westgard: 1-2s (a warning), 1-3s, 2-2s, R-4s, 4-1s, 10-x."""

    position: int
    place: int
    control: str
    field: str
    value: Decimal
    rules: list[str]


@dataclass(frozen=True, slots=True)
class Stepped(Recorded):
    """A worksheet took a step. `versions` are those of the values entered, in their order."""

    worksheet: int
    number: str
    state: str
    versions: list[int] = field(default_factory=list)
    controls: dict[str, bool | None] = field(default_factory=dict)
    position: int | None = None
    westgard: list[Broken] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Used:
    """An instrument or a lot in use; `objection` is the code of why it may not be used now."""

    id: int
    name: str
    objection: str | None
    serial: str | None = None
    number: str | None = None
    calibration_due: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """Something the method needs, of which so many were `taken`: an instrument of a kind, or a lot of a reagent.

    `amount` is what each replicate of a position uses up of it, in the reagent's unit.
    """

    code: str
    name: str
    name_es: str
    least: int
    taken: int
    instrument: str = ""
    lot: str = ""
    amount: Decimal | None = None

    @property
    def is_met(self) -> bool:
        """Whether enough of it was taken."""
        return self.taken >= self.least


@dataclass(frozen=True, slots=True)
class Position:
    """One place in the run: an attempt on an item, or a control."""

    id: int
    place: int
    item: int | None
    item_number: str | None
    description: str | None
    control: str | None
    attempt: int
    disposition: str | None
    disposition_reason: str | None
    in_my_hands: bool
    loaded_at: datetime | None
    taken_away: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One version of one value."""

    position: int | None
    replicate: int
    field: str
    version: int
    typed: str | None
    entered_by: str
    entered_at: datetime
    reason: str | None
    late: bool
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorksheetView:
    """Everything about one worksheet. `values` is what the database computed; `controls` its verdicts by position.

    `unseen`: it is verified blind, and its values are not for my eyes before I say that I look. `verification` is how
    it stands with its second examiner after submission (lims_desktop/verification.py); None when its method wants none.
    """

    id: int
    number: str
    state: str
    method: str
    version: int
    definition: str
    analyst: str
    analyst_id: int
    opened_at: datetime
    started_at: datetime | None
    submitted_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    ending: str | None
    instruments: list[Used]
    lots: list[Used]
    positions: list[Position]
    results: list[Result]
    values: dict[str, Any]
    controls: dict[str, bool | None]
    needs: list[Needed] = field(default_factory=list)
    westgard: list[Broken] = field(default_factory=list)
    unseen: bool = False
    verification: str | None = None

    @property
    def read(self) -> Definition:
        """The definition it began with."""
        return reading.from_json(self.definition)


@dataclass(frozen=True, slots=True)
class WorksheetLine:
    """One worksheet as a line of the list."""

    id: int
    number: str
    state: str
    method: str
    discipline: str
    analyst: str
    analyst_id: int
    opened_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open assignment of mine that no running worksheet holds yet."""

    assignment: int
    request: int
    examination: str
    method: str
    case_number: str
    items: int
    first_item: str | None
    stop_work: str | None
    assigned_at: datetime
    conflicted: bool = False
    """Whether I declared a conflict of interest in its case."""


def listed(
    lab: Lab,
    *,
    after: WorksheetLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - the newest first
    filters: dict[str, Any] | None = None,
) -> list[WorksheetLine]:
    """Worksheets, the newest first. Filters: `states`, and `mine` for those of mine."""
    wanted = filters or {}
    w, v, m, p = WorksheetTable, MethodVersion, Method, Person
    question = (
        select(w.id, w.number, w.state, m.code.label("method"), m.discipline, p.name.label("analyst"), w.analyst_id,
               w.opened_at, w.ended_at)
        .join(v, v.id == w.version_id)
        .join(m, m.id == v.method_id)
        .join(p, p.id == w.analyst_id)
        .order_by(w.id.desc())
        .limit(limit)
    )  # fmt: skip
    if wanted.get("states"):
        question = question.where(w.state.in_(wanted["states"]))
    if wanted.get("mine"):
        question = question.where(w.analyst_id == lab.me.person)
    return lab.rows(question if after is None else question.where(w.id < after.id), WorksheetLine)


def waiting(lab: Lab) -> list[Waiting]:
    """My open assignments that are in no worksheet that is still at work."""
    return wire.answered(list[Waiting], lab.call("my_assignments"))


def open_one(lab: Lab, assignments: Sequence[int], *, act: UUID | None = None) -> Stepped:
    """Open a worksheet for open assignments of mine, all by the same method."""
    return lab.act(Stepped, "worksheet_open", act=act, assignments=list(assignments))


def take(lab: Lab, worksheet: int, code: str, *, act: UUID | None = None) -> Stepped:
    """Use the instrument or the lot with this code. Refused when it is not fit for use."""
    return lab.act(Stepped, "worksheet_take", act=act, worksheet=worksheet, code=code)


def put_back(lab: Lab, worksheet: int, code: str, *, act: UUID | None = None) -> Stepped:
    """Put back what was scanned by mistake; only before the work starts."""
    return lab.act(Stepped, "worksheet_put_back", act=act, worksheet=worksheet, code=code)


def start(lab: Lab, worksheet: int, *, act: UUID | None = None) -> Stepped:
    """Start the work. Refused, with what would cure it, unless every gate is open."""
    return lab.act(Stepped, "worksheet_start", act=act, worksheet=worksheet)


def enter(
    lab: Lab, worksheet: int, entries: Sequence[Entry], *, reason: str | None = None, act: UUID | None = None
) -> Stepped:
    """Enter values, all or none. Conflict when somebody else was faster; a change, and late work, need a reason."""
    said = wire.as_json(list(entries))
    return lab.act(Stepped, "results_enter", act=act, worksheet=worksheet, entries=said, reason=reason)


def submit(lab: Lab, worksheet: int, *, act: UUID | None = None) -> Stepped:
    """Submit a complete worksheet; its controls decide between QC_PASS and QC_FAIL."""
    return lab.act(Stepped, "worksheet_submit", act=act, worksheet=worksheet)


def reopen(lab: Lab, worksheet: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Back to the bench, with the reason."""
    return lab.act(Stepped, "worksheet_reopen", act=act, worksheet=worksheet, reason=reason)


def repeat(lab: Lab, position: int, disposition: str, *, reason: str, act: UUID | None = None) -> Stepped:
    """A new attempt; the old one is superseded or invalid, with the reason, and stays."""
    return lab.act(Stepped, "attempt_repeat", act=act, position=position, disposition=disposition, reason=reason)


def review(lab: Lab, worksheet: int, *, act: UUID | None = None) -> Stepped:
    """Review it, in a session authenticated a moment ago; refused to whoever entered anything of it."""
    return lab.act(Stepped, "worksheet_review", act=act, worksheet=worksheet)


def abort(lab: Lab, worksheet: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """End it without a result; everything stays."""
    return lab.act(Stepped, "worksheet_abort", act=act, worksheet=worksheet, reason=reason)


def view(lab: Lab, worksheet: int) -> WorksheetView | None:
    """Everything about one worksheet; None when there is none or it is not for my eyes."""
    told = lab.call("worksheet_view", worksheet=worksheet)
    return wire.answered(WorksheetView, told) if told else None
