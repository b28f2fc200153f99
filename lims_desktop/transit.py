"""Transit between the offices: a leg with a courier, its manifest, and what came at the other end (domain.md 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import aliased

from lims_desktop import wire
from lims_desktop.codes import Kind, machine_code
from lims_desktop.lab import Lab
from lims_desktop.outside import Bearer, Finding, Line, Passed
from lims_desktop.recorded import Recorded
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Office
from lims_desktop.tables.transit import Dispatch

VIEWS = ("here", "from", "all")
"""Legs that come to my office, legs that left it (or that I sent), and every leg."""


@dataclass(frozen=True, slots=True)
class Dispatched(Passed):
    """Items are on their way as this leg; `document` is its manifest."""

    leg: int = 0


@dataclass(frozen=True, slots=True)
class Arrived(Passed):
    """Items of a leg were received; `document` is the arrival record."""

    leg: int = 0


@dataclass(frozen=True, slots=True)
class ArrivalClosed(Recorded):
    """Nothing more of the leg will come; `items` are missing, each with a discrepancy."""

    leg: int
    items: list[str] | None
    document: int
    code: str
    discrepancies: list[int]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items of a leg there are, came, are missing, and are still under way; of how many cases."""

    items: int
    arrived: int
    missing: int
    under_way: int
    cases: int

    @property
    def state(self) -> str:
        """UNDER_WAY, PART_ARRIVED, ARRIVED, or SHORT when something was declared missing."""
        if self.under_way:
            return "PART_ARRIVED" if self.arrived or self.missing else "UNDER_WAY"
        return "SHORT" if self.missing else "ARRIVED"


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg as a line of the list. `code` is what its manifest's barcode says; None for a leg without one."""

    id: int
    document: int | None
    from_office: str | None
    to_office: str
    courier: str
    dispatched_by: str
    dispatched_at: datetime
    due_at: datetime
    overdue: bool
    counts: Counts

    @property
    def code(self) -> str:
        """The manifest's machine code."""
        return machine_code(Kind.DOCUMENT, self.document) if self.document else ""


@dataclass(frozen=True, slots=True)
class LegView:
    """One leg with those of its lines that are for my eyes, as of `asked_at` of the server."""

    id: int
    code: str | None
    document: int | None
    from_office: str | None
    to_office: str
    mine: bool | None
    courier: str
    bag: str | None
    dispatched_by: str
    dispatched_at: datetime
    due_at: datetime
    closed_at: datetime | None
    statement: str | None
    asked_at: datetime
    items: int
    arrived: int
    missing: int
    under_way: int
    cases: int
    lines: list[Line] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """How its items stand, hidden ones too."""
        return Counts(self.items, self.arrived, self.missing, self.under_way, self.cases)

    @property
    def hidden(self) -> int:
        """How many of its items are not for my eyes."""
        return self.items - len(self.lines)


@dataclass(frozen=True, slots=True)
class Packing:
    """What is said of a leg besides: the number of the sealed bag, the sender's drawn signature (SHA-256)."""

    bag: str | None = None
    signature: str | None = None


def dispatch(
    lab: Lab,
    items: Sequence[int],
    to_office: int,
    bearer: Bearer,
    *,
    due: datetime | None = None,
    more: Packing | None = None,
    act: UUID | None = None,
) -> Dispatched:
    """Send items to another office with a courier, expected there by `due` (none: as long as the policy allows).

    A courier of the staff says so with their own password: `outside.confirm` for the act `dispatch`, same arguments.
    """
    packing = more or Packing()
    return lab.act(
        Dispatched, "dispatch", act=act, items=list(items), to_office=to_office, bearer=bearer, due=due, more=packing
    )


def arrive(
    lab: Lab,
    leg: int,
    lines: Sequence[Finding],
    *,
    signature: str | None = None,
    reason: str | None = None,
    act: UUID | None = None,
) -> Arrived:
    """Receive items of a leg into my hands. Neither sender nor courier may; another office's people say why."""
    return lab.act(
        Arrived, "arrive", act=act, leg=leg, lines=wire.as_json(list(lines)), signature=signature, reason=reason
    )


def arrival_close(
    lab: Lab, leg: int, statement: str, *, reason: str | None = None, act: UUID | None = None
) -> ArrivalClosed:
    """Declare everything that is still under way missing, with a statement; each item gets a discrepancy."""
    return lab.act(ArrivalClosed, "arrival_close", act=act, leg=leg, statement=statement, reason=reason)


def leg(lab: Lab, number: int) -> LegView | None:
    """One leg; None when there is none."""
    found = lab.call("leg_view", leg=number)
    return None if found is None else wire.answered(LegView, found)


def leg_of_document(lab: Lab, document: int) -> int | None:
    """The leg whose manifest or arrival record has this number."""
    number = lab.call("leg_of_document", document=document)
    return None if number is None else int(number)


def legs(
    lab: Lab,
    *,
    after: Leg | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[Leg]:
    """Legs, the first due first; `filters`: view (one of VIEWS) and open (only what is still under way)."""
    del sort
    wished = dict(filters or {})
    question = _legs().where(*_view(wished.get("view", "all")))
    if wished.get("open", True):
        question = question.where(Dispatch.closed_at.is_(None)).order_by(Dispatch.due_at, Dispatch.id)
        question = question if after is None else question.where(tuple_(Dispatch.due_at, Dispatch.id) > _key(after))
    else:
        question = question.order_by(Dispatch.id.desc())
        question = question if after is None else question.where(Dispatch.id < after.id)
    return lab.rows(question.limit(limit), Leg)


def _key(row: Leg) -> Any:
    return tuple_(row.due_at, row.id)


def _view(view: str) -> list[ColumnElement[bool]]:
    if view == "here":
        return [Dispatch.to_office == func.lims.my_office()]
    if view == "from":
        return [(Dispatch.from_office == func.lims.my_office()) | (Dispatch.dispatched_by == func.lims.me())]
    return []


def _legs() -> Select[*tuple[Any, ...]]:
    sent_from, sent_to = aliased(Office), aliased(Office)
    d = Dispatch
    return (
        select(
            d.id, d.document_id.label("document"), sent_from.name.label("from_office"), sent_to.name.label("to_office"),
            d.courier, Person.name.label("dispatched_by"), d.dispatched_at, d.due_at,
            ((d.due_at <= func.clock_timestamp()) & d.closed_at.is_(None)).label("overdue"),
            func.lims.leg_counts(d.id).label("counts"),
        )
        .outerjoin(sent_from, sent_from.id == d.from_office)
        .join(sent_to, sent_to.id == d.to_office)
        .join(Person, Person.id == d.dispatched_by)
    )  # fmt: skip
