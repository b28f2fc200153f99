"""Custody: who or what holds an item, and every change of hands (domain.md section 4).

Who acts and when are the database's to say. After a broken connection give the same `act` again: it is recorded once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from lims_desktop.items import ItemLine
from lims_desktop.lab import Lab
from lims_desktop.places import Place
from lims_desktop.recorded import Recorded
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class Moved(Recorded):
    """Items changed hands: their numbers, where they are now, and the ledger's receipts."""

    kind: str
    items: list[str]
    place: str | None


@dataclass(frozen=True, slots=True)
class Offered(Recorded):
    """An offer that waits for the other person; `digest` binds the acceptance to exactly these items."""

    offer: int
    digest: str
    items: list[str]
    to: str


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An open offer, mine or to me."""

    id: int
    giver: str
    giver_id: int
    taker: str
    taker_id: int
    mine: bool
    offered_at: datetime
    reason: str | None
    digest: str
    items: list[ItemLine]


@dataclass(frozen=True, slots=True)
class HeldItem(ItemLine):
    """An item in my hands."""

    case_number: str = ""


@dataclass(frozen=True, slots=True)
class ConflictedWork:
    """A request in my hands about a case in which I declared a conflict of interest."""

    request: int
    case_number: str
    examination: str


@dataclass(frozen=True, slots=True)
class Bench:
    """What I hold and since when, and the offers that wait for me or for others, as of `asked_at` of the server.

    `conflicts` is the work that I have to put aside.
    """

    held: list[HeldItem]
    offers: list[OpenOffer]
    asked_at: datetime
    conflicts: list[ConflictedWork] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person by their badge."""

    id: int
    login: str
    name: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scanned label stands for: an item, a place or a person (`kind`)."""

    kind: str
    superseded: bool
    item: ItemLine | None = None
    place: Place | None = None
    person: PersonLine | None = None
    mine: bool | None = None
    case_number: str | None = None
    container_number: str | None = None
    inside: int = 0


@dataclass(frozen=True, slots=True)
class Unfit:
    """An item that a place may not hold, and the code and particulars of why."""

    item: int
    code: str
    detail: Mapping[str, Any]


def scanned(lab: Lab, code: str) -> Scanned | None:
    """What the label with this machine code stands for; None when no label carries it or it is not for my eyes."""
    return _scanned(lab.call("scanned", code=code))


def is_label_of(lab: Lab, code: str, item: int) -> bool:
    """Whether this code is a label of the item that still counts; the laboratory judges all others."""
    found = scanned(lab, code)
    return found is not None and found.item is not None and found.item.id == item and not found.superseded


def named(lab: Lab, text: str) -> Scanned | None:
    """What somebody typed because the label cannot be read: a machine code, or an item's whole number."""
    return _scanned(lab.call("named", text=text))


def _scanned(found: dict[str, Any] | None) -> Scanned | None:
    return None if found is None or found.get(found["kind"]) is None else answered(Scanned, found)


def unfit(lab: Lab, items: Sequence[int], place: int) -> list[Unfit]:
    """Which items this place may not hold; refused when it is full, closed or not for me. `store` itself decides."""
    return [answered(Unfit, one) for one in lab.call("unfit", items=list(items), place=place)]


def bench(lab: Lab) -> Bench:
    """What I hold and what awaits me."""
    return answered(Bench, lab.call("my_bench"))


def store(
    lab: Lab,
    items: Sequence[int],
    place: int,
    *,
    claimed: datetime | None = None,
    reason: str | None = None,
    act: UUID | None = None,
) -> Moved:
    """Put items from my hands into a location. A controlled location needs a witness: see `witness`."""
    return lab.act(Moved, "store", act=act, items=list(items), place=place, claimed=claimed, reason=reason)


def retrieve(
    lab: Lab,
    items: Sequence[int],
    place: int,
    *,
    claimed: datetime | None = None,
    reason: str | None = None,
    act: UUID | None = None,
) -> Moved:
    """Take items out of a location into my hands. A controlled location needs a witness: see `witness`."""
    return lab.act(Moved, "retrieve", act=act, items=list(items), place=place, claimed=claimed, reason=reason)


def witness(
    second: Lab, act: UUID, name: str, items: Sequence[int], place: int, *, claimed: datetime | None = None
) -> None:
    """The witness's word, on the witness's own connection, for the store or retrieve (`name`) that follows as `act`."""
    second.vouch(name, "witness", act, items=list(items), place=place, claimed=claimed)


def supervise(second: Lab, act: UUID, items: Sequence[int], *, claimed: datetime | None = None) -> None:
    """The supervisor's word, on their own connection, for the `take_over` that follows as `act`."""
    second.vouch("take_over", "supervisor", act, items=list(items), claimed=claimed)


def take_over(
    lab: Lab, items: Sequence[int], *, reason: str, claimed: datetime | None = None, act: UUID | None = None
) -> Moved:
    """Take items whose holder is not there: an exception hand-over, with a reason and a supervisor's word."""
    return lab.act(Moved, "take_over", act=act, items=list(items), reason=reason, claimed=claimed)


def offer(lab: Lab, items: Sequence[int], to: int, *, reason: str | None = None, act: UUID | None = None) -> Offered:
    """Offer items in my hands to another person, who accepts with their own password."""
    return lab.act(Offered, "offer", act=act, items=list(items), to=to, reason=reason)


def accept(second: Lab, offer: int, digest: str, *, act: UUID | None = None) -> Moved:
    """Accept an offer. The receiver must have signed in a moment ago, on a connection of their own."""
    return second.act(Moved, "accept", act=act, offer=offer, digest=digest)


def close_offer(lab: Lab, offer: int, *, reason: str | None = None, act: UUID | None = None) -> Recorded:
    """Withdraw my offer, or decline one made to me. Nothing moves."""
    return lab.act(Recorded, "close_offer", act=act, offer=offer, reason=reason)


def correct(lab: Lab, item: int, seq: int, statement: str, *, reason: str, act: UUID | None = None) -> Moved:
    """Correct event `seq` of an item by a statement; the wrong event stays, and both are printed."""
    return lab.act(Moved, "correct", act=act, item=item, seq=seq, statement=statement, reason=reason)
