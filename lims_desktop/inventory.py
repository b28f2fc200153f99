"""Inventory: counting a place by scanning, expected against scanned; signed by who counted (domain.md section 10).

A count stands in the database alone: it goes on at any station, and two people count together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop.custody import Moved
from lims_desktop.documents import DocumentHead
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.inventory import Inventory as InventoryTable
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place
from lims_desktop.wire import answered

REASONS = ("ROUTINE", "RANDOM", "FORCED", "AUDIT")
METHODS = ("PLACE", "SAMPLE", "SHELF")


@dataclass(frozen=True, slots=True)
class Opened(Recorded):
    """A count began; `expected` items are in the place, None when it is blind."""

    inventory: int
    place: str
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Scan(Recorded):
    """What one scan was.

    `outcome` is found, misplaced, counted (blind), hidden, unknown, already, place, other_place or not_drawn;
    `where` is where the item is recorded to be (not told in a blind count), `here` where the counter stands.
    """

    outcome: str
    code: str = ""
    scan: int | None = None
    item: int | None = None
    number: str | None = None
    description: str | None = None
    resubmissions: int = 0
    place_id: int | None = None
    place: str | None = None
    where: str | None = None
    here_id: int | None = None
    here: str | None = None
    by: str | None = None
    at: datetime | None = None
    first: bool = True
    mine: bool = False
    superseded: bool = False
    was_missing: bool = False
    inside: int = 0
    container_id: int | None = None

    @property
    def shown_number(self) -> str:
        """The item's number with its resubmission suffix, or the code of what has none for me."""
        number = self.number or self.code
        return f"{number} R{self.resubmissions}" if self.resubmissions else number


@dataclass(frozen=True, slots=True)
class Left:
    """An item that is expected and not scanned yet."""

    item: int
    number: str
    description: str
    place_id: int
    place: str
    resubmissions: int = 0


