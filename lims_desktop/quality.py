"""Nonconformities: raised by anybody, looked into by an owner, with the cases they touch, until quality closes them.

What touches a case stays on its list of disclosure for ever (ISO/IEC 17025 7.10, 8.7; domain.md section 10).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from lims_desktop.documents import DocumentHead
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.cases import CaseFile
from lims_desktop.tables.people import Person
from lims_desktop.tables.quality import Nonconformity as NonconformityTable
from lims_desktop.wire import answered

SEVERITIES = ("minor", "major", "critical")
NOTES = ("containment", "root_cause", "impact", "note")
ACTIONS = ("corrective", "preventive")
MANAGERS = frozenset({"quality_manager", "laboratory_manager"})
VERIFIERS = MANAGERS | {"technical_reviewer"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw: kind (a term of `nonconformity_kind`), severity, in words, found when, so since when."""

    kind: str
    severity: str
    what: str
    found_at: datetime | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stepped(Recorded):
    """A nonconformity took a step."""

    nonconformity: int
    number: str
    state: str
    action: int | None = None
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether a case is affected, and because of what."""

    verdict: str
    because: str
    assessed_by: str
    assessed_at: datetime


@dataclass(frozen=True, slots=True)
class TouchedCase:
    """A case that is touched: how that is known, how many of its items and results, and what was found about it."""

    case: int
    number: str
    how: list[str]
    items: int
    results: int
    reason: str | None = None
    assessments: list[Assessment] = field(default_factory=list)

    @property
    def verdict(self) -> str | None:
        """The newest assessment: affected, not_affected, or None when nobody assessed it."""
        return self.assessments[-1].verdict if self.assessments else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A nonconformity in short."""

    id: int
    number: str
    state: str
    kind: str
    severity: str
    what: str
    found_at: datetime
    since: datetime
    raised_by: str
    raised_at: datetime
    due_at: datetime
    late: bool = False
    owner: str | None = None
    owner_id: int | None = None
    closed_by: str | None = None
    closed_at: datetime | None = None
    outcome: str | None = None
    conclusion: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was found out or done at once."""

    kind: str
    statement: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Action:
    """A corrective or preventive action; `outcome` is that of its verification by another person."""

    id: int
    kind: str
    statement: str
    owner: str
    owner_id: int
    due: date
    done: str | None = None
    done_by: str | None = None
    done_by_id: int | None = None
    done_at: datetime | None = None
    outcome: str | None = None
    finding: str | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None

    @property
    def state(self) -> str:
        """planned, done, or how it was settled."""
        return self.outcome or ("done" if self.done_at else "planned")


@dataclass(frozen=True, slots=True)
class Recalled:
    """A recall whose frozen answer is the impact; `digest` is its SHA-256."""

    id: int
    number: str
    kind: str
    named: str
    since: datetime
    until: datetime
    items: int
    digest: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What it is about, and the page that shows it."""

    page: str
    name: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nonconformity(Head):
    """One nonconformity whole. `hidden` cases are not for my eyes; `objection` is what stands against closing it."""

    subject: Subject | None = None
    objection: str | None = None
    notes: list[Note] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    recalls: list[Recalled] = field(default_factory=list)
    cases: list[TouchedCase] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed(Head):
    """A nonconformity on the list of one case, with how it touches that case."""

    touches: TouchedCase


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All that a case must disclose; `hidden` ones are about something of a case that is not for my eyes."""

    lines: list[Disclosed] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Record(Recorded):
    """What the record on paper says."""

    document: DocumentHead
    nonconformity: Nonconformity


@dataclass(frozen=True, slots=True)
class Line:
    """A nonconformity as a line of the list."""

    id: int
    number: str
    state: str
    kind: str
    severity: str
    what: str
    found_at: datetime
    due_at: datetime
    owner: str | None
    outcome: str | None
    late: bool = False


def view(lab: Lab, nonconformity: int) -> Nonconformity | None:
    """One whole; None when there is none or it is not for my eyes."""
    found = lab.call("nonconformity_view", nonconformity=nonconformity)
    return None if found is None else answered(Nonconformity, found)


def disclosure(lab: Lab, case: int) -> Disclosure:
    """Every nonconformity that touches a case, closed and unfounded ones too, the newest first."""
    return answered(Disclosure, lab.call("case_disclosure", case=case))


def listed(
    lab: Lab,
    *,
    after: Line | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - the newest come first, whatever is asked
    filters: Mapping[str, Any] | None = None,
) -> list[Line]:
    """A page of nonconformities, the newest first. `filters`: which (open, mine, overdue, closed) and kind."""
    n, said = NonconformityTable, dict(filters or {})
    late = (n.state != "CLOSED") & (n.due_at <= func.clock_timestamp())
    question = select(
        n.id, n.number, n.state, n.kind, n.severity, n.what, n.found_at, n.due_at, n.outcome,
        Person.name.label("owner"),
        late.label("late"),
    ).outerjoin(Person, Person.id == n.owner)  # fmt: skip
    which = {
        "open": n.state != "CLOSED",
        "mine": (n.state != "CLOSED") & (n.owner == lab.me.person),
        "overdue": late,
        "closed": n.state == "CLOSED",
    }.get(str(said.get("which") or ""))
    question = question if which is None else question.where(which)
    question = question.where(n.kind == said["kind"]) if said.get("kind") else question
    question = question.where(n.id < after.id) if after is not None else question
    return lab.rows(question.order_by(n.id.desc()).limit(limit), Line)


def raise_one(lab: Lab, seen: Seen, about: Mapping[str, int] | None = None, *, act: UUID | None = None) -> Stepped:
    """Raise one; `about` names at most one of item, worksheet, instrument, lot, discrepancy, excursion, test."""
    said = {
        "kind": seen.kind, "severity": seen.severity, "what": seen.what, "found_at": seen.found_at, "since": seen.since,
    }  # fmt: skip
    return lab.act(Stepped, "nonconformity_raise", act=act, said=said, about=dict(about or {}))


def assign(
    lab: Lab,
    nonconformity: int,
    owner: int,
    *,
    due: datetime | None = None,
    reason: str | None = None,
    act: UUID | None = None,
) -> Stepped:
    """Give it to somebody until `due`; another person or a later day needs a reason. A manager's duty."""
    said = {"nonconformity": nonconformity, "owner": owner, "due": due, "reason": reason}
    return lab.act(Stepped, "nonconformity_assign", act=act, **said)


