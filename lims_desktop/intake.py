"""Submissions: what a customer announced, what came to the counter, and what was taken in (domain.md section 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Select, cast, func, select

from lims_desktop.codes import Kind, machine_code
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.agencies import Agency, Officer
from lims_desktop.tables.cases import CaseFile, Submission
from lims_desktop.tables.people import Person


@dataclass(frozen=True, slots=True)
class SealSeen:
    """A seal as found at the counter."""

    number: str | None = None
    seal_type: str | None = None
    state: str = "intact"
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person in a case as the agency names them."""

    role: str
    name: str
    sex: str | None = None
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a delivery: what was listed, what was seen, and what became of it.

    `outcome` is accept, refuse (with `refusal`) or not_presented. `parent` and `container` name earlier lines.
    `declared` is the agency's figure and `quantity` the observed one, both in `unit`.
    """

    line: int
    item_type: str
    description: str
    outcome: str = "accept"
    role: str = "questioned"
    packaging: str | None = None
    seals: Sequence[SealSeen] = ()
    condition: str | None = None
    condition_note: str | None = None
    declared: Decimal | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    biological: bool | None = None
    controlled: bool | None = None
    is_container: bool | None = None
    listed: bool = True
    refusal: str | None = None
    parent: int | None = None
    container: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An examination that is asked with the delivery, about some of its accepted lines; one for each examination.

    Without `questions` the laboratory writes the name of the examination.
    """

    examination: str
    lines: Sequence[int]
    questions: str | None = None
    asked_for: str | None = None
    court_date: date | None = None
    needed_by: date | None = None
    remand: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """A whole delivery at the counter. `case` is an existing one or None for a new one; `submission` a pre-log or None.

    `signature` is the SHA-256 (hexadecimal) of the signature's picture, kept before by `files.keep`.
    """

    agency: int
    agency_reference: str
    offence: str
    district: str
    handed_over_by: str
    identity_document: str
    signature: str
    items: Sequence[Line]
    officer: int | None = None
    incident_date: date | None = None
    persons: Sequence[PersonNamed] = ()
    note: str | None = None
    restricted: bool = False
    case: int | None = None
    submission: int | None = None
    office: int | None = None
    requests: Sequence[Asked] = ()


@dataclass(frozen=True, slots=True)
class TakenLine:
    """What became of one line: its number, and the code and design of its label when it was accepted."""

    line: int
    id: int
    number: str
    standing: str
    code: str | None
    design: str | None


@dataclass(frozen=True, slots=True)
class RaisedDiscrepancy:
    """A difference that the intake recorded."""

    id: int
    kind: str
    item: str | None
    statement: str
    declared: str | None
    observed: str | None


@dataclass(frozen=True, slots=True)
class AskedRequest:
    """A request that the intake made, and the lines it is about."""

    id: int
    examination: str
    discipline: str
    lines: list[int]