@dataclass(frozen=True, slots=True)
class Counter:
    """Somebody who counts; `signed_for` is the digest they signed, `signed_by` the manager who signed for them."""

    person: int
    login: str
    name: str
    joined_at: datetime
    scans: int = 0
    signed_at: datetime | None = None
    signed_for: str | None = None
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How far one place of the count is; `expected` is None while the count is blind."""

    id: int
    path: str
    controlled: bool
    counted: bool
    scanned: int
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of the result; an item of a case that is not for the reader's eyes has neither number nor description."""

    number: str | None = None
    description: str | None = None
    code: str | None = None
    item_id: int | None = None
    place: str | None = None
    here: str | None = None
    what: str | None = None
    who: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a count found. `inside` of the found ones were counted with their container, not seen themselves."""

    expected: int
    scanned: int
    found: int
    inside: int
    unexpected: int
    places: int
    missing: list[Difference] = field(default_factory=list)
    explained: list[Difference] = field(default_factory=list)
    misplaced: list[Difference] = field(default_factory=list)
    superseded: list[Difference] = field(default_factory=list)
    unknown: list[Difference] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        """Whether everything was where it should be."""
        return not (self.missing or self.misplaced or self.unknown or self.uncounted)


@dataclass(frozen=True, slots=True)
class InventoryView:
    """One count as its page shows it; `result` is None while it is blind and open."""

    id: int
    place_id: int
    place: str
    method: str
    reason: str
    blind: bool
    state: str
    opened_by: str
    opened_at: datetime
    digest: str
    asked_at: datetime
    draw: int | None = None
    closed_by: str | None = None
    closed_at: datetime | None = None
    document: int | None = None
    counters: list[Counter] = field(default_factory=list)
    places: list[PlaceCount] = field(default_factory=list)
    result: Result | None = None

    @property
    def controlled(self) -> bool:
        """Whether two must count."""
        return any(place.controlled for place in self.places)

    def unsigned(self, me: int) -> list[Counter]:
        """Who must still sign for the scans as they are: who closes, and everybody who scanned."""
        return [c for c in self.counters if c.signed_for != self.digest and (c.scans or c.person == me)]


@dataclass(frozen=True, slots=True)
class Closed(Recorded):
    """A count is closed; `document` is the head of the paper that is to be drawn."""

    inventory: int
    document: DocumentHead


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """A count as a line of a list."""

    id: int
    place: str
    method: str
    reason: str
    blind: bool
    state: str
    opened_by: str
    opened_at: datetime
    closed_at: datetime | None
    result: Mapping[str, Any] | None

    @property
    def missing(self) -> int | None:
        """How many items were missing; None while it is not closed."""
        return None if self.result is None else len(self.result["missing"])


def listed(
    lab: Lab,
    *,
    after: InventoryLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[InventoryLine]:
    """A page of counts, the newest first. `filters`: state (OPEN, CLOSED, ABANDONED)."""
    del sort
    i = InventoryTable
    question = (
        select(i.id, Place.path.label("place"), i.method, i.reason, i.blind, i.state, Person.name.label("opened_by"),
               i.opened_at, i.closed_at, i.result)
        .join(Place, Place.id == i.place_id)
        .join(Person, Person.id == i.opened_by)
    )  # fmt: skip
    if state := (filters or {}).get("state"):
        question = question.where(i.state == state)
    if after is not None:
        question = question.where(i.id < after.id)
    return lab.rows(question.order_by(i.id.desc()).limit(limit), InventoryLine)


def view(lab: Lab, inventory: int, *, result: str = "screen") -> InventoryView | None:
    """One count with who counts and how far each place is; None when there is none.

    `result` is `screen`, `none` while counting goes on, or `paper`: without what belongs to restricted cases.
    """
    found = lab.call("inventory_view", inventory=inventory, result=result)
    return None if found is None else answered(InventoryView, found)


def scans(lab: Lab, inventory: int, *, after: int = 0) -> list[Scan]:
    """What was scanned, in the order in which it was recorded, after the scan of this number."""
    return [answered(Scan, one) for one in lab.call("inventory_scans", inventory=inventory, after=after)]


def left(lab: Lab, inventory: int) -> list[Left]:
    """What is expected and not scanned yet; nothing while the count is blind."""
    return [answered(Left, one) for one in lab.call("inventory_left", inventory=inventory)]


def open_one(
    lab: Lab,
    place: int,
    why: str,
    *,
    blind: bool = False,
    terms: Mapping[str, Any] | None = None,
    act: UUID | None = None,
) -> Opened:
    """Begin a count: ROUTINE, RANDOM, FORCED or AUDIT. `terms` may say `method` (PLACE, SAMPLE, SHELF) and `draw`.

    Raises Conflict when the place is being counted already.
    """
    return lab.act(
        Opened, "inventory_open", act=act, place=place, why=why, blind=blind, terms=dict(terms or {})
    )  # fmt: skip


def join(lab: Lab, inventory: int, *, act: UUID | None = None) -> Recorded:
    """Count along."""
    return lab.act(Recorded, "inventory_join", act=act, inventory=inventory)


def scan(lab: Lab, inventory: int, code: str, *, act: UUID | None = None) -> Scan:
    """Count what carries this code (or this number), or go on at the place that carries it."""
    return lab.act(Scan, "inventory_scan", act=act, inventory=inventory, code=code)


def sign(
    second: Lab,
    inventory: int,
    digest: str,
    *,
    on_behalf: int | None = None,
    reason: str | None = None,
    act: UUID | None = None,
) -> Recorded:
    """Sign for exactly these scans, on a connection for which the password was just typed.

    A manager signs for a counter who cannot (`on_behalf`) and says why. Raises Conflict when more was scanned since.
    """
    said: dict[str, Any] = {"inventory": inventory, "digest": digest, "for": on_behalf}
    return second.act(Recorded, "inventory_sign", act=act, **said, reason=reason)


def close(lab: Lab, inventory: int, digest: str, *, act: UUID | None = None) -> Closed:
    """Close the count: seen and missing items get their events, differences become discrepancies, all or nothing."""
    return lab.act(Closed, "inventory_close", act=act, inventory=inventory, digest=digest)


def abandon(lab: Lab, inventory: int, *, reason: str, act: UUID | None = None) -> Recorded:
    """End a count that was begun by mistake; nothing is reckoned."""
    return lab.act(Recorded, "inventory_abandon", act=act, inventory=inventory, reason=reason)


def found(lab: Lab, item: int, statement: str, *, act: UUID | None = None) -> Moved:
    """A missing item turned up and is in my hands now; the statement says where it was.

    Out of a controlled place it needs a witness: see `witness_found`.
    """
    return lab.act(Moved, "found", act=act, item=item, statement=statement)


def witness_found(second: Lab, act: UUID, item: int, statement: str) -> None:
    """The witness's word, on their own connection, for the `found` that follows as `act`."""
    second.vouch("found", "witness", act, item=item, statement=statement)
