"""Discrepancies: raised, looked into by an owner until a day, settled by someone who did not raise them.

A loss is confirmed by two managers and told to whom it concerns (domain.md section 10).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from lims_desktop.items import Discrepancy
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.cases import CaseFile
from lims_desktop.tables.items import Discrepancy as DiscrepancyTable
from lims_desktop.tables.items import Item as ItemTable
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place
from lims_desktop.wire import answered

OPEN = ("RAISED", "INVESTIGATING")
OUTCOMES = ("found", "clerical", "explained")
PARTIES = ("agency", "dpp", "manager", "other")
MEANS = ("letter", "email", "telephone", "in_person")


@dataclass(frozen=True, slots=True)
class DiscrepancyRaised(Recorded):
    """A discrepancy was raised for this item."""

    discrepancy: int
    item: str


@dataclass(frozen=True, slots=True)
class DiscrepancySettled(Recorded):
    """A discrepancy took a step."""

    discrepancy: int
    state: str


@dataclass(frozen=True, slots=True)
class DiscrepancyLine:
    """A discrepancy as a line of a list; `subject` is the item, place or case it is about."""

    id: int
    state: str
    kind: str
    statement: str
    raised_at: datetime
    due_at: datetime | None
    owner: str | None
    item: str | None
    place: str | None
    case_number: str | None
    late: bool = False

    @property
    def subject(self) -> str:
        """What it is about: the item, else the place, else the case."""
        return self.item or self.place or self.case_number or ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody was told of a loss: who, by which means, when."""

    id: int
    party: str
    told: str
    means: str
    reference: str | None
    told_at: datetime
    recorded_by: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a discrepancy's story, as the ledger has it; `new` is what became of it."""

    at: datetime
    actor: str
    second: str | None
    reason: str | None
    table: str | None
    new: Mapping[str, Any] | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """One discrepancy with its notices and its story, asked in one round trip."""

    id: int
    state: str
    kind: str
    statement: str
    raised_by: str
    raised_by_id: int
    raised_at: datetime
    asked_at: datetime
    declared: str | None = None
    observed: str | None = None
    owner: str | None = None
    owner_id: int | None = None
    due_at: datetime | None = None
    outcome: str | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None
    confirmed_by: str | None = None
    resolution: str | None = None
    item_id: int | None = None
    item: str | None = None
    case_id: int | None = None
    case_number: str | None = None
    place_id: int | None = None
    place: str | None = None
    inventory: int | None = None
    notices: list[Notice] = field(default_factory=list)
    story: list[Step] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be looked into."""
        return self.state in OPEN

    @property
    def is_late(self) -> bool:
        """Whether it is open after its day, by the server's clock."""
        return self.is_open and self.due_at is not None and self.due_at <= self.asked_at


@dataclass(frozen=True, slots=True)
class NoticeRecorded(Recorded):
    """It is recorded who was told."""

    discrepancy: int
    notice: int
    party: str


def open_ones(lab: Lab, *, after: int | None = None, limit: int = 100) -> list[Discrepancy]:
    """Discrepancies that are not settled, the newest first; `after` is the last id of the page before."""
    d = DiscrepancyTable
    question = select(
        d.id, d.state, d.kind, d.statement, d.declared, d.observed, d.raised_at, d.settled_at, d.resolution,
        ItemTable.number.label("item"),
    ).outerjoin(ItemTable, ItemTable.id == d.item_id).where(d.state.in_(OPEN))  # fmt: skip
    if after is not None:
        question = question.where(d.id < after)
    return lab.rows(question.order_by(d.id.desc()).limit(limit), Discrepancy)