@dataclass(frozen=True, slots=True)
class Accepted(Recorded):
    """A submission was taken in: its case, its document code, its items, its discrepancies, what was asked with it."""

    submission: int
    document: str
    case: int
    case_number: str
    state: str
    items: list[TakenLine]
    discrepancies: list[RaisedDiscrepancy]
    requests: list[AskedRequest] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prelogged(Recorded):
    """An announced submission and the code on its paper."""

    submission: int
    code: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A case that may be the same; `certain` when agency and reference are equal."""

    id: int
    number: str
    agency: str
    agency_reference: str
    offence: str
    incident_date: date | None
    names: str
    opened_at: datetime
    certain: bool


@dataclass(frozen=True, slots=True)
class Awaited:
    """A pre-logged submission that has not been brought yet."""

    id: int
    agency_id: int
    agency: str
    officer_id: int | None
    officer: str | None
    agency_reference: str
    offence: str
    district: str
    incident_date: date | None
    persons: list[Any]
    expected: list[Any]
    prelogged_at: datetime
    note: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """How a submission was settled, taken in or refused; `receipt` and `signature` name kept files."""

    id: int
    state: str
    settled_at: datetime
    received_by: str
    handed_over_by: str
    identity_document: str
    receipt: str | None
    signature: str | None
    case_number: str | None


def accept(lab: Lab, intake: Intake, *, act: UUID | None = None) -> Accepted:
    """Take in a whole delivery: case, items, custody, labels and discrepancies, all or nothing, in one round trip."""
    return lab.act(Accepted, "accept_submission", act=act, intake=intake)


def prelog(lab: Lab, intake: dict[str, Any], *, act: UUID | None = None) -> Prelogged:
    """Announce a submission: agency, agency_reference, offence, district, persons and items as they will be listed."""
    return lab.act(Prelogged, "prelog", act=act, file=intake)


def duplicates(
    lab: Lab, agency: int, agency_reference: str, persons: Sequence[str] = (), incident_date: date | None = None
) -> list[Duplicate]:
    """Cases that may be the same as what is being taken in, the certain ones first."""
    from lims_desktop.wire import answered

    found = lab.call(
        "duplicates",
        agency=agency,
        agency_reference=agency_reference,
        persons=list(persons),
        incident_date=incident_date,
    )
    return [answered(Duplicate, row) for row in found]


def awaited(lab: Lab, *, after: int | None = None, limit: int = 100) -> list[Awaited]:
    """Pre-logged submissions not brought yet, the newest first; `after` is the last id of the page before."""
    question = _announcements()
    if after is not None:
        question = question.where(Submission.id < after)
    return lab.rows(question.order_by(Submission.id.desc()).limit(limit), Awaited)


def announced(lab: Lab, submission: int) -> Awaited | None:
    """The pre-logged submission of this number; None when there is none, or it was settled or lapsed."""
    return next(iter(lab.rows(_announcements().where(Submission.id == submission), Awaited)), None)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A submission that was announced from here, and what became of it."""

    id: int
    state: str
    agency_id: int
    agency: str
    officer: str | None
    agency_reference: str
    offence: str
    district: str
    incident_date: date | None
    persons: list[Any]
    expected: list[Any]
    prelogged_at: datetime
    settled_at: datetime | None
    case_id: int | None
    case_number: str | None
    note: str | None

    @property
    def code(self) -> str:
        """The code on its paper."""
        return machine_code(Kind.DOCUMENT, self.id)


def announcements(lab: Lab, *, after: int | None = None, limit: int = 200) -> list[Announcement]:
    """What I of the laboratory announced, the newest first; `after` is the last id of the page before."""
    s = Submission
    question = (
        select(
            s.id, s.state, s.agency_id, Agency.name.label("agency"), Officer.name.label("officer"), s.agency_reference,
            s.offence, s.district, s.incident_date, s.persons, s.expected, s.prelogged_at, s.settled_at, s.case_id,
            CaseFile.number.label("case_number"), s.note,
        )
        .join(Agency, Agency.id == s.agency_id)
        .outerjoin(Officer, Officer.id == s.officer_id)
        .outerjoin(CaseFile, CaseFile.id == s.case_id)
        .where(s.prelogged_by == lab.me.person, s.prelogged_at.is_not(None))
    )  # fmt: skip
    if after is not None:
        question = question.where(s.id < after)
    return lab.rows(question.order_by(s.id.desc()).limit(limit), Announcement)


def settled(lab: Lab, submission: int) -> Settled | None:
    """How a submission was settled: when by the server's clock, by whom, from whom, and whether its receipt is kept."""
    s = Submission
    question = (
        select(
            s.id, s.state, s.settled_at, s.receipt, s.signature, s.handed_over_by, s.identity_document,
            Person.name.label("received_by"), CaseFile.number.label("case_number"),
        )
        .join(Person, Person.id == s.received_by)
        .outerjoin(CaseFile, CaseFile.id == s.case_id)
        .where(s.id == submission)
    )  # fmt: skip
    return next(iter(lab.rows(question, Settled)), None)


def today(lab: Lab) -> date:
    """The date at the server: a workstation's clock may be a year off."""
    return lab.rows(select(cast(func.clock_timestamp(), Date).label("is_")), _Today)[0].is_


@dataclass(frozen=True, slots=True)
class _Today:
    is_: date


def _announcements() -> Select[Any]:
    s = Submission
    return (
        select(
            s.id,
            s.agency_id,
            Agency.name.label("agency"),
            s.officer_id,
            Officer.name.label("officer"),
            s.agency_reference,
            s.offence,
            s.district,
            s.incident_date,
            s.persons,
            s.expected,
            s.prelogged_at,
            s.note,
        )
        .join(Agency, Agency.id == s.agency_id)
        .outerjoin(Officer, Officer.id == s.officer_id)
        .where(s.state == "PRELOGGED")
    )
