"""Containers: what lies in them moves with them. A carrier (box, rack, batch tray) holds items of many cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from lims_desktop.items import Packed
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.custody import Whereabouts
from lims_desktop.tables.items import Item
from lims_desktop.tables.places import Place


@dataclass(frozen=True, slots=True)
class Made(Recorded):
    """A new carrier: its number and the code of its label."""

    id: int
    number: str
    code: str


@dataclass(frozen=True, slots=True)
class Retired(Recorded):
    """A carrier is out of use."""

    item: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """A carrier as a line of a list: where it is, and how much of what I may see lies in it."""

    id: int
    number: str
    kind: str
    description: str
    positions: int | None
    inside: int
    where: str | None
    where_kind: str | None


def listed(
    lab: Lab,
    *,
    after: Carrier | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[Carrier]:
    """The carriers in use page by page, the newest first; `filters` may say kind."""
    del sort  # there is one order
    content = aliased(Item)
    inside = select(func.count()).where(content.container_id == Item.id).scalar_subquery()
    question = (
        select(
            Item.id, Item.number, Item.item_type.label("kind"), Item.description, Item.positions,
            inside.label("inside"), Place.path.label("where"), Place.kind.label("where_kind"),
        )
        .join(Whereabouts, Whereabouts.item_id == Item.id)
        .join(Place, Place.id == Whereabouts.place_id)
        .where(Item.case_id.is_(None), Place.kind != "terminal")
    )  # fmt: skip
    if kind := (filters or {}).get("kind"):
        question = question.where(Item.item_type == kind)
    if after is not None:
        question = question.where(Item.id < after.id)
    return lab.rows(question.order_by(Item.id.desc()).limit(limit), Carrier)


def make(lab: Lab, kind: str, description: str, positions: int | None = None, *, act: UUID | None = None) -> Made:
    """A new carrier in my hands; `positions` is how many things it takes, None for as many as fit."""
    return lab.act(Made, "carrier_make", act=act, kind=kind, description=description, positions=positions)


def repack(lab: Lab, from_: int, to: int, *, act: UUID | None = None) -> Packed:
    """Put everything that lies in one container into another, whole or not at all. Both are in my hands."""
    return lab.act(Packed, "repack", act=act, to=to, **{"from": from_})


def retire(lab: Lab, carrier: int, *, reason: str, act: UUID | None = None) -> Retired:
    """Take a carrier out of use: empty, in my hands, and never used again."""
    return lab.act(Retired, "carrier_retire", act=act, carrier=carrier, reason=reason)
