"""Items: one item with everything that belongs to it, lists of items, and what is done to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, ScalarSelect, Select, String, distinct, false, func, or_, select, tuple_

from lims_desktop.itemfilters import only
from lims_desktop.kept import Kept
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.custody import Whereabouts
from lims_desktop.tables.items import Hold as HoldTable
from lims_desktop.tables.items import Item as ItemTable
from lims_desktop.tables.places import Place as PlaceTable
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as a line of a list or tree. `where` is its derived place; `where_kind` person, location, external ...

    `hold_kinds` are the kinds of the holds that stand on it (court, dpp ...), None when there is none.
    """

    id: int
    number: str
    description: str
    item_type: str
    role: str = "questioned"
    parent: int | None = None
    container: int | None = None
    packaging: str | None = None
    standing: str = "RECEIVED"
    analysis: str = "none"
    biological: bool = False
    controlled: bool = False
    is_container: bool = False
    is_carrier: bool = False
    resubmissions: int = 0
    place: int | None = None
    where: str | None = None
    where_kind: str | None = None
    placed_at: datetime | None = None
    hold_kinds: list[str] | None = None

    @property
    def shown_number(self) -> str:
        """The number with its resubmission suffix, such as LAB-2026-00012-01 R1."""
        return f"{self.number} R{self.resubmissions}" if self.resubmissions else self.number


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One custody event as it is told: both parties, the server's time, and what makes it special."""

    seq: int
    kind: str
    at: datetime
    to: str
    to_kind: str
    actor: str | None
    entry: int
    claimed_at: datetime | None = None
    giver: str | None = None
    taker: str | None = None
    witness: str | None = None
    exception: bool = False
    corrects: int | None = None
    outsider: str | None = None
    identity_document: str | None = None
    statement: str | None = None
    from_: str | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """One closing of a package and how it was opened."""

    id: int
    number: str | None
    seal_type: str | None
    state: str
    initials: str | None
    sealed_at: datetime | None
    opened_at: datetime | None
    opened_by: str | None
    opening_reason: str | None


@dataclass(frozen=True, slots=True)
class Label:
    """A printed code of the item and what became of printing it."""

    id: int
    code: str
    design: str
    state: str
    copies: int
    printer: str | None
    problem: str | None
    verified_at: datetime | None
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on the item; it stands until it is lifted or expires.

    `origin` is the hold it came from, on `from_item`, which the item lay in or was made from.
    """

    id: int
    kind: str
    authority: str
    set_by: str
    set_at: datetime
    expires_at: datetime | None
    lifted_by: str | None
    lifted_at: datetime | None
    lifting_reason: str | None
    lifting_authority: str | None = None
    origin: int | None = None
    from_item: str | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A difference between what was declared or recorded and what was found."""

    id: int
    state: str
    kind: str
    statement: str
    declared: str | None
    observed: str | None
    raised_at: datetime
    settled_at: datetime | None = None
    resolution: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph attached to the item, by the SHA-256 of its bytes."""

    id: int
    sha256: str
    name: str
    caption: str | None
    attached_at: datetime


@dataclass(frozen=True, slots=True)
class CaseOfItem:
    """The case an item belongs to."""

    id: int
    number: str
    agency: str
    agency_reference: str
    offence: str
    restricted: bool
    agency_code: str = ""


@dataclass(frozen=True, slots=True)
class ItemView(ItemLine):
    """Everything the item page shows, asked in one round trip. Quantities in `unit`.

    `retention` is None for a carrier, for what has ended, and for whoever is not of the laboratory.
    """

    case: CaseOfItem | None = None
    condition: str | None = None
    condition_note: str | None = None
    quantity_kind: str | None = None
    declared: Decimal | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    unlisted: bool = False
    refusal: str | None = None
    registered_at: datetime | None = None
    asked_at: datetime | None = None
    submission: int | None = None
    positions: int | None = None
    custody_seq: int | None = None
    parent_line: ItemLine | None = None
    container_line: ItemLine | None = None
    children: list[ItemLine] = field(default_factory=list)
    contents: list[ItemLine] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    photographs: list[Photograph] = field(default_factory=list)
    custody: list[CustodyEvent] = field(default_factory=list)
    retention: Kept | None = None
    scanned: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A child made by itemising: its number and the code of its label."""

    id: int
    number: str
    code: str


@dataclass(frozen=True, slots=True)
class Itemised(Recorded):
    """The children made from an item."""

    items: list[Child]


@dataclass(frozen=True, slots=True)
class Packed(Recorded):
    """Items lie in this container from now on; None: in none."""

    items: list[int]
    container: str | None


@dataclass(frozen=True, slots=True)
class Touched(Recorded):
    """Something was done to this item; `discrepancy` when its quantity was outside the tolerance."""

    item: str
    discrepancy: int | None = None


def view(lab: Lab, item: int) -> ItemView | None:
    """One item with everything that belongs to it; None when there is none or it is not for my eyes."""
    return _view(lab.call("item_view", item=item))


def by_code(lab: Lab, code: str) -> ItemView | None:
    """The item that carries this label; `scanned` says which label, and whether it was struck through."""
    return _view(lab.call("item_by_code", code=code))


def _view(found: dict[str, Any] | None) -> ItemView | None:
    if found is None or "id" not in found:
        return None
    for event in found["custody"]:
        event["from_"] = event.get("from")
    return answered(ItemView, found)


