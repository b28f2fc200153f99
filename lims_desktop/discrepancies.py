"""Discrepancies: raised, investigated, settled by someone who did not raise them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from lims_desktop.items import Discrepancy
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.items import Discrepancy as DiscrepancyTable
from lims_desktop.tables.items import Item as ItemTable


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


def open_ones(lab: Lab, *, after: int | None = None, limit: int = 100) -> list[Discrepancy]:
    """Discrepancies that are not settled, the newest first; `after` is the last id of the page before."""
    d = DiscrepancyTable
    question = select(
        d.id, d.state, d.kind, d.statement, d.declared, d.observed, d.raised_at, d.settled_at, d.resolution,
        ItemTable.number.label("item"),
    ).outerjoin(ItemTable, ItemTable.id == d.item_id).where(d.state.in_(("RAISED", "INVESTIGATING")))  # fmt: skip
    if after is not None:
        question = question.where(d.id < after)
    return lab.rows(question.order_by(d.id.desc()).limit(limit), Discrepancy)


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


def settle(lab: Lab, discrepancy: int, state: str, resolution: str, *, act: UUID | None = None) -> DiscrepancySettled:
    """Take the next step: INVESTIGATING, RESOLVED, CONFIRMED_LOSS, NOTIFIED or CAPA, saying what was found."""
    return lab.act(
        DiscrepancySettled, "discrepancy_settle", act=act, discrepancy=discrepancy, state=state, resolution=resolution
    )
