"""Holds: reasons why an item may not be released or disposed of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, select, text, tuple_
from sqlalchemy.orm import aliased

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.custody import Whereabouts
from lims_desktop.tables.items import Hold as HoldTable
from lims_desktop.tables.items import Item
from lims_desktop.tables.places import Place


@dataclass(frozen=True, slots=True)
class HoldChanged(Recorded):
    """Holds were set, extended or lifted: the first of them and its item, all of them, and how many more they reach."""

    hold: int
    item: str
    holds: list[int]
    items: list[str]
    reached: int


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A hold that stands, with its item and where that is; `reached` counts what is held because of it."""

    id: int
    item: int
    number: str
    description: str
    kind: str
    authority: str
    set_by: str
    set_at: datetime
    expires_at: datetime | None
    where: str | None
    reached: int


_ENDS: ColumnElement[datetime] = func.coalesce(HoldTable.expires_at, text("'infinity'"))


def listed(
    lab: Lab,
    *,
    after: HoldLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[HoldLine]:
    """The holds that stand, page by page, the earliest end first; what came from a hold is counted in it.

    `filters` may say kind or hold (one alone); `after` is the last hold of the page before.
    """
    del sort  # there is one order
    known = {"kind": HoldTable.kind, "hold": HoldTable.id}
    wanted = [known[name] == value for name, value in (filters or {}).items() if value is not None]
    if after is not None:
        last = literal(after.expires_at) if after.expires_at else text("'infinity'::timestamptz")
        wanted.append(tuple_(_ENDS, HoldTable.id) > tuple_(last, literal(after.id)))
    derived = aliased(HoldTable)
    reached = select(func.count()).where(derived.origin == HoldTable.id, derived.lifted_at.is_(None)).scalar_subquery()
    question = (
        select(
            HoldTable.id, Item.id.label("item"), Item.number, Item.description, HoldTable.kind, HoldTable.authority,
            func.lims.person_name(HoldTable.set_by).label("set_by"), HoldTable.set_at, HoldTable.expires_at,
            Place.path.label("where"), reached.label("reached"),
        )
        .join(Item, Item.id == HoldTable.item_id)
        .outerjoin(Whereabouts, Whereabouts.item_id == Item.id)
        .outerjoin(Place, Place.id == Whereabouts.place_id)
        .where(HoldTable.lifted_at.is_(None), HoldTable.origin.is_(None), func.now() < _ENDS, *wanted)
        .order_by(_ENDS, HoldTable.id)
        .limit(limit)
    )  # fmt: skip
    return lab.rows(question, HoldLine)


def set_hold(
    lab: Lab,
    items: Sequence[int],
    kind: str,
    authority: str,
    *,
    expires: datetime | None = None,
    act: UUID | None = None,
) -> HoldChanged:
    """Put a hold (legal, dpp, court, quality ...) on items, and on all that lies in them or was made from them."""
    return lab.act(HoldChanged, "hold_set", act=act, items=list(items), kind=kind, authority=authority, expires=expires)


def extend(lab: Lab, hold: int, expires: datetime | None, *, reason: str, act: UUID | None = None) -> HoldChanged:
    """Let a hold, and all that came from it, last longer; without an end for None. It is never made shorter."""
    return lab.act(HoldChanged, "hold_extend", act=act, hold=hold, expires=expires, reason=reason)


def lift(lab: Lab, hold: int, *, reason: str, authority: str | None = None, act: UUID | None = None) -> HoldChanged:
    """Lift a hold and all that came from it, with a reason. A manager's duty.

    A court's, prosecutor's, legal or defence hold is lifted by the `authority` whose document is named; the
    laboratory's own (quality, biohazard) by somebody other than who set it.
    """
    return lab.act(HoldChanged, "hold_lift", act=act, hold=hold, reason=reason, authority=authority)