def newest(lab: Lab, *, after: int | None = None, limit: int = 100, place: int | None = None) -> list[ItemLine]:
    """Items, the newest first; `after` is the last id of the page before. With `place`, only what is there now."""
    item = ItemTable
    question = _lines(lab)
    if place is not None:
        question = question.where(Whereabouts.place_id == place)
    if after is not None:
        question = question.where(item.id < after)
    return lab.rows(question.order_by(item.id.desc()).limit(limit), ItemLine)


def listed(
    lab: Lab,
    *,
    after: ItemLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[ItemLine]:
    """Items page by page: the newest first, or by number when `sort` is ("number", descending).

    `filters` may say place, item_type, controlled, where_kind (of the place), or inside (a place and all that is in
    it), and what a figure counts: exhibits (no carriers), touched_since and touched_before (the last event; the oldest
    come first), placed_before, office_of_holder, to_office, overdue, at_court, overdue_court, over_limit (of a locker),
    registered_since and registered_before, gone_since and gone_before (destroyed or returned for good). `after` is
    the last item of the page before.
    """
    item = ItemTable
    wanted = [only(name, value) for name, value in (filters or {}).items() if value is not None]
    if sort is None and filters and any(filters.get(name) for name in ("touched_since", "touched_before")):
        return _oldest_first(lab, wanted, after, limit)
    by_number = sort is not None and sort[0] == "number"
    order, last = (item.number, after and after.number) if by_number else (item.id, after and after.id)
    down = sort[1] if sort is not None and by_number else True
    if after is not None:
        wanted.append(order < last if down else order > last)
    question = _lines(lab).where(*wanted).order_by(order.desc() if down else order).limit(limit)
    return lab.rows(question, ItemLine)


def _oldest_first(lab: Lab, wanted: list[ColumnElement[bool]], after: ItemLine | None, limit: int) -> list[ItemLine]:
    """What nobody touched for longest comes first."""
    order = Whereabouts.at, Whereabouts.item_id
    if after is not None:
        last = select(*order).where(Whereabouts.item_id == after.id).scalar_subquery()
        wanted = [*wanted, tuple_(*order) > last]
    return lab.rows(_lines(lab).where(*wanted).order_by(*order).limit(limit), ItemLine)


def _held_by(item: type[ItemTable]) -> ScalarSelect[Any]:
    """The kinds of the holds that stand on an item; row-level security decides who sees them."""
    stands = HoldTable.lifted_at.is_(None), or_(HoldTable.expires_at.is_(None), HoldTable.expires_at > func.now())
    kinds = select(func.array_agg(distinct(HoldTable.kind), type_=ARRAY(String)))
    return kinds.where(HoldTable.item_id == item.id, *stands).correlate(item).scalar_subquery()


def _lines(lab: Lab) -> Select[*tuple[Any, ...]]:
    """Items as lines with where they are; of an agency's client, only the agency's own, which an index finds."""
    item = ItemTable
    question = select(
        item.id, item.number, item.description, item.item_type, item.role, item.parent_id.label("parent"),
        item.container_id.label("container"), item.packaging, item.standing, item.analysis, item.biological,
        item.controlled, item.is_container, item.case_id.is_(None).label("is_carrier"), item.resubmissions,
        Whereabouts.place_id.label("place"), PlaceTable.path.label("where"), PlaceTable.kind.label("where_kind"),
        Whereabouts.placed_at,
        _held_by(item).label("hold_kinds"),
    )  # fmt: skip
    question = question.join(Whereabouts, Whereabouts.item_id == item.id)
    question = question.outerjoin(PlaceTable, PlaceTable.id == Whereabouts.place_id)
    if lab.me.agency is not None:
        return question.where(item.agency_id == lab.me.agency)
    if lab.me.duties == {"administrator"}:
        return question.where(false())  # sees none, and the database would look through all to find that out
    return question


def itemise(lab: Lab, item: int, children: Sequence[Mapping[str, Any]], *, act: UUID | None = None) -> Itemised:
    """Make children (item_type, description, packaging, quantity, unit ...) of an item in my hands."""
    return lab.act(Itemised, "itemise", act=act, item=item, children=[dict(child) for child in children])


def containerise(lab: Lab, items: Sequence[int], container: int | None, *, act: UUID | None = None) -> Packed:
    """Put items into a container, out of the one in which they were, or take them out (None). All are in my hands."""
    return lab.act(Packed, "containerise", act=act, items=list(items), container=container)


def open_seal(lab: Lab, item: int, quantity: Decimal | None, *, reason: str, act: UUID | None = None) -> Touched:
    """Open the item's seals; a controlled item is counted or weighed, and outside the tolerance is a discrepancy."""
    return lab.act(Touched, "open_seal", act=act, item=item, quantity=quantity, reason=reason)


def seal(
    lab: Lab, item: int, number: str, seal_type: str, quantity: Decimal | None = None, *, act: UUID | None = None
) -> Touched:
    """Seal the item again with a new seal, my initials on it."""
    return lab.act(Touched, "seal", act=act, item=item, number=number, seal_type=seal_type, quantity=quantity)


def amend(lab: Lab, item: int, changes: Mapping[str, str], *, reason: str, act: UUID | None = None) -> Touched:
    """Change description, packaging, condition or condition_note, with a reason; the ledger keeps the old words."""
    return lab.act(Touched, "item_amend", act=act, item=item, changes=dict(changes), reason=reason)