def listed(
    lab: Lab,
    *,
    after: DiscrepancyLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[DiscrepancyLine]:
    """A page of discrepancies, the newest first. `filters`: which (open, mine, overdue, settled) and kind."""
    del sort
    d = DiscrepancyTable
    question = _narrowed(_lines(), lab, dict(filters or {}))
    if after is not None:
        question = question.where(d.id < after.id)
    return lab.rows(question.order_by(d.id.desc()).limit(limit), DiscrepancyLine)


def _lines() -> Select[*tuple[Any, ...]]:
    d = DiscrepancyTable
    late = (d.due_at <= func.clock_timestamp()) & d.state.in_(OPEN)
    return (
        select(d.id, d.state, d.kind, d.statement, d.raised_at, d.due_at, func.coalesce(late, False).label("late"),
               Person.name.label("owner"), ItemTable.number.label("item"), Place.path.label("place"),
               CaseFile.number.label("case_number"))
        .outerjoin(ItemTable, ItemTable.id == d.item_id)
        .outerjoin(Place, Place.id == d.place_id)
        .outerjoin(CaseFile, CaseFile.id == d.case_id)
        .outerjoin(Person, Person.id == d.owner)
    )  # fmt: skip


def _narrowed(question: Select[*tuple[Any, ...]], lab: Lab, filters: dict[str, Any]) -> Select[*tuple[Any, ...]]:
    d = DiscrepancyTable
    wanted = {
        "open": d.state.in_(OPEN),
        "mine": d.state.in_((*OPEN, "CONFIRMED_LOSS")) & (d.owner == lab.me.person),
        "overdue": d.state.in_(OPEN) & (d.due_at <= func.clock_timestamp()),
        "settled": d.state.not_in(OPEN),
    }.get(str(filters.get("which") or ""))
    question = question if wanted is None else question.where(wanted)
    return question.where(d.kind == filters["kind"]) if filters.get("kind") else question


def view(lab: Lab, discrepancy: int) -> DiscrepancyView | None:
    """One discrepancy whole; None when there is none or it is not for my eyes."""
    found = lab.call("discrepancy_view", discrepancy=discrepancy)
    return None if found is None else answered(DiscrepancyView, found)


def raise_one(
    lab: Lab,
    item: int,
    kind: str,
    statement: str,
    *,
    declared: str | None = None,
    observed: str | None = None,
    act: UUID | None = None,
) -> DiscrepancyRaised:
    """Record a difference found on an item."""
    return lab.act(
        DiscrepancyRaised,
        "discrepancy_raise",
        act=act,
        item=item,
        kind=kind,
        statement=statement,
        declared=declared,
        observed=observed,
    )


def assign(
    lab: Lab,
    discrepancy: int,
    owner: int,
    *,
    due: datetime | None = None,
    reason: str | None = None,
    act: UUID | None = None,
) -> DiscrepancySettled:
    """Give it to somebody who looks into it until `due`; another owner or a later day needs a reason."""
    return lab.act(
        DiscrepancySettled,
        "discrepancy_assign",
        act=act,
        discrepancy=discrepancy,
        owner=owner,
        due=due,
        reason=reason,
    )


def settle(
    lab: Lab, discrepancy: int, state: str, resolution: str, *, outcome: str | None = None, act: UUID | None = None
) -> DiscrepancySettled:
    """Take the next step: INVESTIGATING, RESOLVED, CONFIRMED_LOSS, NOTIFIED or CAPA, saying what was found.

    `outcome` says how a resolved one ended: found, clerical or explained. A confirmed loss needs another manager's
    word before (`confirm`).
    """
    said = {"discrepancy": discrepancy, "state": state, "resolution": resolution, "outcome": outcome}
    return lab.act(DiscrepancySettled, "discrepancy_settle", act=act, **said)


def confirm(second: Lab, act: UUID, discrepancy: int, resolution: str) -> None:
    """The other manager's word, on their own connection, for the confirmed loss that follows as `act`."""
    said = {"discrepancy": discrepancy, "state": "CONFIRMED_LOSS", "resolution": resolution, "outcome": None}
    second.vouch("discrepancy_settle", "supervisor", act, **said)


def tell(
    lab: Lab,
    discrepancy: int,
    party: str,
    told: str,
    means: str,
    *,
    terms: Mapping[str, Any] | None = None,
    act: UUID | None = None,
) -> NoticeRecorded:
    """Record that a party was told of a confirmed loss. `terms` may say `reference` and `told_at`."""
    return lab.act(
        NoticeRecorded,
        "discrepancy_notice",
        act=act,
        discrepancy=discrepancy,
        party=party,
        told=told,
        means=means,
        terms=dict(terms or {}),
    )