def note(lab: Lab, nonconformity: int, kind: str, statement: str, *, act: UUID | None = None) -> Stepped:
    """Write down containment, root cause, impact in words, or a note (`NOTES`); all but a note are the owner's."""
    said = {"nonconformity": nonconformity, "kind": kind, "statement": statement}
    return lab.act(Stepped, "nonconformity_note", act=act, **said)


def impact(lab: Lab, nonconformity: int, recall: int, *, act: UUID | None = None) -> Stepped:
    """The answer of a recall on record is its impact: the cases of its items are touched from now on."""
    return lab.act(Stepped, "nonconformity_impact", act=act, nonconformity=nonconformity, recall=recall)


def touch(
    lab: Lab, nonconformity: int, case: int | str, *, reason: str | None = None, act: UUID | None = None
) -> Stepped:
    """Name a case that is touched, by its number as written or that of the database, with why."""
    if isinstance(case, str):
        found = lab.rows(select(CaseFile.id).where(CaseFile.number == case.strip().upper()), _Known)
        if not found:
            raise Refused("case.unknown", case=case)
        case = found[0].id
    return lab.act(Stepped, "nonconformity_touch", act=act, nonconformity=nonconformity, case=case, reason=reason)


@dataclass(frozen=True, slots=True)
class _Known:
    id: int


def assess(
    lab: Lab,
    nonconformity: int,
    cases: Sequence[int],
    verdict: str,
    *,
    reason: str | None = None,
    act: UUID | None = None,
) -> Stepped:
    """Say of touched cases that they are affected or not_affected, because; it stays on their lists either way."""
    said = {"nonconformity": nonconformity, "cases": list(cases), "verdict": verdict, "reason": reason}
    return lab.act(Stepped, "nonconformity_assess", act=act, **said)


def plan(
    lab: Lab, nonconformity: int, kind: str, statement: str, owner: int, due: date, *, act: UUID | None = None
) -> Stepped:
    """Plan a corrective or preventive action for somebody, until a day."""
    said = {"kind": kind, "statement": statement, "owner": owner, "due": due}
    return lab.act(Stepped, "action_plan", act=act, nonconformity=nonconformity, action=said)


def done(lab: Lab, action: int, statement: str, *, act: UUID | None = None) -> Stepped:
    """Say that an action was done, and how. By whose action it is, or a manager."""
    return lab.act(Stepped, "action_done", act=act, action=action, statement=statement)


def settle(lab: Lab, action: int, outcome: str, finding: str, *, act: UUID | None = None) -> Stepped:
    """Verify that an action was effective or ineffective, never one's own; or withdraw one that was not done."""
    return lab.act(Stepped, "action_settle", act=act, action=action, outcome=outcome, finding=finding)


def close(lab: Lab, nonconformity: int, outcome: str, conclusion: str, *, act: UUID | None = None) -> Stepped:
    """End it as corrected or unfounded; quality's duty."""
    said = {"nonconformity": nonconformity, "outcome": outcome, "conclusion": conclusion}
    return lab.act(Stepped, "nonconformity_close", act=act, **said)


def paper(lab: Lab, nonconformity: int, *, act: UUID | None = None) -> Record:
    """Issue the record on paper; what is to be printed."""
    return lab.act(Record, "nonconformity_paper", act=act, nonconformity=nonconformity)
